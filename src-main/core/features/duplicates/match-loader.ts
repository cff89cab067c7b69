// Loads what the matcher compares, column by column: active contacts with their points, or the rows of an imported file
// as they stood there. Owns the SELECTs of matching; compares nothing.
import { sql } from 'kysely';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { parseTarget } from '../../../../src-shared/model/target-fields.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { chooseComparisons, type ProfiledColumn } from '../../engines/matching/choose-comparisons.ts';
import type { Cell, ColumnType, MatchColumn, MatchTable } from '../../engines/matching/match-table.ts';
import { customFieldsOf } from '../contacts/custom-fields.ts';

/** A table for the matcher, with the contact or row each record is. */
export interface LoadedContacts {
  readonly table: MatchTable;
  readonly ids: Float64Array;
}

const pageSize = 5000;

/** Columns of contact that take part, in the order of the SELECT. */
const contactColumns = [
  ['given_name', 'Given name', 'given_name'],
  ['middle_name', 'Middle name', 'middle_name'],
  ['family_name', 'Family name', 'family_name'],
  ['name_suffix', 'Suffix', 'name_suffix'],
  ['company', 'Company', 'company'],
  ['birthday', 'Birthday', 'birthday'],
  ['gender', 'Gender', 'category'],
] as const satisfies readonly (readonly [string, string, ColumnType])[];

const addressColumns = [
  ['street', 'Street', 'street'],
  ['postcode', 'Postcode', 'postcode'],
  ['city', 'City', 'city'],
] as const satisfies readonly (readonly [string, string, ColumnType])[];

type Row = (string | number | null)[];
type Page = readonly (string | null)[];

/**
 * Loads all active contacts.
 * @param progress may throw to stop
 * @param isWanted contacts it says no to are left out
 */
export function loadContacts(
  db: ReadHandle,
  progress: (done: number, total: number) => void,
  isWanted: (id: number) => boolean = () => true,
): LoadedContacts {
  const total = db.value<number>(sql`SELECT count(*) FROM contact WHERE state = 'active'`) ?? 0;
  const ids: number[] = [];
  const fields = contactColumns.map((): Cell[] => []);
  const [emails, phones]: [Cell[], Cell[]] = [[], []];
  const places = addressColumns.map((): Cell[] => []);
  const custom = identifierFields(db);
  const customCells = custom.map((): Cell[] => []);
  const statements = prepareStatements(
    db,
    custom.map(({ column }) => column),
  );
  for (let after = 0; ; ) {
    progress(ids.length, total);
    const rows = statements.contacts.all(after, pageSize) as Row[];
    if (rows.length === 0) break;
    const [first, last] = [Number(rows[0]?.[0]), Number(rows.at(-1)?.[0])];
    const pointsOf = grouped(statements.points.all(first, last, first, last) as Row[]);
    const placeOf = new Map(
      (statements.places.all(first, last) as Row[]).map(([id, ...rest]) => [Number(id), rest as Page]),
    );
    for (const row of rows) {
      const id = Number(row[0]);
      if (!isWanted(id)) continue;
      ids.push(id);
      for (const [at, cells] of fields.entries()) cells.push(textOf(row[at + 1]));
      for (const [at, cells] of customCells.entries()) cells.push(textOf(row[at + 1 + fields.length]));
      const points = pointsOf.get(id);
      emails.push(points?.email ?? null);
      phones.push(points?.phone ?? null);
      for (const [at, cells] of places.entries()) cells.push(textOf(placeOf.get(id)?.[at]));
    }
    after = last;
  }
  const columns: MatchColumn[] = [
    ...contactColumns.map(([key, label, type], at) => ({ key, label, type, values: fields[at] ?? [] })),
    { key: 'email', label: 'Email', type: 'email', values: emails },
    { key: 'phone', label: 'Phone', type: 'phone', values: phones },
    ...addressColumns.map(([key, label, type], at) => ({ key, label, type, values: places[at] ?? [] })),
    ...custom.map(({ key, label }, at) => ({
      key: `custom:${key}`,
      label,
      type: 'identifier' as const,
      values: customCells[at] ?? [],
    })),
  ];
  const filled = columns.filter(({ values }) => values.some((cell) => cell !== null));
  return { table: { rowCount: ids.length, columns: filled }, ids: Float64Array.from(ids) };
}

/** Custom fields that name a person, such as a passport or tax number. */
function identifierFields(db: ReadHandle): { key: string; label: string; column: string }[] {
  return customFieldsOf(db).filter(({ type, label }) => {
    if (type !== 'text' && type !== 'number') return false;
    // Two values that differ and repeat: only the header decides here.
    const { used } = chooseComparisons([{ header: label, values: ['1', '2', '1'] }], []);
    return used[0]?.type === 'identifier';
  });
}

