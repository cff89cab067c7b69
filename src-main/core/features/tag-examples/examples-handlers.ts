// Decides what the requests of contract/tag-examples.ts do. The facts come from the same explanation that answers "why".
import type { ExplainedPart } from '../../../../src-shared/contract/segments.ts';
import type { TagExample, tagExamplesContract } from '../../../../src-shared/contract/tag-examples.ts';
import type { TagWhy } from '../../../../src-shared/contract/tag-rules.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { HandlersOf, ReadContext } from '../../server/contexts.ts';
import { activeContact } from '../tag-rules/pins.ts';
import { tagWhy } from '../tag-rules/tag-why.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { wrongExamples } from './check-examples.ts';
import { deleteExample, type ExampleRow, insertExample, selectExamples } from './examples-queries.ts';

/** More nobody looks at, and each costs an explanation. */
const mostExamples = 40;

export const tagExamplesHandlers: HandlersOf<typeof tagExamplesContract> = {
  'tagExamples.list': (context, { tag }) => {
    loadForest(context.db).get(tag);
    return context.db.all(selectExamples(tag)).map((row) => shownExample(context, row));
  },

  'tagExamples.wrong': ({ db }) => wrongExamples(db, loadForest(db)),

  'tagExamples.set': ({ db, now, describe }, { tag, contact, shouldWear }) => {
    const { name } = loadForest(db).get(tag);
    const person = activeContact(db, contact);
    db.run(deleteExample(tag, contact));
    if (db.all(selectExamples(tag)).length >= mostExamples) {
      throw refuse('too-many', `“${name}” has ${mostExamples} examples already. Remove one that says the least first.`);
    }
    db.run(insertExample({ tag_id: tag, contact_id: contact, should_wear: shouldWear ? 1 : 0, created_at: now }));
    describe(`Made ${person} ${shouldWear ? 'an example' : 'a counter-example'} of “${name}”`);
    return null;
  },

  'tagExamples.remove': ({ db, describe }, { tag, contact }) => {
    const { name } = loadForest(db).get(tag);
    const { changes } = db.run(deleteExample(tag, contact));
    if (changes === 0) throw refuse('not-found', 'This contact is no example any more.');
    describe(`Removed an example of “${name}”`);
    return null;
  },
};

function shownExample(context: ReadContext, row: ExampleRow): TagExample {
  const [shouldWear, wears, isGone] = [row.should_wear === 1, row.wears === 1, row.state !== 'active'];
  const why = isGone ? null : tagWhy(context, row.tag_id, row.contact_id);
  return {
    contactId: row.contact_id,
    contactName: row.contact_name,
    shouldWear,
    wears,
    isGone,
    isRight: isGone || shouldWear === wears,
    because: why === null ? 'It is archived, so nothing is asked of it.' : becauseOf(why, wears),
    part: why?.rule?.part ?? null,
  };
}

const origins = {
  manual: 'Put on by hand',
  import: 'Came with an import',
  rule: 'Put on by its rule',
  audit: 'Put on by an audit fix',
} as const;

function becauseOf({ worn, pin, rule }: TagWhy, wears: boolean): string {
  if (wears) {
    const held = rule?.holds ? factsOf(rule.part, true) : [];
    if (worn?.source === 'rule' && held.length > 0) return `${origins.rule}: ${held.join('; ')}.`;
    const left = rule && !rule.holds && worn?.source !== 'rule' ? ', which no rule takes off' : '';
    return worn ? `${origins[worn.source]}${worn.why ? `: ${worn.why}` : ''}${left}.` : 'It wears the tag.';
  }
  if (pin?.kind === 'ban' && !pin.isOver) return 'It is banned from the tag.';
  if (!rule) return 'Nobody put it on, and the tag has no rule.';
  if (!rule.isActive) return 'Its rule is switched off.';
  if (rule.holds) return 'The rule holds: it gets the tag at the next run.';
  return `The rule does not hold: ${factsOf(rule.part, false).join('; ')}.`;
}

const mostFacts = 3;

/** The conditions that make a rule hold, or that keep it from holding, with what the contact has. */
function factsOf(part: ExplainedPart, holding: boolean): string[] {
  if (part.kind === 'group' || part.parts.length > 0) {
    return part.parts
      .filter((one) => (one.holds === one.wanted) === holding)
      .flatMap((one) => factsOf(one, holding))
      .slice(0, mostFacts);
  }
  const has = part.actual === undefined ? '' : ` (has ${part.actual}${part.gap ? `, ${part.gap}` : ''})`;
  return [`${part.text}${has}`];
}
