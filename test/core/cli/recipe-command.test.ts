// `tagstead recipe`: a recipe file on a bare data file and on a workspace, with its report.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, temporaryFolder } from '../../support/workspace.ts';

const recipe = {
  format: 'tagstead-recipe',
  version: 1,
  name: 'Monthly',
  steps: [
    { kind: 'fix', check: 'name-case' },
    { kind: 'values', column: 'company', changes: [{ to: 'Acme Ltd', from: ['ACME ltd', 'Akme'] }] },
  ],
};

it('cleans a bare data file into another one and reports what matched', async () => {
  const folder = temporaryFolder();
  const [steps, data, out, report] = ['r.json', 'july.csv', 'clean.csv', 'report.csv'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  writeFileSync(steps, JSON.stringify(recipe));
  const original =
    'First name,Last name,Company,Email\nGRACE,HOPPER,ACME ltd,g@example.org\nAlan,Turing,Bletchley,t@example.org\n';
  writeFileSync(data, original);
  const tried = await tagstead('recipe', 'run', steps, data, '--json');
  expect(tried.json()).toMatchObject({ dryRun: true, changing: 3, contacts: 1 });
  const done = await tagstead('recipe', 'run', steps, data, '--out', out, '--report', report);
  expect(done).toMatchObject({ code: 0, error: expect.any(String) });
  expect(done.out).toContain('Changed 3 values of 1 contact (Monthly on all contacts, 2 contacts).');
  expect(readFileSync(data, 'utf8')).toBe(original);
  const clean = readFileSync(out, 'utf8');
  expect(clean).toContain('Grace');
  expect(clean).toContain('Acme Ltd');
  expect(clean).not.toContain('GRACE');
  const lines = readFileSync(report, 'utf8').split('\r\n');
  expect(lines).toContain(
    '2,Write “Acme Ltd” for “ACME ltd” and “Akme” in company,changed,Company,ACME ltd,Acme Ltd,1,',
  );
  expect(lines).toContain(
    '2,Write “Acme Ltd” for “ACME ltd” and “Akme” in company,not found,Company,Akme,,0,No contact holds it.',
  );
});

it('runs on a workspace as one step, by a file or by the name it is kept under, and writes the file again', async () => {
  const { session, path, folder, ask, write } = openTestWorkspace();
  write(
    'people',
    (context) => void makeContact(context, { given_name: 'GRACE', family_name: 'HOPPER', company: 'Akme' }),
  );
  const steps = [{ kind: 'fix', check: 'name-case' }] as const;
  await ask('recipes.save', { name: 'Monthly', steps: [...steps], country: 'GB' });
  session.close();
  const dry = await tagstead('recipe', 'run', 'monthly', path, '--dry-run', '--json');
  expect(dry.json()).toMatchObject({ dryRun: true, changing: 2 });
  expect((await tagstead('recipe', 'run', 'monthly', path, '--json')).json()).toMatchObject({
    dryRun: false,
    changing: 2,
  });
  expect((await tagstead('recipe', 'run', 'monthly', path, '--json')).json()).toMatchObject({ changing: 0 });
  const out = join(folder, 'monthly.json');
  await tagstead('recipe', 'export', path, 'Monthly', out);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({
    format: 'tagstead-recipe',
    version: 1,
    name: 'Monthly',
    description: '',
    country: 'GB',
    steps: [{ kind: 'fix', check: 'name-case', minimumConfidence: 0 }],
  });
  expect((await tagstead('recipe', 'list', path)).out).toContain(
    '1. Mend “Name all in capitals or all in small letters”',
  );
  const wrong = await tagstead('recipe', 'run', 'montly', path);
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.error).toContain('Did you mean “Monthly”?');
});
