// The sample's errors are planted by its generator, which knows every one: the audit must find them and little else.
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { generateSample } from '../../../src-main/core/engines/sample/sample.ts';
import type { MessKind, SampleRecord } from '../../../src-main/core/engines/sample/sample-shape.ts';
import { openTestWorkspace, testNow } from '../../support/workspace.ts';

const wanted = { seed: 7, contacts: 3000, mess: 0.3, asOf: testNow };

/** Which check must speak up about each kind of planted error. */
const checkOf: Record<MessKind, readonly string[]> = {
  name_all_caps: ['name-case', 'company-case'],
  name_lower_case: ['name-case', 'company-case'],
  whitespace: ['whitespace'],
  mojibake: ['mojibake'],
  html_entity: ['html-entities'],
  title_in_name: ['name-title'],
  whole_name_in_given_name: ['name-unsplit'],
  email_domain_typo: ['email-domain-typo'],
  email_malformed: ['email-invalid', 'email-untidy'],
  role_email: ['email-role'],
  phone_scientific: ['phone-scientific'],
  phone_too_short: ['phone-invalid'],
  postcode_lost_zero: ['postcode-lost-zero'],
  country_variant: ['country-spelling', 'country-unknown'],
  placeholder_value: ['filler-value'],
  birthday_impossible: ['birthday-impossible'],
  test_record: ['junk-record'],
  unreachable: ['unreachable'],
  created_in_future: ['created-impossible'],
  consent_contradiction: ['consent-contradiction'],
};

interface Found {
  contact_id: number;
  check_id: string;
  current: string | null;
  proposed: string | null;
}

/** Kinds whose fix is to put back what stood there, with the share that must be put back letter by letter. */
const mendable: Partial<Record<MessKind, number>> = {
  name_all_caps: 0.97,
  name_lower_case: 0.97,
  whitespace: 1,
  mojibake: 1,
  title_in_name: 1,
  whole_name_in_given_name: 0.9,
  email_domain_typo: 1,
  email_malformed: 0.85,
  postcode_lost_zero: 0.9,
  country_variant: 0.98,
};

it('finds every planted error of the sample, mends what can be mended, and reports little else', async () => {
  const records: SampleRecord[] = [...generateSample(wanted)];
  const workspace = openTestWorkspace();
  const { firstId } = await workspace.ask('sample.create', wanted);
  await workspace.ask('audit.run', {});
  const rows = workspace.session.transactions.read((db) =>
    db.all<Found>(sql`SELECT contact_id, check_id, current, proposed FROM finding`),
  );
  const found = Map.groupBy(rows, (row) => `${row.check_id} ${row.contact_id}`);
  const plantedOn = new Set<string>();
  for (const [index, { truth }] of records.entries()) {
    for (const { kind } of truth.mess) for (const check of checkOf[kind]) plantedOn.add(`${check} ${firstId + index}`);
  }
  for (const kind of Object.keys(checkOf) as MessKind[]) {
    const all = records.flatMap(({ truth }, index) =>
      truth.mess.filter((mess) => mess.kind === kind).map((mess) => ({ ...mess, id: firstId + index })),
    );
    expect(all.length, kind).toBeGreaterThan(5);
    const rowsOf = (id: number): Found[] => checkOf[kind].flatMap((check) => found.get(`${check} ${id}`) ?? []);
    const seen = all.filter(({ id }) => rowsOf(id).length > 0);
    // One German postcode is a row of zeros, which no padding makes a real one.
    expect(seen.length / all.length, `found of ${kind}`).toBeGreaterThanOrEqual(
      kind === 'postcode_lost_zero' ? 0.9 : 1,
    );
    const mended = all.filter(({ id, before }) => rowsOf(id).some((row) => row.proposed === before));
    expect(mended.length / all.length, `mended of ${kind}`).toBeGreaterThanOrEqual(mendable[kind] ?? 0);
  }
  const checks = new Set(Object.values(checkOf).flat());
  const judged = rows.filter((row) => checks.has(row.check_id));
  const beside = judged.filter((row) => !plantedOn.has(`${row.check_id} ${row.contact_id}`));
  // Copies that the generator made noisy on purpose may break an email or a name as well.
  expect(beside.length / judged.length).toBeLessThan(0.03);
}, 120_000);
