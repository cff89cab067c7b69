// The tag book in the window: a template becomes tags, the tree goes out and comes back changed, a cheat sheet is printed and
// knows when it is old.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { go } from './support/steps.ts';

test.setTimeout(60_000);
test('a template, a file and a sheet for the wall', async ({ app, page }) => {
  await app.answerSaveDialog(join(app.folder, 'acme.tagstead'));
  await expect(page.getByText('Try the sample')).toBeVisible();
  await page.keyboard.press('Control+n');
  await go(page, 'Tags');
  await page.getByRole('button', { name: 'Start from a template' }).click();
  const starter = page.getByRole('dialog', { name: 'Start from a template' });
  await starter.getByRole('button', { name: /^Lifecycle stage/ }).click();
  await expect(starter.getByText('8 tags will be added')).toBeVisible();
  await starter.getByRole('button', { name: 'Add 8 tags' }).click();
  await expect(starter).toBeHidden();
  await expect(page.getByText('8 of 8 documented')).toBeVisible();

  const file = join(app.folder, 'tags.csv');
  await app.answerSaveDialog(file);
  await page.getByRole('button', { name: 'More for the tag tree' }).click();
  await page.getByRole('menuitem', { name: 'Export the tree…' }).click();
  const exporting = page.getByRole('dialog', { name: 'Export the tag tree' });
  await exporting.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('Wrote 8 tags to tags.csv')).toBeVisible();

  await app.answerSaveDialog(join(app.folder, 'sheet.pdf'));
  await page.getByRole('button', { name: 'More for the tag tree' }).click();
  await page.getByRole('menuitem', { name: 'Cheat sheet…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Tag cheat sheet' });
  await sheet.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(sheet.getByText('Up to date')).toBeVisible({ timeout: 60_000 });
  expect((await stat(join(app.folder, 'sheet.pdf'))).size).toBeGreaterThan(5_000);
  await sheet.getByRole('button', { name: 'Close' }).click();

  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    `${text.replace('nothing more is known', 'nothing else is known')}Lifecycle stage > lead,,twice\r\nWon,,,\r\n`,
  );
  await app.answerOpenDialog(file);
  await page.getByRole('button', { name: 'More for the tag tree' }).click();
  await page.getByRole('menuitem', { name: 'Import a tree…' }).click();
  const importing = page.getByRole('dialog', { name: 'Import tags.csv' });
  await expect(importing.getByText('has the same name and parent')).toBeVisible();
  await importing.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(importing).toBeHidden();
  await expect(page.getByRole('treeitem', { name: /^Won/ })).toBeVisible();

  await page.getByRole('button', { name: 'More for the tag tree' }).click();
  await page.getByRole('menuitem', { name: 'Cheat sheet…' }).click();
  await expect(sheet.getByText('Out of date: 2 tags are different')).toBeVisible();
});
