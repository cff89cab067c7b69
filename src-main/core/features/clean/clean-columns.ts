// The columns that can be cleaned: how each is called, read as SQL, and what it can hold. Owns the closed list; column
// names reach SQL only through it. Rows are changed in column-writer.ts.
import { type RawBuilder, sql } from 'kysely';
import {
  type AddressField,
  addressFieldLabel,
  type ContactPointKind,
  contactFieldLabel,
  type EditableField,
  editableFields,
  fieldChoices,
  pointKindLabel,
  pointKinds,
} from '../../../../src-shared/model/contact.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { CleanColumn } from '../../../../src-shared/model/value-cluster.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { readAddress, readField, readPoint } from '../contacts/contact-values.ts';
import { customFieldsOf, type FieldRow, readCustomValue } from '../contacts/custom-fields.ts';

const activityColumns = { product: 'Product', category: 'Category', campaign: 'Campaign', source: 'Sales channel' };
export type ActivityColumn = keyof typeof activityColumns;

export type Place =
  | { kind: 'contact'; field: EditableField }
  | { kind: 'custom'; field: FieldRow }
  | { kind: 'point'; point: ContactPointKind }
  | { kind: 'address'; part: AddressField }
  | { kind: 'activity'; part: ActivityColumn };

export type Stored = string | number | null;

export interface Column extends CleanColumn {
  place: Place;
}

/** Every column in the order they are shown. */
export function cleanColumns(db: ReadHandle): Column[] {
  return [
    ...editableFields.map(
      (field): Column => ({
        column: field,
        label: contactFieldLabel[field],
        group: 'Contact',
        isText: fieldChoices[field] === undefined && field !== 'birthday',
        isSingle: true,
        choices: fieldChoices[field] ?? null,
        place: { kind: 'contact', field },
      }),
    ),
    ...pointKinds.map(
      (point): Column => ({
        ...severalTexts(`point.${point}`, pointKindLabel[point]),
        group: 'Email, phone and links',
        place: { kind: 'point', point },
      }),
    ),
    ...(Object.keys(addressFieldLabel) as AddressField[]).map(
      (part): Column => ({
        ...severalTexts(`address.${part}`, part === 'label' ? 'Label of the address' : addressFieldLabel[part]),
        group: 'Address',
        place: { kind: 'address', part },
      }),
    ),
    ...customFieldsOf(db).map(
      (field): Column => ({
        column: `custom.${field.key}`,
        label: field.label,
        group: 'Custom fields',
        isText: field.type === 'text' || field.type === 'choice',
        isSingle: true,
        choices: field.type === 'boolean' ? ['yes', 'no'] : field.options.length > 0 ? field.options : null,
        place: { kind: 'custom', field },
      }),
    ),
    ...(Object.keys(activityColumns) as ActivityColumn[]).map(
      (part): Column => ({
        ...severalTexts(`activity.${part}`, activityColumns[part]),
        group: 'Activities',
        place: { kind: 'activity', part },
      }),
    ),
  ];
}

const severalTexts = (column: string, label: string) => ({
  column,
  label,
  isText: true,
  isSingle: false,
  choices: null,
});

/** Finds a column by its key; refuses one that is not there. */
export function cleanColumn(db: ReadHandle, key: string): Column {
  const column = cleanColumns(db).find((it) => it.column === key);
  if (!column) throw refuse('not-found', 'This column is not there any more. Choose another one.');
  return column;
}

/** The value of the column in the statements below. */
export function valueSql({ place }: Column): RawBuilder<Stored> {
  switch (place.kind) {
    case 'contact':
      return sql`c.${sql.ref(place.field)}`;
    case 'custom':
      return sql`k.${sql.ref(place.field.column)}`;
    case 'point':
      return sql`t.value`;
    case 'address':
    case 'activity':
      return sql`t.${sql.ref(place.part)}`;
  }
}

const tableOf = { point: 'contact_point', address: 'address', activity: 'activity' } as const;

/**
 * FROM clause of the rows that hold a column: `c` is the contact they belong to now (the survivor of a merge), `rowSql`
 * the id of the row itself. A contact has one row of its own columns, and as many points, addresses, activities as it has.
 * @param other a second column of the contact that the statement reads
 */
export function rowsSql({ place }: Column, other: Column | null = null): RawBuilder<unknown> {
  if (place.kind === 'custom' || other?.place.kind === 'custom')
    return sql`FROM contact c LEFT JOIN contact_custom k ON k.id = c.id`;
  if (place.kind === 'contact') return sql`FROM contact c`; // the join would cost as much as all else
  const kind = place.kind === 'point' ? sql`AND t.kind = ${place.point}` : sql``;
  return sql`FROM ${sql.ref(tableOf[place.kind])} t LEFT JOIN contact_alias al ON al.id = t.contact_id
    JOIN contact c ON c.id = coalesce(al.winner_id, t.contact_id) ${kind}`;
}

export const rowSql = ({ isSingle }: Column): RawBuilder<number> => (isSingle ? sql`c.id` : sql`t.id`);

/**
 * A text as the column keeps it; null when empty. Refuses what it cannot hold.
 * @param country for national phone numbers; ISO 3166-1 alpha-2 or null
 */
export function readValue({ place, label }: Column, text: string | null, country: string | null): Stored {
  if (text !== null && text.length > longestValue)
    throw refuse('bad-value', `${label} would be longer than 10,000 characters.`);
  switch (place.kind) {
    case 'contact':
      return readField(place.field, text);
    case 'custom':
      return readCustomValue(place.field, text);
    case 'point':
      if ((text ?? '').trim() === '') throw refuse('bad-value', `${label} would be left empty.`);
      return readPoint(place.point, text ?? '', country).value;
    case 'address':
      return readAddress({ [place.part]: text ?? '' })[place.part] ?? null;
    case 'activity':
      return (text ?? '').trim() || null;
  }
}

const longestValue = 10_000;
