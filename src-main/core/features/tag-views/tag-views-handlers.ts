// Decides what the requests of contract/tag-views.ts do.
import type { tagViewsContract } from '../../../../src-shared/contract/tag-views.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { HandlersOf, WriteContext } from '../../server/contexts.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { queueOf } from './queue.ts';
import {
  deleteMember,
  deleteMembers,
  deleteView,
  insertMember,
  insertNote,
  insertView,
  selectMembers,
  selectNote,
  selectOperationLabel,
  selectViews,
  selectVocabularyChanges,
  updateNote,
  updateView,
} from './tag-views-queries.ts';
import { loadViews, viewIsGone, viewOf } from './views.ts';

export const tagViewsHandlers: HandlersOf<typeof tagViewsContract> = {
  'tagViews.list': ({ db, asOf }) => {
    const waiting = new Set(queueOf(db, asOf, null).map(({ tag }) => tag));
    return loadViews(db).map((view) => ({ ...view, waiting: view.tags.filter((tag) => waiting.has(tag)).length }));
  },

  'tagViews.queue': ({ db, asOf }, { view }) => {
    if (view === null) return queueOf(db, asOf, null);
    return queueOf(db, asOf, new Set(viewOf(db, view).tags));
  },

  'tagViews.save': ({ db, now, describe }, { view, name, kind, champion, tags }) => {
    const views = db.all(selectViews());
    if (view !== null && !views.some(({ id }) => id === view)) throw viewIsGone();
    if (views.some((one) => one.id !== view && one.name.toLowerCase() === name.toLowerCase())) {
      throw refuse('name-taken', `There is a view “${name}” already. Choose another name, or change that one.`);
    }
    const forest = loadForest(db);
    const wanted = new Set(tags.map((tag) => forest.get(tag).id));
    const values = { name, kind, champion: champion || null };
    const id = view ?? db.run(insertView({ ...values, created_at: now })).id;
    if (view !== null) db.run(updateView(view, values));
    const before = new Set(db.all(selectMembers()).flatMap((row) => (row.view_id === id ? [row.tag_id] : [])));
    for (const tag of before) if (!wanted.has(tag)) db.run(deleteMember(id, tag));
    for (const tag of wanted) if (!before.has(tag)) db.run(insertMember(id, tag));
    const word = kind === 'department' ? 'department' : 'tag set';
    describe(`${view === null ? 'Made' : 'Changed'} the ${word} “${name}”`, { tags: wanted.size });
    return { view: id };
  },

  'tagViews.remove': ({ db, describe }, { view }) => {
    const { name } = viewOf(db, view);
    db.run(deleteMembers(view));
    db.run(deleteView(view));
    describe(`Removed the view “${name}”; its tags stay`);
    return null;
  },

  'vocabulary.log': ({ db }, { search, limit }) =>
    db.all(selectVocabularyChanges(search.trim(), limit)).map((row) => ({
      operation: row.operation,
      at: row.at,
      label: row.label,
      isUndone: row.undone_by !== null,
      who: row.who,
      why: row.why,
      approvedBy: row.approved_by,
      approvedAt: row.approved_at,
    })),

  'vocabulary.note': (context, { operation, who, why }) => {
    const label = noteOn(context, operation);
    context.db.run(updateNote(operation, { who: who || null, why: why || null }));
    context.describe(`Noted who and why: ${label}`);
    return null;
  },

  'vocabulary.approve': (context, { operation, by }) => {
    const label = noteOn(context, operation);
    const approved_at = by ? context.now : null;
    context.db.run(updateNote(operation, { approved_by: by || null, approved_at }));
    context.describe(by ? `${by} approved: ${label}` : `Took back the approval: ${label}`);
    return null;
  },
};

/** Makes sure that there is a note on the operation. @returns what the operation is called */
function noteOn({ db }: WriteContext, operation: number): string {
  const found = db.first(selectOperationLabel(operation));
  if (found === undefined) throw refuse('not-found', 'This change is not in the log any more.');
  if (db.first(selectNote(operation)) === undefined) db.run(insertNote(operation));
  return found.label;
}
