// Which cell of an imported file a finding speaks about, and what would stand there once it is accepted. Owns that
// translation: a file knows rows and columns, a workspace contacts and fields.
import { type RawBuilder, sql } from 'kysely';
import type { FindingCell } from '../../../../src-shared/contract/audit.ts';
import { parseFindingField } from '../../../../src-shared/model/finding.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { blanksTidied } from '../../engines/audit/checks/whitespace.ts';
import { cellOf, type SourceRow, sourceRow } from '../batches/source-rows.ts';

type StoredRow = Parameters<typeof sourceRow>[0];

const selectRows = (batch: number, after: number, limit: number): RawBuilder<StoredRow> =>
  sql`SELECT s.batch_id AS batch, s.contact_id AS contact, s.row_number, s.source_id, s.raw, b.file_name, b.source,
      b.headers, b.mapping, b.imported_at
    FROM source_record s JOIN import_batch b ON b.id = s.batch_id
    WHERE s.batch_id = ${batch} AND s.contact_id IS NOT NULL AND s.row_number > ${after} ORDER BY s.row_number LIMIT ${limit}`;

interface StoredFinding {
  contact_id: number;
  check_id: string;
  field: string;
  point_kind: string | null;
  current: string | null;
  proposed: string | null;
  confidence: number | null;
  detail: string | null;
}

const selectOpen = (contacts: readonly number[]): RawBuilder<StoredFinding> =>
  sql`SELECT f.contact_id, f.check_id, f.field, p.kind AS point_kind, f.current, f.proposed, f.confidence, f.detail
    FROM finding f LEFT JOIN contact_point p ON f.field LIKE 'point:%' AND p.id = CAST(substr(f.field, 7) AS INTEGER)
    WHERE f.state = 'open' AND f.contact_id IN (SELECT value FROM json_each(${JSON.stringify(contacts)})) ORDER BY f.id`;

/**
 * The open findings about cells of an imported file, row by row. Findings about the record as a whole, or about what the
 * file has no cell for, are left out. Blanks that reading the file already took away are told too: the file has them.
 * @param after rows up to this one are passed over
 * @param limit rows of the file to look at
 * @returns the cells, and the last row that was looked at; null when there are no more
 */
export function findingCells(
  db: ReadHandle,
  batch: number,
  after: number,
  limit: number,
): { cells: FindingCell[]; last: number | null } {
  const rows = db.all(selectRows(batch, after, limit)).map(sourceRow);
  const found = new Map<number, StoredFinding[]>();
  for (const finding of db.all(selectOpen(rows.map(({ contact }) => contact))))
    found.set(finding.contact_id, [...(found.get(finding.contact_id) ?? []), finding]);
  const cells = rows.flatMap((row) => [
    ...blanks(row),
    ...(found.get(row.contact) ?? []).flatMap((finding) => {
      const cell = cellOfFinding(row, finding);
      return cell === null ? [] : [cell];
    }),
  ]);
  return { cells, last: rows.at(-1)?.row ?? null };
}

function blanks(row: SourceRow): FindingCell[] {
  return row.cells.flatMap((current, index) => {
    const proposed = blanksTidied(current);
    if (proposed === undefined || proposed === '') return [];
    const column = row.headers[index] ?? `Column ${index + 1}`;
    return [{ row: row.row, column, check: 'whitespace', current, proposed, confidence: 1, detail: null }];
  });
}

function cellOfFinding(row: SourceRow, finding: StoredFinding): FindingCell | null {
  if (finding.current === null) return null;
  const found = cellOf(row, keyOf(finding), finding.current);
  if (found === null || !found.isSame) return null;
  const current = row.cells[row.headers.indexOf(found.column)] ?? found.cell;
  const { check_id, proposed, confidence, detail } = finding;
  // A cell may hold more than the value, such as a whole name: the rest of it stays.
  const whole = current.includes(finding.current) ? (proposed ?? '') : null;
  const become =
    proposed === null
      ? null
      : whole === null
        ? proposed
        : current
            .replace(finding.current, () => whole)
            .replace(/\s+/g, ' ')
            .trim();
  if (become === current) return null;
  return { row: row.row, column: found.column, check: check_id, current, proposed: become, confidence, detail };
}

function keyOf({ field, point_kind }: StoredFinding): string {
  const place = parseFindingField(field);
  switch (place.kind) {
    case 'point':
      return `point:${point_kind ?? ''}`;
    case 'address':
      return `address:${place.column}`;
    case 'contact':
      return `field:${place.column}`;
    default:
      return place.kind;
  }
}
