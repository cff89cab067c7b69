// The options with which a command is told how to read a data file, and the beginning of the file read with them. Owns
// the options; what they mean is the reading engine's.
import { resolve } from 'node:path';
import { readColumnStarts, writeColumnStarts } from '../../src-shared/model/column-starts.ts';
import { type FileReading, fileFormats } from '../../src-shared/model/import-mapping.ts';
import { refuse } from '../../src-shared/model/refusal.ts';
import type { OptionValues } from './command.ts';
import { counted } from './output.ts';

/** What is guessed unless a person says it. */
export const readingOptions = {
  format: { type: 'choice', choices: fileFormats, help: 'read it as this kind of file' },
  encoding: { type: 'text', value: 'NAME', help: 'its encoding: utf-8, windows-1252, shift_jis, …' },
  delimiter: { type: 'text', value: 'TEXT', help: 'what stands between columns; \\t is a tab' },
  'column-starts': {
    type: 'text',
    value: 'N,N,…',
    help: 'the places where columns of fixed width begin, counted from 1',
  },
  sheet: { type: 'text', value: 'NAME', help: 'the sheet of a workbook' },
  member: { type: 'text', value: 'PATH', help: 'the file inside a zip archive' },
  'header-row': {
    type: 'number',
    value: 'N',
    min: 0,
    max: 1000,
    help: 'the row with column names; 0 when none has them',
  },
  'footer-rows': { type: 'number', value: 'N', min: 0, max: 100, help: 'rows at the end to leave out' },
  repair: { type: 'flag', help: 'repair text that was decoded wrongly before, such as MÃ¼ller' },
} as const;

/** The parts of the reading that were given. */
export function chosenReading(options: OptionValues<typeof readingOptions>): Partial<FileReading> {
  const { format, encoding, delimiter, sheet, member, repair } = options;
  return {
    ...(format === undefined ? {} : { format }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter: delimiter.replaceAll('\\t', '\t') }),
    ...(options['column-starts'] === undefined ? {} : { columnStarts: startsOf(options['column-starts']) }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(member === undefined ? {} : { member }),
    ...(options['header-row'] === undefined ? {} : { headerRow: options['header-row'] }),
    ...(options['footer-rows'] === undefined ? {} : { footerRows: options['footer-rows'] }),
    ...(repair ? { repairMojibake: true } : {}),
  };
}

/** '1, 11, 26' as places counted from 0. */
function startsOf(written: string): number[] {
  const places = readColumnStarts(written);
  if (places !== null) return places;
  throw refuse('bad-mapping', `“${written}” is no list of places. Write them from left to right, such as 1,11,26.`);
}

/** The path of a data file as given, absolute. */
export const dataPath = (path: string): string => resolve(path);

const delimiterNames: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
  ' ': 'blanks',
};

/** How a file was read, in one line for people. */
export function readingLine(reading: FileReading, columns: number): string {
  const { format, member, sheet, encoding, delimiter, headerRow, headerRows, footerRows } = reading;
  const kind =
    format === 'delimited'
      ? `${encoding}, ${delimiterNames[delimiter] ?? JSON.stringify(delimiter)} between columns`
      : format === 'fixed'
        ? `${encoding}, columns of fixed width beginning at ${writeColumnStarts(reading.columnStarts)}`
        : `${format}${sheet === '' ? '' : `, sheet ${sheet}`}`;
  const names =
    headerRow === 0
      ? 'no column names'
      : `names in ${headerRows > 1 ? `rows ${headerRow} to ${headerRow + headerRows - 1}` : `row ${headerRow}`}`;
  const parts = [
    ...(member === '' ? [] : [member]),
    kind,
    names,
    counted(columns, 'column'),
    ...(footerRows > 0 ? [`${counted(footerRows, 'row')} at the end left out`] : []),
  ];
  return `${parts.join('; ')}.`;
}
