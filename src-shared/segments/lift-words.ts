// A difference between a segment and everybody else in words: '3.1 times as likely to …', '(2.4–4.0)'. Pure text, the same
// on the screen and on paper.

/** @see LiftRow of contract/segment-portrait.ts */
interface Ratio {
  /** Null where nobody outside has it. */
  ratio: number | null;
  low: number;
  high: number;
}

/** As before "likely to". */
export function timesText({ ratio }: Ratio): string {
  return ratio === null ? 'The only ones' : `${shortNumber(ratio)} times as`;
}

/** The 95 % interval of the ratio. */
export function intervalText({ ratio, low, high }: Ratio): string {
  return ratio === null ? `(at least ${shortNumber(low)} times)` : `(${shortNumber(low)}–${shortNumber(high)})`;
}

/** All of it. @param words behind "likely to" */
export const liftText = (row: Ratio & { words: string }): string =>
  `${timesText(row)} likely to ${row.words} ${intervalText(row)}`;

function shortNumber(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value < 0.1 ? value.toFixed(2) : value.toFixed(1);
}
