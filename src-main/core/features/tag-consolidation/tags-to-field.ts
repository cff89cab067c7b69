// Makes tags the values of a custom field: contacts get the value, rules ask for the field instead, the tags go. A contact
// with two of the tags gets the newer one; a value that stands in the field already stays.
import { sql } from 'kysely';
import type { Group, RuleNode } from '../../../../src-shared/rules/ast.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { build } from '../../db/query.ts';
import type { BulkWriteContext, Step } from '../../server/contexts.ts';
import { customField, keyFor } from '../contacts/custom-fields.ts';
import { deleteTags } from '../tags/delete-tags.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { replaceInRules } from '../tags/tag-rules.ts';
import { selectHeld, selectWearers, upsertHeldSql } from './consolidation-queries.ts';
import type { FieldPlan } from './plan-fates.ts';

const slice = 1_500;

export interface FieldValues {
  /** The value each contact gets. */
  values: Map<number, string>;
  /** Contacts that wear two of the tags. */
  twice: number;
  /** Contacts that have another value in the field already, which stays. */
  held: number;
}

/** Who gets which value. */
export function fieldValues(db: ReadHandle, { values, column }: FieldPlan): FieldValues {
  const valueByTag = new Map(values.map(({ tag, value }) => [tag, value]));
  const wanted = new Map<number, string>();
  const twice = new Set<number>();
  for (const { contact, tag } of db.all(selectWearers(valueByTag.keys()))) {
    const value = valueByTag.get(tag) ?? '';
    const before = wanted.get(contact);
    if (before === undefined) wanted.set(contact, value);
    else if (before !== value) twice.add(contact);
  }
  let held = 0;
  for (const { id, value } of column === null ? [] : db.all(selectHeld(column))) {
    const getting = wanted.get(id);
    if (getting === undefined) continue;
    if (getting !== value) held++;
    wanted.delete(id);
  }
  return { values: wanted, twice: twice.size, held };
}

/** @returns contacts that got a value, and rules that ask for the field now */
export function* writeField(
  context: BulkWriteContext,
  plan: FieldPlan,
): Generator<Step, { contacts: number; rules: number }> {
  const { db, connection } = context;
  const { values } = fieldValues(db, plan);
  const { key, column } = plan.key === null ? makeField(context, plan) : widenField(context, plan, plan.key);
  const insert = connection.prepare(upsertHeldSql(column));
  db.noteWritten(['contact_custom']);
  let done = 0;
  for (const [contact, value] of values) {
    insert.run(contact, value);
    done++;
    if (done % slice === 0) yield { phase: `Filling ${plan.label}`, done, total: values.size };
  }
  const rules = askField(context, plan, key);
  yield* deleteTags(
    context,
    plan.values.map(({ tag }) => tag),
    'lift',
  );
  return { contacts: values.size, rules };
}

function makeField(context: BulkWriteContext, { label, values }: FieldPlan): { key: string; column: string } {
  const { db } = context;
  const key = keyFor(db, label);
  const column = context.addCustomColumn('choice');
  const position = (db.value<number>(sql`SELECT max(position) FROM custom_field`) ?? 0) + 1;
  const options = JSON.stringify([...new Set(values.map(({ value }) => value))]);
  db.run(
    build
      .insertInto('custom_field')
      .values({ key, label, type: 'choice', options, help: null, column_name: column, position }),
  );
  return { key, column };
}

/** A field that prescribes its values must prescribe the new ones too. */
function widenField({ db }: BulkWriteContext, { values }: FieldPlan, key: string): { key: string; column: string } {
  const field = customField(db, key);
  const options = [...new Set([...field.options, ...values.map(({ value }) => value)])];
  if (field.options.length > 0 && options.length > field.options.length) {
    db.run(
      build
        .updateTable('custom_field')
        .set({ options: JSON.stringify(options) })
        .where('id', '=', field.id),
    );
  }
  return { key, column: field.column };
}

/** Rules that ask for the tags ask for the values instead: the same contacts, as long as nobody had two. */
function askField({ db }: BulkWriteContext, { values }: FieldPlan, key: string): number {
  const forest = loadForest(db);
  const valueByTag = new Map(values.map(({ tag, value }) => [tag, value]));
  return replaceInRules(db, ({ tags, descendants, match }) => {
    const reached = descendants ? forest.branch(tags) : new Set(tags);
    const texts = [...reached].flatMap((tag) => valueByTag.get(tag) ?? []);
    if (texts.length === 0) return null;
    const rest = tags.filter((tag) => !valueByTag.has(tag));
    const items: RuleNode[] = [{ kind: 'custom', key, test: { operator: 'one_of', texts: [...new Set(texts)] } }];
    if (rest.length > 0) items.push({ kind: 'tag', match: 'has', tags: rest, descendants });
    return { kind: 'group', match: match === 'has' ? 'any' : 'none', items } satisfies Group;
  });
}
