// The SQL functions every connection has. Owns their names; what they mean lives in src-shared/text.
import type Database from 'better-sqlite3';
import { foldText } from '../../../src-shared/text/text-key.ts';
import { typedDigits } from './derived-fresh.ts';

/** Registers `fold(text)` (accents and case removed, as in search, rules and matching) `digits(text)`, and `phone_digits(text)`:
 * the digits of an E.164 number as they may be typed: in full, without the country, and the last seven. */
export function registerFunctions(db: Database.Database): void {
  db.function('fold', { deterministic: true }, (value: unknown) =>
    typeof value === 'string' ? foldText(value) : value,
  );
  db.function('digits', { deterministic: true }, (value: unknown) =>
    typeof value === 'string' ? value.replace(/\D+/g, '') : value,
  );
  db.function('phone_digits', { deterministic: true }, (value: unknown) =>
    typeof value === 'string' ? typedDigits(value) : null,
  );
}
