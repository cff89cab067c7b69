// Numbers and money in tabular figures.
import { formatMoney, formatNumber } from './numbers.ts';

export function Figure({ value }: { value: number }) {
  return <span className="figures">{formatNumber(value)}</span>;
}

/** `minor` are minor units: cents of the currency. Negative amounts carry their sign, not only a colour. */
export function Money({ minor, currency }: { minor: number; currency: string | null }) {
  return <span className="figures">{formatMoney(minor, currency)}</span>;
}
