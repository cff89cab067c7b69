// How the stored values of a contact read to a person: which columns count as values, what they are called, and a point,
// an address or a tag as one text. Owns words only.
import type { FieldBeforeAfter } from '../../../../src-shared/contract/batches.ts';
import { contactFieldLabel, pointKindLabel } from '../../../../src-shared/model/contact.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { customFieldsOf, type FieldRow } from '../contacts/custom-fields.ts';
import { selectNamesOfTags } from './batch-queries.ts';

type Value = string | number | null;
type Image = Readonly<Record<string, Value>>;

/** The tables that hold what is known of a contact. */
export const valueTables = ['contact', 'contact_custom', 'contact_point', 'address', 'tag_assignment'] as const;
export type ValueTable = (typeof valueTables)[number];

/** Columns of `contact` that are values of their own. */
export const fieldLabels: Readonly<Record<string, string>> = { ...contactFieldLabel, created_at: 'Created' };

const addressOrder = ['street', 'street2', 'postcode', 'city', 'region', 'country'] as const;

export class ValueWords {
  readonly #db: ReadHandle;
  readonly #custom: readonly FieldRow[];
  readonly #tags = new Map<number, string>();

  constructor(db: ReadHandle) {
    this.#db = db;
    this.#custom = customFieldsOf(db);
  }

  /** The custom fields of the workspace, each with its real column. */
  get custom(): readonly FieldRow[] {
    return this.#custom;
  }

  /** What differs between two states of a row; null where there was or is none. */
  differences(table: ValueTable, before: Image | null, after: Image | null): FieldBeforeAfter[] {
    if (table === 'contact' || table === 'contact_custom') {
      const labels: [string, string][] =
        table === 'contact' ? Object.entries(fieldLabels) : this.#custom.map(({ column, label }) => [column, label]);
      return labels.flatMap(([column, field]): FieldBeforeAfter[] => {
        const [was, is] = [before?.[column] ?? null, after?.[column] ?? null];
        return was === is ? [] : [{ field, before: this.value(column, was), after: this.value(column, is) }];
      });
    }
    const [was, is] = [before, after].map((row) => (row === null ? null : this.whole(table, row)));
    return was === is
      ? []
      : [{ field: this.name(table, after ?? before ?? {}), before: was ?? null, after: is ?? null }];
  }

  /** 'Email', 'Address (home)', 'Tag'. */
  name(table: ValueTable, row: Image): string {
    const label = typeof row.label === 'string' && row.label !== '' ? ` (${row.label})` : '';
    if (table === 'contact_point') {
      const kind = String(row.kind);
      return (Object.hasOwn(pointKindLabel, kind) ? pointKindLabel[kind as keyof typeof pointKindLabel] : kind) + label;
    }
    return table === 'address' ? `Address${label}` : 'Tag';
  }

  /** A point, an address or a tag as one text. */
  whole(table: ValueTable, row: Image): string {
    if (table === 'contact_point') return String(row.value);
    if (table === 'address') return addressOrder.flatMap((part) => (row[part] ? [String(row[part])] : [])).join(', ');
    return this.tag(Number(row.tag_id));
  }

  value(column: string, value: Value): string | null {
    if (value === null) return null;
    return column === 'created_at' ? new Date(Number(value)).toISOString().slice(0, 10) : String(value);
  }

  tag(id: number): string {
    let name = this.#tags.get(id);
    if (name === undefined) {
      name = this.#db.first(selectNamesOfTags([id]))?.name ?? `Tag ${id}`;
      this.#tags.set(id, name);
    }
    return name;
  }
}
