import { existsSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from './support/app.ts';
import { go, numberIn, openSample } from './support/steps.ts';

test('contacts are checked for a program, mended by keyboard, and written with what was announced', async ({
  app,
  page,
}) => {
  await openSample(app);
  await go(page, 'Contacts');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Export' });
  await panel.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: 'Mailchimp', exact: true }).click();
  const summary = panel.getByRole('status').filter({ hasText: 'left out' });
  await expect(summary).toBeVisible({ timeout: 30_000 });
  const withdrawn = panel.getByRole('listitem').filter({ hasText: 'Withdrew consent' });
  const count = numberIn(await withdrawn.textContent());
  await withdrawn.getByRole('combobox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(withdrawn.getByRole('combobox')).toHaveValue('Keep them');
  const button = panel.getByRole('button', { name: /^Export [\d,]+ contacts…$/ });
  await expect(summary).toContainText(/left out/);
  await expect(async () =>
    expect(numberIn(await button.textContent())).toBe(numberIn(await summary.textContent())),
  ).toPass();
  const announced = numberIn(await summary.textContent());
  expect(count).toBeGreaterThan(0);
  await app.answerSaveDialog(`${app.folder}/mailchimp.csv`);
  await button.click();
  await expect(page.getByText(/^Exported [\d,]+ contacts to mailchimp.csv/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  const lines = readFileSync(`${app.folder}/mailchimp.csv`, 'utf8').trimEnd().split('\r\n');
  expect(lines[0]).toBe('Email Address,First Name,Last Name,Address,Country,Phone Number,Birthday,Company,Tags');
  expect(lines).toHaveLength(announced + 1);
});

test('the contacts that a check names are selected in the list', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Contacts');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Export' });
  const withdrawn = panel.getByRole('listitem').filter({ hasText: 'Withdrew consent' });
  const count = numberIn(await withdrawn.textContent());
  await withdrawn.getByRole('button', { name: 'Select them in Contacts' }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByText(`${count} selected`).first()).toBeVisible();
});

test('the whole workspace is written as an archive', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Contacts');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Export' });
  await panel.getByText('Everything', { exact: true }).click();
  await app.answerSaveDialog(`${app.folder}/all.zip`);
  await panel.getByRole('button', { name: 'Export everything…' }).click();
  await expect(page.getByText(/Wrote the whole workspace/)).toBeVisible({ timeout: 60_000 });
  expect(existsSync(`${app.folder}/all.zip`)).toBe(true);
  const files = unzipSync(readFileSync(`${app.folder}/all.zip`));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['README.txt', 'tables/contacts.csv', 'tag-tree.json']));
});
