// What a known export looks like, and how a file is recognised as one. Owns the shape of a description and the
// comparing of headers; every export has a small file of its own in exports/.
import { headerKey } from '../header-synonyms.ts';

/** An export as its file in exports/ describes it. Headers are written as the product writes them. */
export interface ExportDescription {
  /** Kept with each import; never changes once released. */
  readonly id: string;
  /** What a person calls it: 'HubSpot contacts'. */
  readonly name: string;
  readonly vendor: string;
  readonly content: 'contacts' | 'activities';
  /** Headers that must all be there. */
  readonly required: readonly string[];
  /** At least one of these too; absent when `required` suffices. */
  readonly telling?: readonly string[];
  /** Headers that rule it out: they tell a sibling. */
  readonly without?: readonly string[];
  /** How the file's own name begins, in place of a telling header: 'cleaned_'. */
  readonly fileName?: string;
  /**
   * Header → written target. '{n}' stands for 1 to 9 in both: 'E-mail {n} - Value' → 'email{n}'. Columns that stand
   * neither here nor in `ignore` are left to the general rules.
   */
  readonly columns: Readonly<Record<string, string>>;
  /** Targets whose columns are read as one, such as a birthday in three columns; of others the first column counts. */
  readonly joined?: readonly string[];
  /** Headers of bookkeeping that says nothing about a contact. */
  readonly ignore?: readonly string[];
  /** Target → value that every row of such a file has: all of them are unsubscribed. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Where the header list comes from and what is peculiar about it. */
  readonly notes: string;
}

/** A description made ready for comparing. */
export interface ExportSource extends Pick<ExportDescription, 'id' | 'name' | 'vendor' | 'content' | 'constants'> {
  readonly required: readonly string[];
  readonly telling: readonly string[];
  readonly without: readonly string[];
  readonly fileName: string | null;
  /** By exportKey of the header; 'ignore' for bookkeeping. */
  readonly targets: ReadonlyMap<string, string>;
  readonly joined: ReadonlySet<string>;
}

/** The form in which headers of exports are compared: 'FirstName', 'FIRSTNAME' and 'First name' agree. */
export function exportKey(header: string): string {
  return headerKey(header).replaceAll(' ', '');
}

export function readyForComparing(description: ExportDescription): ExportSource {
  const targets = new Map<string, string>();
  for (const [header, target] of Object.entries(description.columns)) {
    if (!header.includes('{n}')) targets.set(exportKey(header), target);
    else for (let n = 1; n <= 9; n++) targets.set(exportKey(numbered(header, n)), blocked(target, n));
  }
  for (const header of description.ignore ?? []) {
    if (!header.includes('{n}')) targets.set(exportKey(header), 'ignore');
    else for (let n = 1; n <= 9; n++) targets.set(exportKey(numbered(header, n)), 'ignore');
  }
  const { id, name, vendor, content, constants } = description;
  return {
    id,
    name,
    vendor,
    content,
    ...(constants === undefined ? {} : { constants }),
    required: description.required.map(exportKey),
    telling: (description.telling ?? []).map(exportKey),
    without: (description.without ?? []).map(exportKey),
    fileName: description.fileName?.toLowerCase() ?? null,
    targets,
    joined: new Set(
      (description.joined ?? []).flatMap((target) => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => blocked(target, n))),
    ),
  };
}

/**
 * The export whose signature the headers carry, or null. Where several fit, the one that knows most of the headers.
 * @param fileName the file's name, which tells some siblings apart
 */
export function recogniseAmong(
  sources: readonly ExportSource[],
  headers: readonly string[],
  fileName = '',
): ExportSource | null {
  const keys = new Set(headers.map(exportKey));
  const file = fileName.toLowerCase();
  let best: ExportSource | null = null;
  let most = 0;
  for (const source of sources) {
    const isNamed = source.fileName !== null && file.startsWith(source.fileName);
    const has = (key: string) => keys.has(key);
    if (!source.required.every(has) || source.without.some(has)) continue;
    if (source.telling.length > 0 && !source.telling.some(has) && !isNamed) continue;
    let known = isNamed ? 1 : 0;
    for (const key of keys) if (source.targets.has(key)) known++;
    known += source.required.length / 100;
    if (known > most) [best, most] = [source, known];
  }
  return best;
}

function numbered(header: string, n: number): string {
  return header.replaceAll('{n}', String(n));
}

function blocked(target: string, n: number): string {
  return target.replaceAll('{n}', n === 1 ? '' : `#${n}`);
}
