// Custom fields: reading their definitions, reading a typed value from text, and defining new ones.
import { sql } from 'kysely';
import type { CustomField } from '../../../../src-shared/contract/contact-list.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { parseBoolean } from '../../../../src-shared/text/boolean.ts';
import { parseDay } from '../../../../src-shared/text/date.ts';
import { parseMoney, parseNumber } from '../../../../src-shared/text/money.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { build } from '../../db/query.ts';

export interface FieldRow extends CustomField {
  /** The column of contact_custom that holds the values. */
  column: string;
}

export function customFieldsOf(db: ReadHandle): FieldRow[] {
  const rows = db.all(build.selectFrom('custom_field').selectAll().orderBy('position').orderBy('id'));
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    label: row.label,
    type: row.type as FieldRow['type'],
    options: row.options === null ? [] : (JSON.parse(row.options) as string[]),
    help: row.help,
    column: row.column_name,
  }));
}

/** Finds a custom field by key; refuses one that is not there. */
export function customField(db: ReadHandle, key: string): FieldRow {
  const field = customFieldsOf(db).find((it) => it.key === key);
  if (!field) throw refuse('not-found', 'This field is not there any more.');
  return field;
}

/** What was typed as the field keeps it; empty text is absent. Refuses what does not fit the field's type. */
export function readCustomValue(field: FieldRow, typed: string | null): string | number | null {
  const text = (typed ?? '').trim();
  if (text === '') return null;
  const value = readTyped(field, text);
  if (value === null) throw refuse('bad-value', `“${text}” is not ${typeWords[field.type]}.`);
  return value;
}

const typeWords: Record<FieldRow['type'], string> = {
  text: 'text',
  number: 'a number',
  money: 'an amount of money',
  date: 'a date',
  choice: 'one of the allowed values',
  multi: 'a list of allowed values',
  boolean: 'yes or no',
};

function readTyped(field: FieldRow, text: string): string | number | null {
  switch (field.type) {
    case 'text':
      return text;
    case 'number':
      return parseNumber(text);
    case 'money':
      return parseMoney(text)?.amount ?? null;
    case 'date':
      return parseDay(text);
    case 'choice':
      return allowed(field, text);
    case 'multi': {
      const parts = text.split(/[;,]/).map((part) => part.trim());
      const read = parts.filter(Boolean).map((part) => allowed(field, part));
      return read.includes(null) ? null : JSON.stringify(read);
    }
    case 'boolean': {
      const read = parseBoolean(text);
      return read === null ? null : Number(read);
    }
  }
}

/** The allowed value that was meant, whatever its case; any text where nothing is prescribed. */
function allowed(field: FieldRow, text: string): string | null {
  if (field.options.length === 0) return text;
  return field.options.find((option) => foldText(option) === foldText(text)) ?? null;
}

/** A key for a new field made from its label: 'Shoe size' → 'shoe_size', numbered when taken. */
export function keyFor(db: ReadHandle, label: string): string {
  const stem =
    foldText(label)
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, '') || 'field';
  const taken = new Set(db.pluck<string>(sql`SELECT key FROM custom_field`));
  let key = stem;
  for (let number = 2; taken.has(key); number += 1) key = `${stem}_${number}`;
  return key;
}
