// Which tags nobody would miss. Owns the words that mark a leftover and how long unused is too long.
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ConsolidationFacts, TagFacts } from './tag-facts.ts';

const day = 86_400_000;
/** Nobody got the tag for so long: 18 months. */
const stale = 548 * day;
/** A tag as young as this may still find its contacts. */
const young = 30 * day;
/** Below this many contacts a tag is too small to act on. */
const tiny = 5;

/** Names of tries, heaps and files rather than of anything true of a contact. */
const leftover =
  /^(test\b.*|tmp|temp|asdf\w*|qwert\w*|x+|y+|z+\b.*|foo|bar|untitled.*|new tag.*|misc|todo|unsorted|delete\b.*|remove me|do not use.*|copy of .*|old .*|.* old|.*do not use.*|check later|call back.*|unknown|various|n\/a|none)$/;
const file = /\b(import|export|upload|csv|xlsx|v\d+)\b.*\d|\bupload\b|_final|\bimport(ed)?\b$/;

/** Whether a name marks a try, a heap or a file. */
export function isLeftoverName(tagName: string): boolean {
  const name = foldText(tagName);
  return leftover.test(name) || file.test(name);
}

/** Why a tag may be retired, and how sure that is; null where it had better stay. */
export function retireReason(
  tag: TagFacts,
  size: number,
  { asOf, everybody }: ConsolidationFacts,
): { reason: string; confidence: number } | null {
  const name = foldText(tag.name);
  const isLeftover = isLeftoverName(tag.name);
  const age = asOf - (tag.lastAssignedAt ?? tag.createdAt);
  const isSmall = size < Math.max(tiny, everybody / 1000);
  const isStale = tag.lastAssignedAt !== null && age > stale;
  if (tag.status === 'deprecated' && isSmall) {
    return { reason: 'It is being phased out already, and hardly anybody wears it.', confidence: 0.9 };
  }
  if (isLeftover) {
    if (isSmall || isStale) return { reason: `Its name marks a leftover, and ${worn(size)}.`, confidence: 0.92 };
    return { reason: `Its name marks a leftover, but ${worn(size)}: ask before it goes.`, confidence: 0.5 };
  }
  if (tag.isDocumented) return null;
  if (size === 0) {
    return asOf - tag.createdAt < young && !hasOldYear(name, asOf)
      ? { reason: 'Nobody wears it and nothing uses it, but it is new.', confidence: 0.6 }
      : { reason: 'Nobody wears it and nothing uses it.', confidence: 0.88 };
  }
  if (isStale) {
    const years = Math.max(1, Math.floor(age / (365 * day)));
    const since = `Nobody got it for ${years === 1 ? 'a year and a half' : `${years} years`}, nothing uses it, and ${worn(size)}.`;
    return { reason: since, confidence: isSmall || hasOldYear(name, asOf) ? 0.86 : 0.55 };
  }
  if (size < 3 && everybody >= 200) return { reason: `Only ${worn(size)}, and nothing uses it.`, confidence: 0.55 };
  return null;
}

const worn = (size: number): string =>
  size === 0
    ? 'nobody wears it'
    : size === 1
      ? 'one contact wears it'
      : `${size.toLocaleString('en')} contacts wear it`;

/** A year in the name that ended more than a year ago. */
function hasOldYear(name: string, asOf: number): boolean {
  const year = Number(/\b(19|20)\d\d\b/.exec(name)?.[0] ?? Number.POSITIVE_INFINITY);
  return Date.UTC(year + 2, 0, 1) <= asOf;
}
