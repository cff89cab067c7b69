// Agreement on emails, phones and companies. Emails and phones are compared any to any: one of three may equal one of
// two. Owns the levels; who shares a value is shared-values.ts.
import { type Comparison, missing, missingLevel } from './comparison.ts';
import { agreementRate, type CodeColumn, endOf, firstOf } from './interning.ts';
import { rarityTable } from './rarity.ts';
import { boundedDamerau, jaroWinkler, type UnitPool } from './similarity.ts';
import type { EmailField, PointField, StandardFields } from './standard-fields.ts';
import { wordOverlap } from './text-words.ts';

/** The best (smallest) level over all combinations of values, and the value that reached it. */
export function bestOf(
  field: { readonly column: CodeColumn },
  levelOf: (left: number, right: number) => number,
  different: number,
) {
  const { column } = field;
  let bestValue = 0;
  const compare = (left: number, right: number): number => {
    const lEnd = endOf(column, left);
    const rEnd = endOf(column, right);
    let best = missingLevel;
    for (let l = firstOf(column, left); l < lEnd; l++) {
      for (let r = firstOf(column, right); r < rEnd; r++) {
        const level = levelOf(column.codes[l] ?? 0, column.codes[r] ?? 0);
        if (best === missingLevel || level < best) {
          best = level;
          bestValue = column.codes[l] ?? 0;
          if (best === 1) return best;
        }
      }
    }
    return best === missingLevel ? missingLevel : Math.min(best, different);
  };
  const agreedValue = (left: number, right: number) => {
    compare(left, right);
    return bestValue;
  };
  return { compare, agreedValue };
}

const email = { same: 1, close: 2, shared: 3, mailbox: 4, alike: 5, byName: 6, numbered: 7, different: 8 } as const;

/** The comparison of email addresses. */
export function emailComparison(emails: EmailField): Comparison {
  const { column, isShared } = emails;
  const rarity = rarityTable(column.pool.counts);
  const { compare, agreedValue } = bestOf(emails, (l, r) => emailLevel(emails, l, r), email.different);
  return {
    key: 'email',
    label: 'Email',
    levels: [
      missing,
      { words: 'Same email address', m: 0.68, u: 0.0002, related: { home: 0.04, work: 0.01 } },
      { words: 'Email address spelt almost the same', m: 0.08, u: 0.0001, related: { home: 0.005, work: 0.005 } },
      { words: 'Same email address, but several people use it', m: 0.04, u: 0.0015, related: { home: 0.1, work: 0.1 } },
      { words: 'Same mailbox name at another host', m: 0.06, u: 0.0007, related: { home: 0.005, work: 0.003 } },
      { words: 'Email addresses somewhat alike', m: 0.03, u: 0.003, related: { home: 0.05, work: 0.05 } },
      { words: 'Different emails, both made of the name', m: 0.05, u: 0.01, fixedWeight: 0 },
      { words: 'Mailboxes that differ by a number, as two people of one name get', m: 0.01, u: 0.001, fixedWeight: -8 },
      { words: 'Different email addresses', m: 0.06, u: 0.985, related: { home: 0.8, work: 0.83 } },
    ],
    compare,
    rarity: (left, right) => Math.min(1, rarity[agreedValue(left, right)] ?? 0),
    trust: 1000,
    frequencyLevels: [email.same, email.shared],
    agreementRate: agreementRate(column.pool, isShared),
  };
}

/**
 * Two addresses. Where the host is everybody's and the mailbox is made of the name, likeness repeats what the names say
 * already: monika.moeller@ and monika.mueller@ are as alike as Möller and Müller.
 */
function emailLevel(emails: EmailField, l: number, r: number): number {
  const { column, loose, isShared, isNamed, isCommonHost, numberless, isNumbered } = emails;
  if (l === r) return isShared[l] === 1 ? email.shared : email.same;
  const { pool } = column;
  const isNamedPair = isNamed[l] === 1 && isNamed[r] === 1;
  const isCommonPair = isCommonHost[l] === 1 && isCommonHost[r] === 1;
  if (isNamedPair && numberless[l] === numberless[r]) {
    const hasPlain = isNumbered[l] !== isNumbered[r];
    if (hasPlain || isCommonPair) return email.numbered;
  }
  if (boundedDamerau(pool, l, r, 2) <= 2) {
    if (isShared[l] === 1 || isShared[r] === 1) return email.different;
    return isNamedPair && isCommonPair ? email.byName : email.close;
  }
  if (loose[l] !== 0 && loose[l] === loose[r]) return isNamedPair ? email.byName : email.mailbox;
  // Beyond a typing error, addresses at one company or provider are alike in the host, and in the given name at most.
  if (isCommonPair || isNamedPair || jaroWinkler(pool, l, r, 0.9) < 0.9) return email.different;
  return email.alike;
}

