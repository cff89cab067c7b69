// From a raw file to clean contacts: a file of a thousand people and a shop's customer export, each in its own workspace.
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { sharedData } from '../support/shared-data.ts';
import { type App, expect, test } from './support/app.ts';
import { go, undoByKey } from './support/steps.ts';

/** Opens a file from the welcome screen and goes through the steps of the import. */
async function importFile(app: App, page: Page, file: string, workspace: string): Promise<void> {
  await app.answerOpenDialog(file);
  await app.answerSaveDialog(`${app.folder}/${workspace}.tagstead`);
  await page.getByText('Open a customer file').click();
  for (const step of ['Map', 'Check']) {
    const next = page.getByRole('button', { name: new RegExp(`^${step}|Next|Continue`) }).last();
    await expect(next).toBeEnabled({ timeout: 30_000 });
    await next.click();
  }
  const commit = page.getByRole('button', { name: /^Import [\d,]+/ });
  await expect(commit).toBeEnabled({ timeout: 60_000 });
  await commit.click();
}

test('a thousand people from a raw CSV, their duplicates, and the way back', async ({ app, page }) => {
  const file = sharedData('er-fake1000', 'fake_1000.csv');
  test.skip(!file, 'the labelled data sets are not here');
  test.setTimeout(240_000);
  await app.resize(1440, 900);
  await importFile(app, page, file as string, 'people');
  // Seven of the thousand rows hold neither name nor email: they are set aside, not lost.
  await expect(page.getByRole('button', { name: 'Undo: Imported 993 contacts from fake_1000.csv' })).toBeVisible({
    timeout: 60_000,
  });
  await go(page, 'Contacts');
  await expect(page.getByText('993 contacts').first()).toBeVisible({ timeout: 30_000 });

  await go(page, 'Audit');
  await page.getByRole('button', { name: 'Check 993 contacts' }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });

  await go(page, 'Duplicates');
  await page.getByRole('button', { name: /^Find duplicates/ }).click();
  await expect(page.getByRole('button', { name: /^Merge all certain/ }).first()).toBeVisible({ timeout: 60_000 });

  await go(page, 'Contacts');
  await undoByKey(page);
  await expect(page.getByText('No contacts yet')).toBeVisible({ timeout: 60_000 });
});

test("a shop's real customer export, from file to segment, export and back", async ({ app, page }) => {
  const file = sharedData('crm-exports-a', 'shopify', 'customers_export.csv');
  test.skip(!file, 'the exports of other products are not here');
  test.setTimeout(300_000);
  await app.resize(1440, 900);
  await importFile(app, page, file as string, 'real-shop');
  await expect(page.getByRole('button', { name: 'Undo: Imported 17 contacts from customers_export.csv' })).toBeVisible({
    timeout: 60_000,
  });

  await test.step('contacts: the columns went where they belong', async () => {
    await go(page, 'Contacts');
    await expect(page.getByText('17 contacts').first()).toBeVisible({ timeout: 30_000 });
    await page.getByRole('row').filter({ hasText: 'Shannon Home' }).click();
    await expect(page.getByText('braunann@example.org').first()).toBeVisible();
    await expect(page.getByText('Chrisport').first()).toBeVisible();
  });

  await test.step('audit and duplicates run on it', async () => {
    await go(page, 'Audit');
    await page.getByRole('button', { name: 'Check 17 contacts' }).click();
    await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
    await go(page, 'Duplicates');
    await page.getByRole('button', { name: /^Find duplicates/ }).click();
    await expect(page.getByRole('button', { name: /^(Find again|Run again)/ }).first()).toBeVisible({
      timeout: 60_000,
    });
  });

  await test.step('segments: typed in words, saved', async () => {
    await go(page, 'Segments');
    await page.getByRole('button', { name: 'New segment', exact: true }).first().click();
    await page.getByRole('textbox', { name: 'Name of the segment' }).fill('Texans');
    await page.getByRole('combobox', { name: 'Describe the segment in words' }).fill('customers in Texas');
    await expect(page.getByText('Contacts in Texas').first()).toBeVisible();
    await page.getByRole('button', { name: 'Use this rule' }).click();
    const live = page.getByRole('complementary', { name: 'Live count and sample' });
    await expect(live).toContainText('of 17 contacts');
    await page.getByRole('button', { name: 'Save segment' }).click();
    await expect(page.getByRole('button', { name: /^Undo: .*Texans/ })).toBeVisible();
  });

  await test.step('export all, then take the import back, out of order', async () => {
    await go(page, 'Contacts');
    const target = `${app.folder}/shop-out.csv`;
    await app.answerSaveDialog(target);
    await page.getByRole('button', { name: 'Export', exact: true }).first().click();
    await page.getByRole('button', { name: /^Export 17 contacts/ }).click();
    await expect.poll(async () => readFile(target, 'utf8').catch(() => '')).toContain('Shannon');
    await go(page, 'History');
    const operations = page.getByRole('region', { name: 'Operations' });
    await operations.getByText('Imported 17 contacts from customers_export.csv').first().click();
    await page.getByRole('region', { name: 'What it changed' }).getByRole('button', { name: /^Undo/ }).first().click();
    await expect(operations.getByText(/^Undid: Imported 17 contacts/).first()).toBeVisible({ timeout: 30_000 });
    await go(page, 'Segments');
    await expect(page.getByText('Texans').first()).toBeVisible();
  });
});

test("a shop's customer export is recognised, and what cannot be read is set aside with its reason", async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  await app.resize(1440, 900);
  const file = `${app.folder}/customers_export.csv`;
  await writeFile(file, shopExport);
  await importFile(app, page, file, 'shop');
  await expect(
    page
      .getByRole('button', { name: /rejects|set aside/i })
      .or(page.getByText(/set aside/i))
      .first(),
  ).toBeVisible({
    timeout: 60_000,
  });
  await go(page, 'Contacts');
  await expect(page.getByText('3 contacts').first()).toBeVisible();
  await page.getByRole('row').filter({ hasText: 'Zoë Müller' }).click();
  await expect(page.getByText('zoe@example.org').first()).toBeVisible();
  await expect(page.getByText('VIP').first()).toBeVisible();

  const target = `${app.folder}/out.csv`;
  await app.answerSaveDialog(target);
  await page.getByRole('button', { name: 'Export', exact: true }).first().click();
  await page.getByRole('button', { name: /^Export 3 contacts/ }).click();
  await expect.poll(async () => readFile(target, 'utf8').catch(() => '')).toContain('Zoë');
  expect(await readFile(target, 'utf8')).not.toMatch(/(^|[,;])"?=HYPERLINK/m);
});

/** The columns of Shopify's customer export; the last row names nobody. */
const shopExport = `First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt
Zoë,Müller,zoe@example.org,yes,Müller GmbH,Hauptstr. 1,,München,Bayern,BY,Germany,DE,'80331,'+49 89 1234567,no,120.50,2,"VIP, Newsletter",,no
Ana,García,ANA@EXAMPLE.ORG ,no,,Calle Mayor 5,,Madrid,Madrid,M,Spain,ES,'28013,,no,0.00,0,,,no
"=HYPERLINK(""http://example.org"")",Smith,smith@example.org,no,,,,,,,,,,,no,0.00,0,,,no
,,,no,,,,,,,,,,,no,0.00,0,,,no
`;
