// Saved views of the contact list and new custom fields: small things a person names.
import { sql } from 'kysely';
import type { contactListContract } from '../../../../src-shared/contract/contact-list.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { build } from '../../db/query.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { keyFor } from './custom-fields.ts';

type NamedThings =
  | 'contacts.createField'
  | 'contacts.views'
  | 'contacts.createView'
  | 'contacts.updateView'
  | 'contacts.deleteView';

const screen = 'contacts';

export const savedViewHandlers: Pick<HandlersOf<typeof contactListContract>, NamedThings> = {
  'contacts.createField': (context, { label, type, options, help }) => {
    const { db } = context;
    const taken = db.first(sql`SELECT 1 FROM custom_field WHERE label = ${label} COLLATE NOCASE`);
    if (taken) throw refuse('name-taken', `There is already a field called “${label}”.`);
    const key = keyFor(db, label);
    const next = (db.value<number>(sql`SELECT max(position) FROM custom_field`) ?? 0) + 1;
    const { id } = db.run(
      build.insertInto('custom_field').values({
        key,
        label,
        type,
        options: options.length === 0 ? null : JSON.stringify([...new Set(options)]),
        help: help.trim() || null,
        column_name: context.addCustomColumn(type),
        position: next,
      }),
    );
    context.describe(`Added the field “${label}”`);
    return { id, key };
  },
  'contacts.views': ({ db }) =>
    db.all(
      build
        .selectFrom('saved_view')
        .select(['id', 'name', 'definition'])
        .where('screen', '=', screen)
        .orderBy('position')
        .orderBy('id'),
    ),
  'contacts.createView': ({ db, describe }, { name, definition }) => {
    refuseTaken(db, name, null);
    const position = (db.value<number>(sql`SELECT max(position) FROM saved_view WHERE screen = ${screen}`) ?? 0) + 1;
    const { id } = db.run(build.insertInto('saved_view').values({ screen, name, definition, position }));
    describe(`Saved the view “${name}”`);
    return { id };
  },
  'contacts.updateView': ({ db, describe }, { view, name, definition }) => {
    const before = existing(db, view);
    if (name !== undefined) refuseTaken(db, name, view);
    const values = { ...(name !== undefined && { name }), ...(definition !== undefined && { definition }) };
    if (Object.keys(values).length === 0) return null;
    db.run(build.updateTable('saved_view').set(values).where('id', '=', view));
    describe(
      name !== undefined && name !== before.name
        ? `Renamed the view “${before.name}” to “${name}”`
        : `Changed the view “${before.name}”`,
    );
    return null;
  },
  'contacts.deleteView': ({ db, describe }, { view }) => {
    const before = existing(db, view);
    db.run(build.deleteFrom('saved_view').where('id', '=', view));
    describe(`Deleted the view “${before.name}”`);
    return null;
  },
};

function existing(db: ReadHandle, view: number) {
  const row = db.first(build.selectFrom('saved_view').selectAll().where('id', '=', view).where('screen', '=', screen));
  if (!row) throw refuse('not-found', 'This view is not there any more.');
  return row;
}

function refuseTaken(db: ReadHandle, name: string, except: number | null): void {
  const taken = db.first(sql`SELECT 1 FROM saved_view
    WHERE screen = ${screen} AND name = ${name} COLLATE NOCASE AND id IS NOT ${except}`);
  if (taken) throw refuse('name-taken', `There is already a view called “${name}”. Choose another name.`);
}
