// Every contact check as a table in cases/: contacts with the fault and what is proposed, and lookalikes that must stay
// quiet.
import { describe, expect, it } from 'vitest';
import { contactChecks } from '../../../src-main/core/engines/audit/check-registry.ts';
import { names } from './cases/names.ts';
import { points } from './cases/points.ts';
import { records } from './cases/records.ts';
import { texts } from './cases/texts.ts';
import { type ContactParts, inspect } from './make-contact.ts';

const cases = { ...names, ...points, ...records, ...texts };

it('has a table for every contact check', () => {
  expect(Object.keys(cases).sort()).toEqual(contactChecks.map((check) => check.id).sort());
});

describe.each(Object.entries(cases))('%s', (check, { wrong, right }) => {
  it.each(wrong)('finds %j', (parts, proposed, groups) => {
    const found = inspect(check, parts, groups) ?? [];
    expect(found.map((finding) => finding.proposed ?? null)).toEqual([proposed]);
    for (const finding of found) {
      if (finding.proposed === undefined) expect(finding.confidence).toBeUndefined();
      else expect(finding.confidence).toBeGreaterThan(0.5);
    }
  });

  it.each(right)('is quiet about %j', (parts, groups) => {
    expect(inspect(check, parts, groups) ?? []).toEqual([]);
  });

  it('is quiet after its own fix', () => {
    for (const [parts, proposed, groups] of wrong) {
      const [found] = inspect(check, parts, groups) ?? [];
      if (proposed === null || proposed === '' || found === undefined) continue;
      const mended = mend(parts, found.field, proposed);
      if (mended !== undefined) expect(inspect(check, mended, groups) ?? []).toEqual([]);
    }
  });
});

/** The contact with its single text at `field` replaced; undefined where the fix is of another kind. */
function mend(parts: ContactParts, field: string, to: string): ContactParts | undefined {
  if (field in parts) {
    if (field === 'given_name' && parts.family_name === undefined && to !== '')
      return { ...parts, given_name: to, family_name: 'Rest' };
    if (field === 'family_name' && parts.given_name === undefined)
      return { ...parts, family_name: to, given_name: 'Rest' };
    return { ...parts, [field]: to };
  }
  if (field.startsWith('address:') && parts.address)
    return { ...parts, address: { ...parts.address, [field.split('.')[1] ?? '']: to } };
  if (field === 'point:1' && typeof parts.email === 'string') return { ...parts, email: to };
  if (field === 'point:1' && typeof parts.phone === 'string') return { ...parts, phone: to };
  return undefined;
}
