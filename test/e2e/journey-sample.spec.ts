// The whole job once, on the sample: audit, duplicates, tags, segments, contacts, export, history; every step undone.
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/app.ts';
import { go, numberIn, openSample, undoByKey } from './support/steps.ts';

test('the whole job on the sample, each step undoable', async ({ app, page }) => {
  test.setTimeout(300_000);
  await app.resize(1440, 900);
  await openSample(app);
  let name = '';

  await test.step('audit: find, preview, accept in bulk, undo', async () => {
    await go(page, 'Audit');
    await page.getByRole('button', { name: 'Check 3,000 contacts' }).click();
    await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
    await page.getByText('Email address is not valid').first().click();
    const findings = page.getByRole('region', { name: 'Email address is not valid' });
    const accept = findings.getByRole('button', { name: /^Accept \d+ fixes/ });
    const fixes = numberIn(await accept.textContent());
    expect(fixes).toBeGreaterThan(10);
    await accept.click();
    await page.getByRole('button', { name: /^Change \d+ values? of/ }).click();
    await expect(page.getByRole('button', { name: /^Accept \d+ fixes/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(page.getByRole('button', { name: `Accept ${fixes} fixes` })).toBeVisible();
  });

  await test.step('duplicates: find, merge one by key, keep one apart, merge the certain ones, undo', async () => {
    await go(page, 'Duplicates');
    await page.getByRole('button', { name: /^Find duplicates/ }).click();
    const mergeAll = page.getByRole('button', { name: /^Merge all certain \([1-9]/ }).first();
    await expect(mergeAll).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('tab', { name: 'Merged 0' })).toBeVisible();
    await page.getByRole('button', { name: /^Same: merge/ }).focus();
    await page.keyboard.press('s');
    await expect(page.getByRole('tab', { name: 'Merged 1' })).toBeVisible();
    await page.keyboard.press('z');
    await expect(page.getByRole('tab', { name: 'Merged 0' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Same: merge/ })).toBeEnabled();
    await page.keyboard.press('d');
    await expect(page.getByRole('tab', { name: /^Kept apart [1-9]/ })).toBeVisible();
    await mergeAll.click();
    await page.getByRole('button', { name: /^Merge \d+ groups/ }).click();
    await expect(page.getByRole('tab', { name: /^Merged [1-9]\d/ })).toBeVisible({ timeout: 30_000 });
    await undoByKey(page);
    await expect(page.getByRole('tab', { name: 'Merged 0' })).toBeVisible({ timeout: 30_000 });
  });

  await test.step('tags: move by keyboard, write the sheet, undo', async () => {
    await go(page, 'Tags');
    const tag = page.getByRole('treeitem', { name: /^Business contact/ });
    await tag.click();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByText('Reordered “Business contact”')).toBeVisible();
    const sheet = page.getByRole('article', { name: 'Tag Business contact' });
    const meaning = sheet.getByRole('textbox', { name: 'Meaning' });
    const before = await meaning.inputValue();
    await meaning.fill('Speaks for a company that buys from us.');
    await sheet.getByRole('button', { name: 'Save the sheet' }).click();
    await expect(page.getByRole('button', { name: 'Undo: Documented the tag “Business contact”' })).toBeVisible();
    await undoByKey(page);
    await expect(meaning).toHaveValue(before);
  });

  await test.step('segments: build, count live, save, open the members', async () => {
    await go(page, 'Segments');
    await page.getByRole('button', { name: 'New segment', exact: true }).first().click();
    await page.getByRole('textbox', { name: 'Name of the segment' }).fill('Londoners');
    await page.getByRole('combobox', { name: 'Add a condition about' }).click();
    await page.getByRole('option', { name: 'City', exact: true }).click();
    await page.getByRole('combobox', { name: 'city', exact: true }).fill('London');
    await page.keyboard.press('Tab');
    const live = page.getByRole('complementary', { name: 'Live count and sample' });
    await expect(live.getByRole('button', { name: '3,000', exact: true })).toHaveCount(0);
    await expect(live).toContainText('of 3,000 contacts');
    await page.getByRole('button', { name: 'Save segment' }).click();
    await expect(page.getByRole('button', { name: /^Undo: .*Londoners/ })).toBeVisible();
    await go(page, 'Segments');
    await expect(page.getByText('Londoners').first()).toBeVisible();
  });

  await test.step('contacts: search, edit in place, tag what was found', async () => {
    await go(page, 'Contacts');
    name = (await page.getByRole('grid', { name: 'Contacts' }).locator('.contact-name').nth(7).textContent()) ?? '';
    await page.keyboard.press('/');
    await page.keyboard.type(name.toLowerCase());
    const row = page.getByRole('row').filter({ hasText: name }).first();
    await expect(row).toBeVisible();
    await row.click();
    await page.getByLabel('Job title').first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Chief Engineer');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('button', { name: /^Undo: Changed/ }).and(page.getByRole('button', { name })),
    ).toBeVisible();
    await undoByKey(page);
    await expect(
      page.getByRole('button', { name: /^Redo: Changed/ }).and(page.getByRole('button', { name })),
    ).toBeVisible();
  });

  await test.step('export: a file that is safe in a spreadsheet', async () => {
    const target = `${app.folder}/contacts.csv`;
    await app.answerSaveDialog(target);
    await page.getByRole('button', { name: 'Export', exact: true }).first().click();
    await page.getByRole('button', { name: /^Export [\d,]+ contacts?/ }).click();
    await expect
      .poll(async () => (await readFile(target, 'utf8').catch(() => '')).length, { timeout: 30_000 })
      .toBeGreaterThan(100);
    const csv = await readFile(target, 'utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv).toContain(name.split(' ')[0]);
  });

  await test.step('history: an old step is taken back while later work stays', async () => {
    await go(page, 'History');
    const operations = page.getByRole('region', { name: 'Operations' });
    await expect(operations.getByText('Reordered “Business contact”').first()).toBeVisible();
    await operations.getByText('Reordered “Business contact”').first().click();
    await page.getByRole('region', { name: 'What it changed' }).getByRole('button', { name: /^Undo/ }).first().click();
    await expect(operations.getByText(/^Undid: Reordered “Business contact”/).first()).toBeVisible();
    await go(page, 'Segments');
    await expect(page.getByText('Londoners').first()).toBeVisible();
  });
});
