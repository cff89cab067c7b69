// Why a contact wears a tag or does not: how it came by it, a pin or ban, and the rule with the facts of this contact.
import type { TagWhy } from '../../../../src-shared/contract/tag-rules.ts';
import { hasId } from '../../engines/rule-compiler/id-bits.ts';
import type { ReadContext } from '../../server/contexts.ts';
import { ContactExplainer } from '../segments/explain-contact.ts';
import { membersOf } from '../segments/member-bits.ts';
import { shownPin } from './pins.ts';
import { addSentence, loadRules, partsOf, problemsOf } from './rule-world.ts';
import { selectAssignment, selectPin } from './tag-rules-queries.ts';

export function tagWhy({ db, asOf, now }: ReadContext, tag: number, contact: number): TagWhy {
  const world = loadRules(db, asOf, now);
  world.forest.get(tag);
  const pin = db.first(selectPin(tag, contact));
  const rule = world.rules.get(tag);
  const canAsk = rule && partsOf(rule).every((part) => problemsOf(part, world).length === 0);
  return {
    worn: db.first(selectAssignment(tag, contact)) ?? null,
    pin: pin ? shownPin(pin, world.context.asOf) : null,
    rule: canAsk
      ? {
          sentence: addSentence(rule, world),
          isActive: rule.isActive,
          holds: hasId(membersOf(db, rule.addWhen, world.context), contact),
          part: new ContactExplainer(db, world.context, world.surroundings.names, contact).explain(rule.addWhen),
        }
      : null,
  };
}