/** The comparison of phone numbers. */
export function phoneComparison(phones: PointField): Comparison {
  const { column, loose, isShared } = phones;
  const { pool } = column;
  const rarity = rarityTable(pool.counts);
  const { compare, agreedValue } = bestOf(
    phones,
    (l, r) => {
      if (l === r) return isShared[l] === 1 ? 3 : 1;
      if (loose[l] === loose[r]) return isSameNumber(pool, l, r) ? 1 : 2;
      return boundedDamerau(pool, l, r, 1) <= 1 ? 4 : 5;
    },
    5,
  );
  return {
    key: 'phone',
    label: 'Phone',
    levels: [
      missing,
      { words: 'Same phone number', m: 0.62, u: 0.0004, related: { home: 0.35, work: 0.2 } },
      { words: 'Same last seven digits of the phone number', m: 0.06, u: 0.0002, related: { home: 0.02, work: 0.02 } },
      { words: 'Same phone number, but several people use it', m: 0.05, u: 0.002, related: { home: 0.2, work: 0.2 } },
      { words: 'Phone numbers one digit apart', m: 0.05, u: 0.0003, related: { home: 0.04, work: 0.05 } },
      { words: 'Different phone numbers', m: 0.22, u: 0.997, related: { home: 0.39, work: 0.53 } },
    ],
    compare,
    rarity: (left, right) => Math.min(1, rarity[agreedValue(left, right)] ?? 0),
    frequencyLevels: [1, 3],
    trust: 1000,
    agreementRate: agreementRate(pool, isShared),
  };
}

/** With and without the country's or the trunk prefix. */
function isSameNumber({ units, starts }: UnitPool, left: number, right: number): boolean {
  const lengthOf = (code: number) => (starts[code + 1] ?? 0) - (starts[code] ?? 0);
  const [shorter, longer] = lengthOf(left) < lengthOf(right) ? [left, right] : [right, left];
  const length = lengthOf(shorter);
  if (length < 8 || lengthOf(longer) - length > 3) return false;
  const [one, other] = [starts[shorter + 1] ?? 0, starts[longer + 1] ?? 0];
  for (let back = 1; back <= length; back++) if (units[one - back] !== units[other - back]) return false;
  return true;
}

/** Company of two people, and name of two companies: the same words weigh differently. */
export function companyComparisons(fields: StandardFields): Comparison[] {
  const { company, companyWords: words, isOrganisation } = fields;
  if (company === undefined || words === undefined) return [];
  const { pool, codes } = company;
  const rarity = rarityTable(pool.counts);
  const level = (left: number, right: number): number => {
    const [l, r] = [codes[left] ?? 0, codes[right] ?? 0];
    if (l === 0 || r === 0) return missingLevel;
    if (l === r) return 1;
    if (boundedDamerau(pool, l, r, 1) <= 1) return 2;
    const similarity = jaroWinkler(pool, l, r, 0.85);
    if (similarity >= 0.93) return 2;
    const shared = wordOverlap(words, l, r);
    if (shared.common > 0 && shared.common === Math.min(shared.leftWords, shared.rightWords)) return 3;
    return shared.common > 0 || similarity >= 0.85 ? 4 : 5;
  };
  const shared = {
    rarity: (left: number) => rarity[codes[left] ?? 0] ?? 0,
    frequencyLevels: [1],
    trust: 100,
    agreementRate: agreementRate(pool),
  };
  const list: Comparison[] = [
    {
      ...shared,
      key: 'company',
      label: 'Company',
      levels: [
        missing,
        { words: 'Same company', m: 0.6, u: 0.003, related: { work: 0.88 } },
        { words: 'Company spelt almost the same', m: 0.1, u: 0.001, related: { work: 0.05 } },
        { words: 'One company name contains the other', m: 0.05, u: 0.003, related: { work: 0.03 } },
        { words: 'Company names share a word', m: 0.03, u: 0.02, related: { work: 0.02 } },
        { words: 'Different company', m: 0.22, u: 0.97, related: { work: 0.02 } },
      ],
      compare: (left, right) =>
        isOrganisation[left] === 1 || isOrganisation[right] === 1 ? missingLevel : level(left, right),
    },
  ];
  if (!isOrganisation.some((flag) => flag === 1)) return list;
  list.push({
    ...shared,
    key: 'organisation',
    label: 'Company name',
    levels: [
      missing,
      { words: 'Same company name', m: 0.66, u: 0.0005 },
      { words: 'Company name spelt almost the same', m: 0.14, u: 0.0005 },
      { words: 'One company name contains the other', m: 0.07, u: 0.004 },
      { words: 'Company names share a word', m: 0.07, u: 0.03 },
      { words: 'Different company name', m: 0.06, u: 0.96 },
    ],
    compare: (left, right) =>
      isOrganisation[left] === 1 && isOrganisation[right] === 1 ? level(left, right) : missingLevel,
  });
  return list;
}
