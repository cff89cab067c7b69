// Files that are no plain CSV, in the real window: a workbook with sheets, a report with a footer, rows from the clipboard.
import { writeFile } from 'node:fs/promises';
import { utils, write } from '@e965/xlsx';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { go, pressUntil } from './support/steps.ts';

const people = [
  ['First Name', 'Last Name', 'Email', 'City', 'Spent'],
  ['Ann', 'Lee', 'ann@x.org', 'Bonn', '10'],
  ['JÃ¶rg', 'MÃ¼ller', 'joerg@x.org', 'KÃ¶ln', '20'],
  ['Bob', 'Ray', 'bob@x.org', 'Ulm', '30'],
];

async function open(app: App, page: Page, name: string, content: string | Uint8Array): Promise<void> {
  const file = `${app.folder}/${name}`;
  await writeFile(file, content);
  await app.answerOpenDialog(file);
  await app.answerSaveDialog(`${app.folder}/formats.tagstead`);
  await page.getByText('Open a customer file').click();
}

async function finish(page: Page): Promise<void> {
  for (const step of ['Map columns', 'Check']) {
    const next = page.getByRole('button', { name: step, exact: true }).last();
    await expect(next).toBeEnabled({ timeout: 30_000 });
    await next.click();
  }
  const commit = page.getByRole('button', { name: /^Import [\d,]+/ });
  await expect(commit).toBeEnabled({ timeout: 60_000 });
  await commit.click();
}

test('a workbook: the sheet is chosen, spoilt names are repaired, totals stay out', async ({ app, page }) => {
  await app.resize(1280, 800);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['How to read this'], ['See the other sheet']]), 'Notes');
  const rows = [['Spring report', '', '', '', ''], ...people, ['Total: 3 records', '', '', '', '60']];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'People');
  await open(app, page, 'report.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })));
  const sheet = page.getByRole('combobox', { name: 'Sheet', exact: true });
  await expect(sheet).toHaveValue('People (6 rows)');
  await sheet.click();
  await page.getByRole('option', { name: /^Notes/ }).click();
  await expect(page.getByRole('cell', { name: 'See the other sheet' })).toBeVisible();
  await sheet.click();
  await page.getByRole('option', { name: /^People/ }).click();
  await expect(page.getByRole('columnheader', { name: 'First Name' })).toBeVisible();
  await expect(page.getByText('a row of totals')).toBeVisible();
  await page.getByRole('switch', { name: 'Repair them in the whole file' }).click();
  await expect(page.getByRole('cell', { name: 'Müller' })).toBeVisible();
  if (process.env.TAGSTEAD_LOOK) await app.screenshot('formats-workbook');
  await finish(page);
  await expect(page.getByText('3 contacts arrived')).toBeVisible({ timeout: 60_000 });
});

test('rows from the clipboard', async ({ app, page }) => {
  await app.resize(1280, 800);
  await app.answerSaveDialog(`${app.folder}/pasted.tagstead`);
  await pressUntil(page, 'Control+n', page.getByRole('navigation').getByText('Duplicates', { exact: true }).first());
  await go(page, 'Duplicates');
  await page.getByRole('button', { name: 'Import a file' }).click();
  const box = page.getByRole('textbox', { name: 'Or paste rows' });
  await expect(box).toBeVisible({ timeout: 30_000 });
  if (process.env.TAGSTEAD_LOOK) await app.screenshot('formats-start');
  await box.evaluate(
    (element, text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    people.map((row) => row.join('\t')).join('\n'),
  );
  await expect(page.getByRole('heading', { name: 'Import Pasted rows' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('combobox', { name: 'Between columns' })).toHaveValue('Tab');
  if (process.env.TAGSTEAD_LOOK) await app.screenshot('formats-pasted');
  await finish(page);
  await expect(page.getByText('3 contacts arrived')).toBeVisible({ timeout: 60_000 });
});
