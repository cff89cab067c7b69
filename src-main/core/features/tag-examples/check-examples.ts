// Whether example contacts are as they should be, now or after a run that is only planned.
import type { FlippedExample, WrongExamples } from '../../../../src-shared/contract/tag-examples.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { hasId } from '../../engines/rule-compiler/id-bits.ts';
import type { TagDecision } from '../../engines/tag-rules/decide-tag.ts';
import type { Forest } from '../tags/tag-forest.ts';
import { selectAllExamples } from './examples-queries.ts';

export function wrongExamples(db: ReadHandle, forest: Forest): WrongExamples[] {
  const wrong = db.all(selectAllExamples()).filter(({ should_wear, wears }) => should_wear !== wears);
  return [...Map.groupBy(wrong, ({ tag_id }) => tag_id)].map(([tag, rows]) => ({
    tag,
    name: forest.get(tag).name,
    examples: rows.map(({ contact_id, contact_name, should_wear }) => ({
      contactId: contact_id,
      contactName: contact_name,
      shouldWear: should_wear === 1,
    })),
  }));
}

/** Examples that are right now and would be wrong after a run. @param plans sets of contact ids */
export function flippedExamples(
  db: ReadHandle,
  forest: Forest,
  plans: readonly { tag: number; decision: TagDecision }[],
): FlippedExample[] {
  const decisions = new Map(plans.map(({ tag, decision }) => [tag, decision]));
  return db.all(selectAllExamples()).flatMap(({ tag_id, contact_id, contact_name, should_wear, wears }) => {
    const decision = decisions.get(tag_id);
    if (!decision || should_wear !== wears) return [];
    const moves = should_wear === 1 ? decision.loses : decision.gains;
    if (!hasId(moves, contact_id)) return [];
    return [
      {
        tag: tag_id,
        name: forest.get(tag_id).name,
        contactId: contact_id,
        contactName: contact_name,
        shouldWear: should_wear === 1,
      },
    ];
  });
}
