// How the lines of a text are cut into cells: at a delimiter, or at fixed places. Owns the choice between the two for a
// text nobody has said anything about; the cutting is csv-scanner.ts's and fixed-width.ts's.
import type { FileReading } from '../../../../src-shared/model/import-mapping.ts';
import { CsvScanner, type OnRow, scanText } from './csv-scanner.ts';
import { type DialectGuess, detectDialect } from './detect-dialect.ts';
import { detectFixedColumns, doCutWords, FixedWidthScanner } from './fixed-width.ts';

type Form = Pick<FileReading, 'delimiter' | 'quote' | 'escape' | 'columnStarts' | 'cutsWords'> & {
  readonly format: 'delimited' | 'fixed';
};

export interface TextForm extends Form {
  /** 0 to 1, and why. */
  readonly confidence: number;
  readonly because: string;
  /** Why it is this format. */
  readonly formatBecause: string;
  /** Lines at the top that are a note for programs, such as Excel's 'sep=;'. */
  readonly skipLines: number;
}

const chosenByYou = 'chosen by you';
const delimited = { format: 'delimited', columnStarts: [], cutsWords: false } as const;
/** What stands for the dialect of text that has none. */
const noDialect = { delimiter: ' ', quote: '', escape: 'doubled' } as const;

/** Something to push decoded text into, and to end. */
export interface TextScanner {
  push(piece: string): void;
  end(): void;
}

/** A scanner for a text of this form. */
export function textScanner(form: Omit<Form, 'format'> & Pick<FileReading, 'format'>, onRow: OnRow): TextScanner {
  return form.format === 'fixed'
    ? new FixedWidthScanner({ starts: form.columnStarts, cutsWords: form.cutsWords }, onRow)
    : new CsvScanner(form, onRow);
}

/**
 * Decides how a text is cut.
 * @param text its beginning, decoded
 * @param whole whether that is all of it
 * @param chosen what a person chose instead of the guesses
 */
export function detectTextForm(text: string, whole: boolean, chosen: Partial<FileReading>): TextForm {
  const isFixed = chosen.format === 'fixed' || (chosen.format === undefined && chosen.columnStarts !== undefined);
  const isOpen = chosen.format === undefined && chosen.delimiter === undefined;
  const guessed = detectDialect(text);
  if (isFixed || isOpen) {
    const fixed = fixedForm(text, whole, chosen, isFixed ? null : guessed);
    if (fixed !== null) return fixed;
  }
  const isChosen = chosen.delimiter !== undefined;
  return {
    ...delimited,
    delimiter: chosen.delimiter ?? guessed.dialect.delimiter,
    quote: chosen.quote ?? (isChosen ? '"' : guessed.dialect.quote),
    escape: chosen.escape ?? guessed.dialect.escape,
    confidence: isChosen ? 1 : guessed.confidence,
    because: isChosen ? chosenByYou : guessed.because,
    formatBecause: chosen.format === undefined ? 'it is text in lines' : chosenByYou,
    skipLines: guessed.skipLines,
  };
}

/** The text in columns of fixed width; null when it is open (a dialect was guessed) and that explains the lines better. */
function fixedForm(
  text: string,
  whole: boolean,
  chosen: Partial<FileReading>,
  guessed: DialectGuess | null,
): TextForm | null {
  const found = detectFixedColumns(text, whole);
  if (guessed !== null && (found === null || explains(guessed, text))) return null;
  const common = { ...noDialect, format: 'fixed', skipLines: 0 } as const;
  const formatBecause = chosen.format === 'fixed' ? chosenByYou : 'its columns stand under each other';
  const starts = chosen.columnStarts === undefined ? undefined : tidyStarts(chosen.columnStarts);
  if (starts !== undefined) {
    const cutsWords = chosen.cutsWords ?? doCutWords(text, starts);
    return { ...common, columnStarts: starts, cutsWords, confidence: 1, because: chosenByYou, formatBecause };
  }
  return {
    ...common,
    columnStarts: found?.starts ?? [0],
    cutsWords: chosen.cutsWords ?? false,
    confidence: found?.confidence ?? 0.3,
    because: found?.because ?? 'no place is blank in every line; say where the columns begin',
    formatBecause,
  };
}

/** Whether a delimiter leaves no wide gaps inside cells: then it is what parts them. */
function explains({ dialect, confidence, skipLines }: DialectGuess, text: string): boolean {
  if (skipLines > 0) return true;
  if (confidence === 0 || dialect.delimiter === ' ') return false;
  const rows = scanText(text.slice(0, 64 * 1024), dialect, 300);
  const gapped = rows.filter((cells) => cells.some((cell) => / {2,}/.test(cell.trim()))).length;
  return gapped < rows.length * 0.6;
}

/** In order, each once, the first at the beginning of the line. */
function tidyStarts(starts: readonly number[]): number[] {
  return [...new Set([0, ...starts])].sort((a, b) => a - b);
}
