// Where every value of a contact came from: the row of a file, a person, a merge, a fix or a rule. Nothing of it is
// stored: it follows from the journal and the rows of files that are kept. Owns that reasoning.
//
// The newest operation that stands and left the value as it is now gave it. An undo is no author: what it restored has
// the author it had. A row without such an image has its values from the operation that added it.
import type { ContactOrigins, Origin, ValueOrigin } from '../../../../src-shared/contract/batches.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { sourceName } from './batch-facts.ts';
import {
  type StoredImage,
  type StoredOperation,
  selectAllRanges,
  selectBelongings,
  selectImages,
  selectMembers,
  selectMergeChoices,
  selectOperationsById,
  selectRecordsOf,
} from './batch-queries.ts';
import { cellOf, type SourceRow, sourceRow } from './source-rows.ts';
import { fieldLabels, type ValueTable, ValueWords, valueTables } from './value-words.ts';

type Value = string | number | null;
type Row = Record<string, Value> & { id: number };
type Image = Record<string, Value>;

interface Author {
  readonly operation: StoredOperation | null;
  /** The row was added by it, rather than changed. */
  readonly added: boolean;
}

/** The origin of every value that the contact has now, in the order of the inspector. */
export function originsOf(db: ReadHandle, contact: number): ContactOrigins {
  const members = db.pluck<number>(selectMembers(contact));
  const reader = new OriginReader(db, contact, members);
  return { values: reader.values(), crosswalk: reader.crosswalk() };
}

class OriginReader {
  readonly #contact: number;
  readonly #rows = new Map<ValueTable, Row[]>();
  readonly #images = new Map<string, StoredImage[]>();
  readonly #operations = new Map<number, StoredOperation>();
  readonly #ranges: readonly { operation_id: number; table_name: string; first_id: number; last_id: number }[];
  readonly #sources: readonly SourceRow[];
  /** Whose value a merge took, by column of the survivor. */
  readonly #taken = new Map<string, { from: number; after: Value }>();
  readonly #words: ValueWords;

