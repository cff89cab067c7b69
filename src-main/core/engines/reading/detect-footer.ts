// Rows at the end of a report that are no records: totals, notices, who made it and when. Owns the telling; what is left
// out is counted from the end, listed with its reason, and a person can change the count.

import { isRuler } from './detect-header.ts';

export interface FooterRow {
  readonly cells: readonly string[];
  readonly reason: string;
}

/** No report ends in more rows than these. */
export const mostFooterRows = 20;

const totals =
  /^(?:grand |sub-?|report |overall )?totals?\b[\s:]*|^(?:gesamt(?:summe)?|summe|total général|totale|totaal|suma|somme)\b[\s:]*/i;
const notices =
  /^(?:generated|exported|created|printed|produced|prepared|downloaded|report(?:ed)?|erstellt|exportiert|généré|exporté) (?:by|on|at|from|run|date|am|von|le|par)\b|confidential|vertraulich|confidentiel|copyright|©|all rights reserved|do not distribute|^(?:page|seite|page) \d+(?: (?:of|von|de|\/) ?\d+)?$|^end of (?:file|report|list|data|export)|^-{3,}$|^={3,}$|^\*{3,}|^\(?\d[\d,.]* (?:rows?|records?|contacts?|results?|entries|customers?|members?|datensätze|zeilen)\b[^@]*\)?$|^(?:number of|total) (?:rows|records|contacts|results|entries|customers|members)\b|^(?:as of|stand|filters?|filtered by|source|quelle)\s*:/i;

/**
 * Finds the footer of a table from its last rows.
 * @param rows the last data rows, in their order
 * @param width how many columns the table has
 * @returns the rows of the footer, in their order
 */
export function detectFooter(rows: readonly (readonly string[])[], width: number): FooterRow[] {
  if (width < 2) return [];
  const found: FooterRow[] = [];
  const least = Math.max(0, rows.length - mostFooterRows);
  let certain = 0; // rows of `found` up to and with the last that is beyond doubt
  for (let at = rows.length - 1; at >= least; at--) {
    const cells = rows[at] ?? [];
    const reason = reasonOf(cells, width);
    if (reason === null) break;
    found.push({ cells, reason });
    if (reason !== blank && reason !== alone) certain = found.length;
  }
  // The empty rows that set the footer off belong to it.
  while (certain > 0 && found[certain]?.reason === blank) certain++;
  return found.slice(0, certain).reverse();
}

const blank = 'empty row above the end of a report';
const alone = 'a note that fills one cell';

function reasonOf(cells: readonly string[], width: number): string | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first] = filled;
  if (first === undefined) return blank;
  if (isRuler(cells)) return 'a line that closes the table';
  // Whoever has an address of any kind is a person, whatever the name is.
  if (filled.some((cell) => /[^\s@]@[^\s@]+\.[^\s@]/.test(cell))) return null;
  if (totals.test(first)) {
    const rest = filled.slice(1);
    const isSum = rest.every((cell) => /^[-+(]?\D{0,4}\d[\d.,'\s]*\D{0,4}$/.test(cell));
    const saysHowMany =
      /\d\W*$|\btotals?\W*$|\d[\d,.]*\s*(?:rows?|records?|contacts?|results?|entries|customers?)\W*$/i;
    if (isSum && (rest.length > 0 || saysHowMany.test(first)) && filled.length < width) return 'a row of totals';
  }
  if (filled.length <= 2 && width > 2 && notices.test(first)) return 'a notice at the end of a report';
  if (filled.length === 1 && width > 3 && /\s/.test(first)) return alone;
  return null;
}
