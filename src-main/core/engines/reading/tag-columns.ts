// Columns that are tags: one for each tag with yes or no, or one for each branch of the tree with its tags. Owns telling
// them from custom fields; what a cell of them gives is draft-builder.ts's.
import { writeTarget } from '../../../../src-shared/model/target-fields.ts';
import type { ValueEvidence } from './value-evidence.ts';
import type { Guess } from './weigh-column.ts';

/** What the workspace's tree says about a header; nothing where no workspace is at hand. */
export interface KnownTags {
  /** Whether a tag or alias is called so, with or without its group. */
  isTag(header: string): boolean;
  /** Whether a tag that others stand below is called so. */
  isBranch(header: string): boolean;
}

/** So many yes-or-no columns in a row are a block of tags; fewer may be facts about the person. */
const leastBlock = 4;
const longest = 110;
const prefixed = /^[^:>»]{2,40}(?:\s*[>»]\s*|:\s+)\S/;
const named = /^(?:tag|label|etikett|etiquette|etiqueta)s?\s*[:_\-–]\s*(?=\S)/i;
const forPrograms = /_|[?]|^[a-z]+[A-Z]/;
/** Questions about the person rather than words for it. */
const question =
  /^(?:is|has|can|do|does|did|was|are|allow|enable|accepts?|verified|active|inactive|deleted|archived|enabled|confirmed|subscribed|opt(?:ed)?)\b/i;

/** Lets columns that no field is for become tags where everything about them says so. Changes `guesses`. */
export function settleTagColumns(
  headers: readonly string[],
  guesses: Guess[],
  evidence: readonly ValueEvidence[],
  known: KnownTags | undefined,
): void {
  const isFree = (column: number) => {
    const found = guesses[column];
    return found !== undefined && found.confidence < 0.95 && found.target.startsWith('custom:');
  };
  const isAnswer = (column: number) => {
    const found = evidence[column];
    return found !== undefined && found.filled > 0 && found.boolean > 0.95;
  };
  const set = (column: number, kind: 'tag' | 'branch', tag: string, confidence: number, because: string) => {
    guesses[column] = { target: writeTarget({ kind, tag: tag.trim().slice(0, longest) }), confidence, because };
  };
  headers.forEach((header, column) => {
    if (header.trim() === '') return;
    const target = guesses[column]?.target ?? '';
    if (!isAnswer(column)) {
      const isList = (evidence[column]?.filled ?? 0) > 0 && (evidence[column]?.number ?? 0) < 0.5;
      const isWord = isFree(column) || /^(?:tags|lifecycle|lead_source)$/.test(target);
      if (isList && isWord && known?.isBranch(header))
        set(column, 'branch', header, 0.85, 'a branch of your tags is called so');
    } else if (known?.isTag(header) && !/^(?:consent|email_status|custom:)/.test(isFree(column) ? '' : target)) {
      set(column, 'tag', header, 0.92, 'a tag of this name, and the values say yes or no');
    } else if (!isFree(column)) {
      return;
    } else if (named.test(header)) {
      set(column, 'tag', header.replace(named, ''), 0.85, 'the header says tag, and the values say yes or no');
    } else if (prefixed.test(header)) {
      set(column, 'tag', header, 0.8, 'written like a tag with its group, and the values say yes or no');
    }
  });
  for (let column = 0; column < headers.length; column++) {
    let end = column;
    while (
      end < headers.length &&
      isFree(end) &&
      isAnswer(end) &&
      !forPrograms.test(headers[end] ?? '') &&
      !question.test(headers[end] ?? '')
    )
      end++;
    if (end - column >= leastBlock) {
      const because = `one of ${end - column} columns in a row that say yes or no`;
      for (let at = column; at < end; at++) set(at, 'tag', headers[at] ?? '', 0.65, because);
    }
    column = Math.max(column, end);
  }
}
