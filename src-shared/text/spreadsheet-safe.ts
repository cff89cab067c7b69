// Text that a spreadsheet would run or change, made inert and given back. Owns the protection of one cell and its
// exact reverse; knows nothing of CSV quoting (see engines/export/csv-writer.ts) or of files.
//
// A spreadsheet that opens a CSV runs a cell that starts with = + - or @ (OWASP "CSV Injection", CWE-1236), and
// silently turns 00123 into 123, 12345678901234567890 into 1.23457E+19 and 3-4 into the third of April. The
// protection is the apostrophe that OWASP names: '=1+1, '00123. Quoting alone does not help, and ="00123" would
// itself be a formula.
//
// OWASP also warns of the separator: a comma file opened where the list separator is the semicolon is split at the
// semicolons inside its values, quoted or not, and at their line ends. So every piece of a value between separators
// is looked at, not only its beginning.
//
// Reverse: protect() adds one apostrophe wherever unprotect() would remove one, so that unprotect(protect(x)) is x
// for every text x. An importer applies unprotectCell to headers and cells of files that were written for
// spreadsheets; those start with a UTF-8 byte order mark, which exact exports never have. Applied to somebody
// else's file it only removes an apostrophe in front of a formula or a number, which is what people mean by one.

/** Characters that begin another cell where a spreadsheet splits a line differently from how it was written. */
const piece = /[^,;\t\r\n]+/g;

/** White space, invisible marks and quotes that spreadsheets or later readers may strip before a formula. */
const leadIn = /^[\s\u00a0\u200b-\u200f\u2060\ufeff"'`\u2018-\u201f]+/;

/** Plain numbers and percentages: a spreadsheet reads them as what they are. */
const plainNumber = /^[-+]?(?:0|[1-9]\d{0,10})(?:[.,]\d{1,10})?%?$/;

/** An E.164 phone number: at most 15 digits, no leading zero. */
const e164Phone = /^\+[1-9]\d{6,14}$/;

/** Is this what it looks like, to a person and a spreadsheet alike? (Dates need no word here: none starts with a trigger.) */
function isPlain(text: string): boolean {
  return plainNumber.test(text) || e164Phone.test(text);
}

/** = + - @, their full-width, small and superscript forms, and the mathematical minus. */
function isTrigger(character: string): boolean {
  if (character === '') return false;
  if (character === '\u2212') return true;
  const plain = character.normalize('NFKC');
  return plain === '=' || plain === '+' || plain === '-' || plain === '@';
}

/** Would a spreadsheet take this piece of a value for a formula? */
function startsFormula(text: string): boolean {
  if (isPlain(text.trim())) return false;
  return isTrigger(text.replace(leadIn, '').charAt(0));
}

/** Would a spreadsheet change this text without being asked: drop zeros, round a long id, make it a date? */
function wouldChange(value: string): boolean {
  const text = value.trim();
  return (
    /^0\d+$/.test(text) || // 00123
    /^\d{12,}$/.test(text) || // shown and saved as 1.23457E+11
    /^\d+[eE][-+]?\d+$/.test(text) || // 12E5
    /^\d{1,2}[-/]\d{1,2}$/.test(text) // 3-4
  );
}

/** Does the beginning of this value need the apostrophe? True of "'x" whenever it is true of "x". */
function needsApostrophe(value: string): boolean {
  const bare = value.replace(/^'+/, '');
  if (/^[\t\r\n]/.test(bare) || wouldChange(bare)) return true;
  if (isPlain(bare)) return false; // before splitting: a decimal comma is no separator
  return startsFormula(bare.split(/[,;\t\r\n]/, 1)[0] ?? '');
}

/** Replaces every piece of a value but the one at its beginning, which needsApostrophe judges. */
function mapLaterPieces(value: string, change: (text: string) => string): string {
  return value.replace(piece, (text, at: number) => (at === 0 ? text : change(text)));
}

/**
 * Makes a text cell inert in Excel, LibreOffice, Numbers and Google Sheets.
 * @param value any text; numbers that are known as numbers should be written as they are
 * @returns the value, with an apostrophe before whatever a spreadsheet would run or change
 */
export function protectCell(value: string): string {
  const bare = value.replace(/^'+/, '');
  if (isPlain(bare)) return value;
  const inner = mapLaterPieces(value, (text) => (startsFormula(text) ? `'${text}` : text));
  return needsApostrophe(value) ? `'${inner}` : inner;
}

/**
 * Takes the protection of protectCell back: unprotectCell(protectCell(x)) is x for every text x.
 * @param cell a cell of a file that was written for spreadsheets
 * @returns the value as it was
 */
export function unprotectCell(cell: string): string {
  if (!cell.includes("'")) return cell;
  const bare = cell.replace(/^'+/, '');
  const hasLead = cell.startsWith("'") && needsApostrophe(cell.slice(1));
  const value = hasLead ? cell.slice(1) : cell;
  if (isPlain(bare)) return value;
  return mapLaterPieces(value, (text) => (text.startsWith("'") && startsFormula(text.slice(1)) ? text.slice(1) : text));
}
