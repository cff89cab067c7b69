// What the engine needs to know of the tags: sheets, use, members, and the people whom known rules mean. Owns the reading;
// judging is in engines/tag-consolidation.

import type { Rule } from '../../../../src-shared/rules/ast.ts';
import { checkRule } from '../../../../src-shared/rules/check-rule.ts';
import { presetRule } from '../../../../src-shared/rules/presets/preset.ts';
import { rulePresets } from '../../../../src-shared/rules/presets/presets.ts';
import type { TagFate } from '../../../../src-shared/tags/consolidation.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { countIds, hasId, type IdBits } from '../../engines/rule-compiler/id-bits.ts';
import type { ConsolidationFacts, KnownRule } from '../../engines/tag-consolidation/tag-facts.ts';
import { customFieldsOf } from '../contacts/custom-fields.ts';
import { activeContacts, membersOf } from '../segments/member-bits.ts';
import { loadCompileContext } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';
import { type Forest, loadForest } from '../tags/tag-forest.ts';
import { membersByTag } from '../tags/tag-overview.ts';
import { usesByTag } from '../tags/tag-rules.ts';
import { selectAllAliases, selectAnswers, selectLastAssigned, selectRuledTags } from './consolidation-queries.ts';

export interface ReadFacts {
  facts: ConsolidationFacts;
  /** Contacts by tag, each once, by place in `facts.tags`. */
  members: Uint32Array[];
}

/** @param onProgress called between steps; may throw to stop */
export function readFacts(
  db: ReadHandle,
  { asOf, now }: { asOf: number; now: number },
  onProgress: (phase: string, done: number, total: number | null) => void,
): ReadFacts {
  const forest = loadForest(db);
  onProgress('Reading tags', 0, null);
  const worn = membersByTag(db);
  const members = forest.rows.map(({ id }) => Uint32Array.from(new Set(worn.get(id) ?? [])));
  const uses = usesByTag(db, (tags) => forest.branch(tags));
  const last = new Map(db.all(selectLastAssigned()).map(({ tag_id, at }) => [tag_id, at]));
  const aliases = Map.groupBy(db.all(selectAllAliases()), ({ tag_id }) => tag_id);
  const ruled = new Set(db.pluck<number>(selectRuledTags()));
  const facts: ConsolidationFacts = {
    tags: forest.rows.map(({ id, parentId, name, row }) => ({
      id,
      parentId,
      name,
      aliases: [
        ...(aliases.get(id) ?? []).map(({ alias }) => alias),
        ...(row.synonyms ?? '').split('\n').filter(Boolean),
      ],
      status: row.status,
      isDocumented: row.meaning !== null,
      usedBy: (uses.get(id) ?? []).filter((use) => !(use.kind === 'rule' && use.id === id)).map((use) => use.name),
      hasRule: ruled.has(id),
      isExclusiveChild: parentId !== null && forest.get(parentId).row.is_exclusive === 1,
      lastAssignedAt: last.get(id) ?? null,
      createdAt: row.created_at,
    })),
    everybody: countIds(activeContacts(db)),
    asOf,
    fields: customFieldsOf(db).map(({ label }) => label),
    rules: knownRules(db, asOf, now, members, onProgress),
    apart: rejectedMerges(db, forest),
  };
  return { facts, members };
}

function knownRules(
  db: ReadHandle,
  asOf: number,
  now: number,
  members: readonly Uint32Array[],
  onProgress: (phase: string, done: number, total: number | null) => void,
): KnownRule[] {
  const context = loadCompileContext(db, asOf, now);
  const surroundings = ruleSurroundings(db, context);
  const segments = [...context.segments].flatMap(([id, rule]) => {
    const label = surroundings.names.segment(id);
    return label === undefined ? [] : [{ label, words: `the segment “${label}”`, rule }];
  });
  const presets = rulePresets.flatMap((preset) => {
    const { label } = preset;
    const { rule } = presetRule(preset, [...context.customFields.values()]);
    return rule === null ? [] : [{ label, words: `the preset “${label}”`, rule }];
  });
  const known: { label: string; words: string; rule: Rule }[] = [...presets, ...segments];
  return known.flatMap(({ label, words, rule }, index) => {
    onProgress('Comparing with known rules', index, known.length);
    if (checkRule(rule, surroundings).length > 0) return [];
    const holds = membersOf(db, rule, context);
    return [{ label, words, members: countIds(holds), shared: members.map((list) => countIn(list, holds)) }];
  });
}

function countIn(contacts: Uint32Array, bits: IdBits): number {
  let count = 0;
  for (const contact of contacts) if (hasId(bits, contact)) count++;
  return count;
}

function rejectedMerges(db: ReadHandle, forest: Forest): [number, number][] {
  const known = new Set(forest.rows.map(({ id }) => id));
  return db.all(selectAnswers()).flatMap(({ tag_id, answer, fate }): [number, number][] => {
    const meant = JSON.parse(fate) as TagFate;
    return answer === 'rejected' && meant.action === 'merge' && known.has(meant.into) ? [[tag_id, meant.into]] : [];
  });
}
