// Decides what the requests of contract/tag-consolidation.ts do. Proposals are made on a worker (propose-task.ts) and
// applied in apply-fates.ts.
import type { tagConsolidationContract } from '../../../../src-shared/contract/tag-consolidation.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { upsertSetting } from '../settings/settings-queries.ts';
import { loadForest, nameTags } from '../tags/tag-forest.ts';
import { applyFates } from './apply-fates.ts';
import { budgetKey, tagBudget } from './budget.ts';
import { deleteAnswers, insertAnswer } from './consolidation-queries.ts';
import { answersOf } from './plan-fates.ts';
import { consolidationSummary, fateEffect } from './show-fates.ts';

const verb = { accepted: 'Accepted', rejected: 'Rejected', back: 'Took back' } as const;

export const tagConsolidationHandlers: HandlersOf<typeof tagConsolidationContract> = {
  'tagConsolidation.propose': (job) => job.work('tagConsolidation.propose', { asOf: job.asOf, now: job.now }),

  'tagConsolidation.answers': ({ db }) => answersOf(db),

  'tagConsolidation.effect': ({ db }, { tag, fate }) => fateEffect(db, tag, fate),

  'tagConsolidation.together': ({ db }, { fates }) => {
    const given = answersOf(db);
    const added = new Set<number>(fates.map(({ tag }) => tag));
    const asked = fates.map(({ tag, fate }) => ({ tag, fate, answer: 'accepted' as const }));
    const now = consolidationSummary(db, given);
    const then = consolidationSummary(db, [...given.filter(({ tag }) => !added.has(tag)), ...asked]);
    return {
      before: now.after,
      after: then.after,
      contacts: then.contacts - now.contacts,
      uses: then.usedBy.length - now.usedBy.length,
    };
  },

  'tagConsolidation.summary': ({ db }) => consolidationSummary(db, answersOf(db)),

  'tagConsolidation.budget': ({ db }) => tagBudget(db),

  'tagConsolidation.answer': ({ db, now, describe }, { answers }) => {
    const forest = loadForest(db);
    const tags = answers.map(({ tag }) => forest.get(tag).id);
    db.run(deleteAnswers(tags));
    for (const { tag, answer, fate } of answers) {
      if (answer !== null) db.run(insertAnswer({ tag_id: tag, answer, fate: JSON.stringify(fate), decided_at: now }));
    }
    const kinds = new Set(answers.map(({ answer }) => answer ?? 'back'));
    const [only] = kinds;
    const what = kinds.size === 1 && only ? verb[only] : 'Changed';
    describe(`${what} what is proposed for ${nameTags(forest, tags)}`, { tags: tags.length });
    return null;
  },

  'tagConsolidation.setTarget': ({ db, describe }, { target }) => {
    if (tagBudget(db).target !== target) {
      db.run(upsertSetting(budgetKey, target));
      describe(`Set the tag budget to ${target.toLocaleString('en')}`);
    }
    return null;
  },

  'tagConsolidation.apply': (job) => job.writeInSteps(applyFates),
};
