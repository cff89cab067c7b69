// Tag, field or rule: what a thing had better be. A person puts a tag on; a field holds one value per contact; a rule
// works it out from facts and takes it off again. Owns that advice for one tag.
import type { TagProposal } from '../../../../src-shared/tags/consolidation.ts';
import { wordsOfName } from './name-words.ts';
import type { ConsolidationFacts, TagFacts } from './tag-facts.ts';
import type { ValueGroup } from './value-groups.ts';

/** From this agreement (F1 of the two sets of contacts) on a rule says what the tag says. */
const agreesFrom = 0.8;
/** Fewer contacts agree by chance. */
const fewest = 20;

export function adviceFor(
  tag: TagFacts,
  place: number,
  size: number,
  group: { group: ValueGroup; value: string } | undefined,
  { rules }: ConsolidationFacts,
): TagProposal['advice'] {
  if (tag.hasRule) return { kind: 'rule', reason: 'It has a rule: facts decide, and it comes off by itself.' };
  if (tag.isExclusiveChild || group?.group.holds === 'one') {
    const of = group ? ` of ${group.group.label}` : '';
    return tag.isExclusiveChild && !group
      ? { kind: 'tag', reason: 'Its group allows one per contact already, which does what a field would.' }
      : { kind: 'field', reason: `A contact has one value${of} at a time: a field cannot hold two by mistake.` };
  }
  let best: { words: string; agreement: number } | null = null;
  for (const rule of rules) {
    const shared = rule.shared[place] ?? 0;
    const agreement = (2 * shared) / Math.max(1, size + rule.members);
    if (size >= fewest && agreement >= agreesFrom && agreement > (best?.agreement ?? 0)) {
      best = { words: rule.words, agreement };
    }
  }
  if (best) {
    return {
      kind: 'rule',
      reason: `${Math.round(best.agreement * 100)} % the same contacts as ${best.words}: a rule would keep it right by itself.`,
    };
  }
  const words = wordsOfName(tag.name).words.join(' ');
  const named = words === '' ? undefined : rules.find(({ label }) => wordsOfName(label).words.join(' ') === words);
  if (named) return { kind: 'rule', reason: `Facts can decide this: see ${named.words}.` };
  return { kind: 'tag', reason: 'People know it and facts do not show it: a tag is right.' };
}
