// A difference in words: '3.1 times as', '(2.4–4.0)'. Pure text.
import type { LiftRow } from '../../../src-shared/contract/segment-portrait.ts';
import { formatNumber } from '../../ui/numbers.ts';

type Ratio = Pick<LiftRow, 'ratio' | 'low' | 'high'>;

/** As before "likely to". */
export function timesText({ ratio }: Ratio): string {
  return ratio === null ? 'The only ones' : `${shortNumber(ratio)} times as`;
}

/** The 95 % interval of the ratio. */
export function intervalText({ ratio, low, high }: Ratio): string {
  return ratio === null ? `(at least ${shortNumber(low)} times)` : `(${shortNumber(low)}–${shortNumber(high)})`;
}

function shortNumber(value: number): string {
  if (value >= 100) return formatNumber(Math.round(value));
  return value < 0.1 ? value.toFixed(2) : value.toFixed(1);
}
