// The comparisons of a table, chosen by the fields it has. Owns the list and its length; the levels are in
// comparisons-*.ts.
import type { Comparison } from './comparison.ts';
import { addressComparison } from './comparisons-address.ts';
import { companyComparisons, emailComparison, phoneComparison } from './comparisons-contact.ts';
import { nameComparisons } from './comparisons-name.ts';
import { birthdayComparison, plainComparisons } from './comparisons-value.ts';
import type { StandardFields } from './standard-fields.ts';

/** The comparisons that the present fields allow. */
export function comparisonsFor(fields: StandardFields): readonly Comparison[] {
  const list: Comparison[] = [];
  if (fields.names !== undefined) list.push(...nameComparisons(fields, fields.names));
  if (fields.emails !== undefined) list.push(emailComparison(fields.emails));
  if (fields.phones !== undefined) list.push(phoneComparison(fields.phones));
  list.push(...companyComparisons(fields));
  if (fields.address !== undefined) list.push(addressComparison(fields.address));
  if (fields.birthday !== undefined) list.push(birthdayComparison(fields.birthday));
  list.push(...plainComparisons(fields));
  return withinPatternSpace(list);
}

/** A pattern of levels must fit a double exactly; the last comparisons are dropped when there are absurdly many. */
export function withinPatternSpace(list: readonly Comparison[]): Comparison[] {
  const kept: Comparison[] = [];
  let patterns = 1;
  for (const comparison of list) {
    patterns *= comparison.levels.length;
    if (patterns > Number.MAX_SAFE_INTEGER) break;
    kept.push(comparison);
  }
  return kept;
}