  constructor(db: ReadHandle, contact: number, members: readonly number[]) {
    this.#contact = contact;
    this.#words = new ValueWords(db);
    this.#ranges = db.all(selectAllRanges());
    this.#sources = db.all(selectRecordsOf(members)).map(sourceRow);
    for (const { choices } of db.all(selectMergeChoices(contact)).reverse()) {
      const { fields } = JSON.parse(choices) as { fields: Record<string, { from: number; after: Value }> };
      for (const [column, { from, after }] of Object.entries(fields)) this.#taken.set(column, { from, after });
    }
    for (const table of valueTables) {
      const rows: Row[] = db.all(selectBelongings(table, members));
      this.#rows.set(table, rows);
      for (const image of db.all(
        selectImages(
          table,
          rows.map(({ id }) => id),
        ),
      )) {
        const key = `${table} ${image.row_id}`;
        const known = this.#images.get(key);
        if (known === undefined) this.#images.set(key, [image]);
        else known.push(image);
      }
    }
    const named = [...this.#images.values()].flat().map(({ operation }) => operation);
    const ids = [...new Set([...named, ...this.#ranges.map(({ operation_id }) => operation_id)])];
    for (const operation of db.all(selectOperationsById(ids))) this.#operations.set(operation.id, operation);
  }

  values(): ValueOrigin[] {
    const own = (table: ValueTable): Row | undefined => this.#rows.get(table)?.find(({ id }) => id === this.#contact);
    const contact = own('contact');
    const custom = own('contact_custom');
    const values: ValueOrigin[] = [];
    const add = (key: string, label: string, value: string | null, origin: () => Origin): void => {
      if (value !== null && value !== '') values.push({ key, label, value, origin: origin() });
    };
    for (const [column, label] of Object.entries(fieldLabels)) {
      if (contact === undefined || isDefault(column, contact[column])) continue;
      const value = this.#words.value(column, contact[column] ?? null);
      add(`field:${column}`, label, value, () => this.#ofColumn('contact', contact, column, `field:${column}`));
    }
    for (const table of ['contact_point', 'address', 'tag_assignment'] as const) {
      for (const row of this.#rows.get(table) ?? []) {
        const key =
          table === 'tag_assignment' ? `tag:${row.tag_id}` : `${table === 'address' ? table : 'point'}:${row.id}`;
        const value = this.#words.whole(table, row);
        add(key, this.#words.name(table, row), value, () => this.#ofWhole(table, row, value));
      }
    }
    for (const { key, label, column } of this.#words.custom) {
      if (custom === undefined) break;
      const value = this.#words.value(column, custom[column] ?? null);
      add(`custom:${key}`, label, value, () => this.#ofColumn('contact_custom', custom, column, `custom:${key}`));
    }
    return values;
  }

  crosswalk(): ContactOrigins['crosswalk'] {
    const found = new Map<string, ContactOrigins['crosswalk'][number]>();
    for (const { sourceId, source, file, at } of this.#sources) {
      if (sourceId === null) continue;
      const name = sourceName(source) ?? file;
      found.set(`${name} ${sourceId}`, { source: name, sourceId, file, at });
    }
    return [...found.values()].sort((a, b) => a.source.localeCompare(b.source) || a.sourceId.localeCompare(b.sourceId));
  }

  /** One column of a row that holds several values. */
  #ofColumn(table: 'contact' | 'contact_custom', row: Row, column: string, key: string): Origin {
    const value = row[column] ?? null;
    const author = this.#author(table, row.id, (before, after) => {
      return (before?.[column] ?? null) !== (after[column] ?? null) && (after[column] ?? null) === value;
    });
    const taken = this.#taken.get(column);
    if (author.operation?.name.startsWith('duplicates.') && taken?.after === value && taken.from !== row.id) {
      const source = this.#rows.get(table)?.find(({ id }) => id === taken.from);
      const name = this.#rows.get('contact')?.find(({ id }) => id === taken.from)?.display_name;
      const earlier = source === undefined ? null : this.#ofColumn(table, source, column, key);
      return { ...this.#origin(author, row.id, key, value), from: String(name ?? ''), file: earlier?.file ?? null };
    }
    return this.#origin(author, row.id, key, value);
  }

  /** A row that is one value: a point, an address, a tag. */
  #ofWhole(table: 'contact_point' | 'address' | 'tag_assignment', row: Row, value: string): Origin {
    const author = this.#author(table, row.id, (before, after) => {
      return before === null || this.#words.whole(table, before) !== this.#words.whole(table, after);
    });
    const kind = table === 'contact_point' ? `point:${row.kind}` : table === 'address' ? 'address' : 'tags';
    return this.#origin(author, Number(row.contact_id), kind, value);
  }

  /** The newest standing change that `gave` accepts, else whatever added the row. */
  #author(table: ValueTable, id: number, gave: (before: Image | null, after: Image) => boolean): Author {
    const images = this.#images.get(`${table} ${id}`) ?? [];
    for (const image of images.toReversed()) {
      const operation = this.#operations.get(image.operation);
      if (
        operation === undefined ||
        operation.undoes !== null ||
        operation.undone_by !== null ||
        image.after === null
      ) {
        continue;
      }
      const before = image.before === null ? null : (JSON.parse(image.before) as Image);
      if (gave(before, JSON.parse(image.after) as Image)) return { operation, added: before === null };
    }
    const range = this.#ranges.find(
      ({ table_name, first_id, last_id }) => table_name === table && id >= first_id && id <= last_id,
    );
    return { operation: range === undefined ? null : (this.#operations.get(range.operation_id) ?? null), added: true };
  }

  #origin({ operation }: Author, contact: number, key: string, value: Value): Origin {
    if (operation === null) return { kind: 'unknown', at: null, operation: null, label: null, file: null, from: null };
    const { id, name, label, at } = operation;
    const kind = kindOf(name);
    const file = kind === 'import' ? this.#file(operation, contact, key, value) : null;
    return { kind, at, operation: id, label, file, from: null };
  }

  /** The row of the import's file that the value stood in; of several the one whose cell holds it, else the last. */
  #file(operation: StoredOperation, contact: number, key: string, value: Value): Origin['file'] {
    const batch = this.#batchOf(operation.id);
    const rows = this.#sources.filter((row) => row.contact === contact && (batch === null || row.batch === batch));
    const found = rows.map((row) => ({ row, cell: cellOf(row, key, value) })).reverse();
    const best = found.find(({ cell }) => cell?.isSame) ?? found.find(({ cell }) => cell !== null) ?? found[0];
    if (best === undefined) return null;
    const { row, cell } = best;
    return { batch: row.batch, name: row.file, row: row.row, column: cell?.column ?? null, cell: cell?.cell ?? null };
  }

  #batchOf(operation: number): number | null {
    const range = this.#ranges.find((each) => each.operation_id === operation && each.table_name === 'import_batch');
    return range?.first_id ?? null;
  }
}

const byPrefix: readonly [string, Origin['kind']][] = [
  ['import.', 'import'],
  ['sample.', 'sample'],
  ['duplicates.', 'merge'],
  ['audit.', 'fix'],
  ['rules.', 'rule'],
  ['segments.', 'rule'],
];

function kindOf(operation: string): Origin['kind'] {
  return byPrefix.find(([prefix]) => operation.startsWith(prefix))?.[1] ?? 'person';
}

/** Values that stand for nothing known. */
function isDefault(column: string, value: Value | undefined): boolean {
  return (column === 'kind' && value === 'person') || (/_consent$/.test(column) && value === 'unknown');
}
