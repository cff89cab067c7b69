// A kept row of a file, read by the mapping of its import: which of its cells could have given a value. Owns that search.
import { parseTarget } from '../../../../src-shared/model/target-fields.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';

export interface SourceRow {
  readonly batch: number;
  readonly contact: number;
  /** 1-based data row. */
  readonly row: number;
  readonly sourceId: string | null;
  readonly file: string;
  readonly source: string | null;
  readonly at: number;
  readonly headers: readonly string[];
  readonly cells: readonly string[];
  /** Written targets, one per column. */
  readonly targets: readonly string[];
}

export function sourceRow(stored: {
  batch: number;
  contact: number;
  row_number: number;
  source_id: string | null;
  raw: string;
  file_name: string;
  source: string | null;
  headers: string;
  mapping: string;
  imported_at: number;
}): SourceRow {
  return {
    batch: stored.batch,
    contact: stored.contact,
    row: stored.row_number,
    sourceId: stored.source_id,
    file: stored.file_name,
    source: stored.source,
    at: stored.imported_at,
    headers: JSON.parse(stored.headers) as string[],
    cells: (JSON.parse(stored.raw) as (string | null)[]).map((cell) => cell ?? ''),
    targets: (JSON.parse(stored.mapping) as { target: string }[]).map(({ target }) => target),
  };
}

export interface FoundCell {
  readonly column: string;
  readonly cell: string;
  /** The cell holds the value itself, not only something it was made of. */
  readonly isSame: boolean;
}

const nameParts = ['name_prefix', 'given_name', 'middle_name', 'family_name', 'name_suffix', 'nickname'];

/**
 * The cell that gave a value, or null where none of the columns that could has anything in it.
 * @param key field:given_name, custom:shoe_size, point:email, address, address:city or tags
 */
export function cellOf(row: SourceRow, key: string, value: string | number | null): FoundCell | null {
  const wanted = plain(String(value ?? ''));
  const cells = row.targets.flatMap((target, index): FoundCell[] => {
    const cell = row.cells[index]?.trim() ?? '';
    if (cell === '' || !fits(target, key)) return [];
    const isSame = wanted !== '' && (plain(cell).includes(wanted) || wanted.includes(plain(cell)));
    return [{ column: row.headers[index] ?? `Column ${index + 1}`, cell, isSame }];
  });
  return cells.find(({ isSame }) => isSame) ?? cells[0] ?? null;
}

/** Whether a column with this target can give a value of this kind. */
function fits(written: string, key: string): boolean {
  const target = parseTarget(written);
  if (target === null) return false;
  const [kind, name = ''] = key.split(':');
  switch (target.kind) {
    case 'field':
      if (kind !== 'field') return false;
      return target.field === name || (target.field === 'full_name' && nameParts.includes(name));
    case 'point':
      return kind === 'point' && target.point === name;
    case 'address':
      return kind === 'address' && (name === '' || target.part === name);
    case 'address_line':
      return kind === 'address';
    case 'tags':
    case 'tag':
    case 'branch':
      return kind === 'tags';
    case 'custom':
      return kind === 'custom' && target.key === name;
    case 'consent':
      return kind === 'field' && name === `${target.channel}_consent`;
    default:
      return false;
  }
}

/** Letters and digits only: phones, dates and names are often rewritten on the way in. */
function plain(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
