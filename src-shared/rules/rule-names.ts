// What a rule's ids are called, for sentences, checks and explanations. Owns the interface; callers bring the names.
import type { CustomFieldDefinition } from './field-catalogue.ts';

export interface RuleNames {
  /** The name of a tag, or undefined when it no longer exists. */
  tag: (id: number) => string | undefined;
  segment: (id: number) => string | undefined;
  customField: (key: string) => CustomFieldDefinition | undefined;
  /** The title of an audit check. */
  check: (id: string) => string | undefined;
  /** ISO 4217 code that amounts are shown with; empty when the workspace has none. */
  currency: string;
}

/** Minor units as people write them: 105000 → '1,050.00', with the currency in front when there is one. */
export function amountText(minor: number, currency: string): string {
  const digits = (minor / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const short = digits.endsWith('.00') ? digits.slice(0, -3) : digits;
  return currency === '' ? short : `${currency} ${short}`;
}

/** 1234.5 → '1,234.5'. */
export function numberText(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '2024-03-05' → '5 Mar 2024'. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** 'a', 'a or b', 'a, b or c'. */
export function listText(parts: readonly string[], joiner: 'and' | 'or'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${joiner} ${parts[parts.length - 1]}`;
}

/** 'day', '3 months': as after "in the last". */
export function spanText({ count, unit }: { count: number; unit: string }): string {
  return count === 1 ? unit : `${numberText(count)} ${unit}s`;
}

/** '1 month', '3 months': as before "ago". */
export function countedSpanText({ count, unit }: { count: number; unit: string }): string {
  return count === 1 ? `1 ${unit}` : `${numberText(count)} ${unit}s`;
}

/** Text in quotes; what was not entered yet is an ellipsis. */
export const quoted = (text: string): string => (text === '' ? '…' : `“${text}”`);
