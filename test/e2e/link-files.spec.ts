// Comparing the contacts with a file in the real window: choose it, see how it is read, compare, decide, export, tag.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from './support/app.ts';
import { goTo, openSample } from './support/sample.ts';
import { numberIn } from './support/steps.ts';

/** Twenty people of the workspace in another system's columns, and two strangers. */
function writeList(workspace: string, path: string): void {
  const file = new DatabaseSync(workspace, { readOnly: true });
  const people = file
    .prepare(
      `SELECT c.display_name AS name, r.primary_email AS email, r.city AS city FROM contact c
       JOIN contact_rollup r ON r.contact_id = c.id WHERE r.primary_email IS NOT NULL AND c.given_name IS NOT NULL
       GROUP BY r.primary_email HAVING count(*) = 1 LIMIT 20`,
    )
    .all();
  file.close();
  const lines = people.map(({ name, email, city }) => `${email};${name};${city ?? ''};from the list`);
  writeFileSync(
    path,
    [
      'E-Mail;Name;Ort;Notiz',
      ...lines,
      'zq@far.example;Zebedee Quill;Perth;x',
      'ow@far.example;Ottilie Wapshott;Hobart;y',
    ].join('\n'),
  );
}

test('a file is compared with the contacts, looked through, exported and used for tagging', async ({ app }) => {
  const { page } = app;
  const workspace = await openSample(app);
  const list = join(app.folder, 'mailing list.csv');
  writeList(workspace, list);
  await goTo(app, 'Duplicates');
  await page.getByRole('button', { name: /compare them with a file/ }).click();
  await app.answerOpenDialog(list);
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(page.getByRole('combobox', { name: 'E-Mail compared as' })).toHaveValue('Email');
  await expect(page.getByRole('combobox', { name: 'Notiz compared as' })).toHaveValue('Not compared');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();

  const parts = page.getByRole('radiogroup', { name: 'Part of the result' });
  await expect(parts).toBeVisible({ timeout: 60_000 });
  await parts.getByText(/^In both/).click();
  const both = numberIn(await parts.getByText(/^In both/).textContent());
  expect(both).toBeGreaterThanOrEqual(18);
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await expect(evidence).toContainText('Same email address');

  // D moves the pair out, and it can be taken back.
  await page.keyboard.press('d');
  await expect(parts).toContainText(`In both ${both - 1}`);
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(parts).toContainText(`In both ${both}`);

  await parts.getByText(/^Only in the file/).click();
  await expect(page.getByRole('list', { name: 'Records' })).toContainText('Zebedee Quill');
  const saved = join(app.folder, 'not here.csv');
  await app.answerSaveDialog(saved);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText(/^Wrote \d+ rows to not here.csv/)).toBeVisible();
  expect(readFileSync(saved, 'utf8')).toContain('Zebedee Quill');

  // Back later, the result is still there; who is in both can be tagged.
  await goTo(app, 'Contacts');
  await page.keyboard.press('Alt+ArrowLeft');
  await parts.getByText(/^In both/).click();
  await page.getByRole('button', { name: 'Tag them…' }).click();
  await expect(page.getByRole('dialog')).toContainText(`Tags of ${both} contacts`);
  await page.keyboard.press('Escape'); // the list of tags
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Select these contacts' }).click();
  await expect(page.getByText(`${both} selected`).first()).toBeVisible();
  expect(app.problems).toEqual([]);
});
