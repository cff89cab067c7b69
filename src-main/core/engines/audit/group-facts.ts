// Turns counts over all contacts into the facts that comparing checks read. Owns the thresholds and the folding;
// the counting itself is SQL of the audit feature.
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { CompanyOfDomain, NameUse, Spelling } from './check.ts';
import { isWorkDomain } from './checks/missing-company.ts';
import { oneCase } from './repairs/name-case.ts';

/** The company most contacts of each firm's email domain name. Rows: domain, company, contacts. */
export function companiesOfDomains(rows: Iterable<readonly [string, string, number]>): Map<string, CompanyOfDomain> {
  const best = new Map<string, { company: string; top: number; contacts: number }>();
  for (const [domain, company, count] of rows) {
    if (!isWorkDomain(domain)) continue;
    const known = best.get(domain);
    if (known === undefined) best.set(domain, { company, top: count, contacts: count });
    else {
      known.contacts += count;
      if (count > known.top) Object.assign(known, { company, top: count });
    }
  }
  const facts = new Map<string, CompanyOfDomain>();
  for (const [domain, { company, top, contacts }] of best)
    if (contacts >= 2) facts.set(domain, { company, contacts, share: top / contacts });
  return facts;
}

/** How often each name stands as given and as family name. Rows: name, contacts. Rare names are left out. */
export function usesOfNames(
  given: Iterable<readonly [string, number]>,
  family: Iterable<readonly [string, number]>,
): Map<string, NameUse> {
  const uses = new Map<string, NameUse>();
  const entryOf = (name: string): NameUse => {
    const key = foldText(name);
    const known = uses.get(key);
    if (known !== undefined) return known;
    const fresh = { given: 0, family: 0 };
    uses.set(key, fresh);
    return fresh;
  };
  for (const [name, count] of given) entryOf(name).given += count;
  for (const [name, count] of family) entryOf(name).family += count;
  for (const [key, use] of uses) if (use.given + use.family < 5) uses.delete(key);
  return uses;
}

/**
 * Rarer spellings of one value and the spelling that prevails: the commonest, and among equals the one not written in
 * one case only. Values that differ in more than case, accents, marks and blanks are different values.
 */
export function prevailingSpellings(rows: Iterable<readonly [string, number]>): Map<string, Spelling> {
  const groups = new Map<string, { value: string; count: number }[]>();
  for (const [value, count] of rows) {
    const key = spellingKey(value);
    if (key.length < 2) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ value, count }]);
    else group.push({ value, count });
  }
  const spellings = new Map<string, Spelling>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    group.sort((a, b) => b.count - a.count || looks(b.value) - looks(a.value) || (a.value < b.value ? -1 : 1));
    const [preferred, ...others] = group;
    if (preferred === undefined || preferred.count < 2) continue;
    for (const { value, count } of others)
      spellings.set(value, { preferred: preferred.value, preferredUses: preferred.count, uses: count });
  }
  return spellings;
}

function spellingKey(value: string): string {
  return foldText(value)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function looks(value: string): number {
  return (oneCase(value) === undefined ? 2 : 0) + (value === value.trim() ? 1 : 0);
}
