// Decides what the requests of contract/clean.ts do. Reading and planning happen on worker threads (cluster-task.ts,
// edit-task.ts), writing in column-writer.ts.
import type { cleanContract } from '../../../../src-shared/contract/clean.ts';
import { editWords, shortened } from '../../../../src-shared/model/bulk-edit-words.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { recordSteps, stepOfEdit } from '../recipes/recorded-steps.ts';
import { settingsOf } from '../settings/settings-queries.ts';
import { cleanColumn, cleanColumns } from './clean-columns.ts';
import { deleteDecisions, insertDecision, selectDecisions } from './clean-queries.ts';
import { writePlans } from './column-writer.ts';

const nothingToChange = () =>
  refuse('nothing-to-change', 'Nothing would change: no row holds one of these values now.');

export const cleanHandlers: HandlersOf<typeof cleanContract> = {
  'clean.columns': ({ db }) => cleanColumns(db).map(({ place: _, ...column }) => column),

  'clean.cluster': (job, input) => job.work('clean.cluster', input),

  'clean.affected': (job, input) => job.work('clean.affected', input),

  'clean.merge': async (job, { column, merges }) => {
    const plan = await job.work('clean.planMerges', { column, merges });
    if (plan.rows.length === 0) throw nothingToChange();
    return job.writeInSteps(function* (context) {
      const country = settingsOf(context.db).defaultCountry;
      const result = yield* writePlans(context, [plan], country);
      const [only] = merges;
      const what =
        merges.length === 1 && only
          ? `to “${shortened(only.to)}”`
          : `of ${merges.length.toLocaleString('en')} clusters`;
      const { label } = cleanColumn(context.db, column);
      context.describe(`Changed ${label.toLowerCase()} ${what} in ${counted(result.changed, 'row')}`, {
        contacts: result.contacts,
        rows: result.changed,
      });
      recordSteps(context, [{ kind: 'values', isOn: true, column, changes: merges }]);
      return result;
    });
  },

  'clean.different': (context, { column, sets }) => {
    const { label } = cleanColumn(context.db, column);
    for (const members of sets) context.db.run(insertDecision(column, members, context.now));
    const [first = []] = sets;
    const [a = '', b = ''] = first;
    const more = sets.length + first.length > 3 ? ' and more' : '';
    context.describe(`Kept “${shortened(a)}” and “${shortened(b)}”${more} apart in ${label.toLowerCase()}`);
    return null;
  },

  'clean.decisions': ({ db }, { column }) =>
    db.all(selectDecisions(column)).map(({ id, members, decided_at }) => ({
      id,
      members: JSON.parse(members) as string[],
      decidedAt: decided_at,
    })),

  'clean.forget': (context, { decisions }) => {
    const forgotten = context.db.run(deleteDecisions(decisions)).changes;
    context.describe(`Forgot ${counted(forgotten, 'decision')} that values are different`);
    return { forgotten };
  },

  'clean.previewEdit': (job, input) => job.work('clean.previewEdit', { ...input, asOf: job.asOf, now: job.now }),

  'clean.edit': async (job, input) => {
    const { plans, refused } = await job.work('clean.planEdit', { ...input, asOf: job.asOf, now: job.now });
    if (plans.every(({ rows }) => rows.length === 0)) throw nothingToChange();
    return job.writeInSteps(function* (context) {
      const result = yield* writePlans(context, plans, settingsOf(context.db).defaultCountry);
      const name = (key: string): string => cleanColumn(context.db, key).label.toLowerCase();
      const label = editWords(input.edit, input.column, name, 'done');
      const kept = input.keepAnyway ? ', whatever guards say' : '';
      context.describe(`${label} for ${counted(result.contacts, 'contact')}${kept}`, {
        contacts: result.contacts,
        rows: result.changed,
      });
      recordSteps(context, [stepOfEdit(input.selection, input.column, input.edit, result.contacts)]);
      return { ...result, refused };
    });
  },
};

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
