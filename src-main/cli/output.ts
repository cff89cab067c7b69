// What a command prints and with which code it ends. Owns text and JSON on the output stream and sentences on the
// error stream; computes nothing.
import type { RefusalInfo } from '../../src-shared/protocol.ts';
import type { CommandReport } from './command.ts';

/** 0 done; 1 refused, or findings at or above --fail-on; 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Io {
  out(text: string): void;
  error(text: string): void;
  /** Whether the error stream is a terminal, and how wide. */
  isTerminal: boolean;
  columns: number;
}

/** Prints what a command gave back: its lines, or with --json its document alone. */
export function printReport(io: Io, report: CommandReport, isJson: boolean): ExitCode {
  if (isJson) io.out(`${JSON.stringify(report.document, jsonValue, 2)}\n`);
  else if (report.lines.length > 0) io.out(`${report.lines.join('\n')}\n`);
  return report.exit;
}

/** Prints an expected "no". With --json programs find it on the output stream too, as {"refused": {code, message}}. */
export function printRefusal(io: Io, refusal: RefusalInfo, isJson: boolean): ExitCode {
  if (isJson) io.out(`${JSON.stringify({ refused: refusal }, jsonValue, 2)}\n`);
  io.error(`tagstead: ${refusal.message}\n`);
  return 1;
}

/** Prints what is wrong with the command line and where its help is. */
export function printUsageError(io: Io, message: string, command: string | undefined): ExitCode {
  const help = command === undefined ? 'tagstead --help' : `tagstead ${command} --help`;
  io.error(`tagstead: ${message}\nUsage is shown by: ${help}\n`);
  return 2;
}

/** JSON has no Map, Set or infinity: they become objects, arrays and null. */
function jsonValue(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Text from data in a terminal: control characters, which could move the cursor or set the title, become spaces. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** '1 contact', '4,210 contacts'. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}

/**
 * Lines up rows under their headings. Numbers stand to the right.
 * @param rows cells as values; null is shown as nothing
 */
export function table(headings: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : plainText(cell ?? ''))),
  );
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => Math.min(60, row[column]?.length ?? 0))),
  );
  const isNumber = headings.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const shown = cell.length > width ? `${cell.slice(0, width - 1)}…` : cell;
        return isNumber[column] ? shown.padStart(width) : shown.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(headings), ...cells.map(line)];
}