function prepareStatements(db: ReadHandle, customColumns: readonly string[]) {
  const names = contactColumns.map(([column]) => `c.${column}`).join(', ');
  const custom = customColumns.map((column) => `, x.${column}`).join('');
  return {
    contacts: db
      .prepare(
        `SELECT c.id, ${names}${custom} FROM contact c ${custom === '' ? '' : 'LEFT JOIN contact_custom x ON x.id = c.id'}
         WHERE c.state = 'active' AND c.id > ? ORDER BY c.id LIMIT ?`,
      )
      .raw(),
    // A survivor speaks for those merged into it: their points are its own. The plus keeps SQLite from reading all
    // emails and phones of the workspace for every page, by the index that begins with the kind.
    points: db
      .prepare(
        `SELECT p.contact_id, p.kind, coalesce(p.normalised, p.value) FROM contact_point p
         WHERE p.contact_id BETWEEN ? AND ? AND +p.kind IN ('email', 'phone')
         UNION ALL SELECT al.winner_id, p.kind, coalesce(p.normalised, p.value)
         FROM contact_alias al JOIN contact_point p ON p.contact_id = al.id
         WHERE al.winner_id BETWEEN ? AND ? AND +p.kind IN ('email', 'phone')`,
      )
      .raw(),
    places: db
      .prepare(
        `SELECT contact_id, street, postcode, city FROM contact_rollup
         WHERE contact_id BETWEEN ? AND ?`,
      )
      .raw(),
  };
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}

function grouped(rows: readonly Row[]): Map<number, { email: string[]; phone: string[] }> {
  const byContact = new Map<number, { email: string[]; phone: string[] }>();
  for (const [contact, kind, value] of rows) {
    const id = Number(contact);
    let points = byContact.get(id);
    if (points === undefined) {
      points = { email: [], phone: [] };
      byContact.set(id, points);
    }
    points[kind === 'email' ? 'email' : 'phone'].push(String(value));
  }
  return byContact;
}

/** Rows of a file with what each is called outside. */
export interface LoadedRows {
  readonly table: MatchTable;
  readonly rowNumbers: Uint32Array;
  readonly sourceIds: readonly string[];
  /** Which columns take part and as what. */
  readonly columns: readonly { header: string; as: string }[];
}

/** Loads the rows of an imported file, those set aside included. */
export function loadBatch(db: ReadHandle, batch: number, ignore: readonly string[]): LoadedRows {
  const found = db.first<{ headers: string; mapping: string }>(
    sql`SELECT headers, mapping FROM import_batch WHERE id = ${batch}`,
  );
  if (found === undefined) throw refuse('not-found', 'This import is not there any more.');
  const headers = JSON.parse(found.headers) as string[];
  const rows = db.rows<[number, string | null, string]>(
    sql`SELECT row_number, source_id, raw FROM source_record WHERE batch_id = ${batch}
      UNION ALL SELECT DISTINCT row_number, NULL, raw FROM reject WHERE batch_id = ${batch}
        AND row_number NOT IN (SELECT row_number FROM source_record WHERE batch_id = ${batch})
      ORDER BY 1`,
  );
  const cells = rows.map(([, , raw]) => JSON.parse(raw) as (string | null)[]);
  const targets = mappedTargets(found.mapping, headers.length);
  const mapped = targets.map((target) => (target === undefined ? undefined : columnTypeOf(target)));
  const idColumn = targets.indexOf('source_id'); // rows that were set aside have their id only in their cells
  const profiled: ProfiledColumn[] = headers.map((header, at) => ({
    header,
    values: cells.map((row) => String(row[at] ?? '').trim()),
    mapped: mapped[at],
  }));
  const chosen = chooseComparisons(profiled, ignore);
  return {
    table: { rowCount: rows.length, columns: chosen.used },
    rowNumbers: Uint32Array.from(rows, ([number]) => number),
    sourceIds: rows.map(([number, id], row) => id ?? (String(cells[row]?.[idColumn] ?? '').trim() || String(number))),
    columns: chosen.used.map(({ label, type }) => ({ header: label, as: type })),
  };
}

/** What the import's mapping says each column is, in its written form. */
function mappedTargets(mapping: string, width: number): (string | undefined)[] {
  const parsed: unknown = JSON.parse(mapping);
  const list = Array.isArray(parsed) ? parsed : ((parsed as { columns?: unknown }).columns ?? []);
  const columns = Array.isArray(list) ? list : [];
  return Array.from({ length: width }, (_, at) => {
    const column: unknown = columns[at];
    const written = typeof column === 'string' ? column : (column as { target?: unknown } | undefined)?.target;
    return typeof written === 'string' ? written : undefined;
  });
}

/** What a column that an import maps to a target is to the matcher; undefined where its values have to say. */
export function columnTypeOf(written: string): ColumnType | undefined {
  const target = parseTarget(written);
  if (target === null) return undefined;
  if (target.kind === 'point') return target.point === 'email' || target.point === 'phone' ? target.point : undefined;
  if (target.kind === 'address') {
    const types = {
      street: 'street',
      street2: 'street',
      city: 'city',
      region: 'region',
      postcode: 'postcode',
    } as const;
    return target.part === 'country' ? undefined : types[target.part];
  }
  if (target.kind !== 'field') return undefined;
  const fields: Partial<Record<string, ColumnType>> = {
    full_name: 'full_name',
    given_name: 'given_name',
    middle_name: 'middle_name',
    family_name: 'family_name',
    name_suffix: 'name_suffix',
    company: 'company',
    birthday: 'birthday',
    gender: 'category',
  };
  return fields[target.field];
}
