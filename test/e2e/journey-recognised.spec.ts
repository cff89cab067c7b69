// A file of every recognised kind, from the file to what became of it, in the real window: three clicks where the guess
// is right. The files are made from the fixtures of the exports; contacts first, so that orders find whose they are.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { exportFixtures, inventedValue } from '../unit/reading/export-fixtures.ts';
import { expect, test } from './support/app.ts';

const kinds = exportFixtures.toSorted((a, b) => b.content.localeCompare(a.content));

/** Lists whose people the orders and deals are of; every other list brings people of its own. */
const buyers = new Set([
  'activecampaign',
  'salesforce-accounts-api',
  'hubspot',
  'pipedrive',
  'shopify-customers',
  'square-customers',
  'stripe-customers',
  'woocommerce-customers',
  'zoho-books',
]);

test('every recognised export is in after three clicks', async ({ app, page }) => {
  test.setTimeout(600_000);
  await app.resize(1280, 800);
  await app.answerSaveDialog(join(app.folder, 'exports.tagstead'));
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  for (const { id, content, columns } of kinds) {
    await test.step(id, async () => {
      const own = content === 'contacts' && !buyers.has(id) ? `${id}-` : '';
      const value = (target: string, row: 0 | 1) => {
        const invented = inventedValue(target, row);
        if (/^activity.(product|reference)/.test(target)) return `${id} ${invented}`; // or it is known from the list before
        if (own !== '' && /^(full|family)_name/.test(target)) return `${invented}-${id}`;
        return /^(source_id|email)/.test(target) ? `${own}${invented}` : invented;
      };
      const pairs = columns.map((column) => column.split(' => ') as [string, string]);
      const rows = ([0, 1] as const).map((row) => pairs.map(([, target]) => value(target, row)));
      const file = join(app.folder, `${id}.csv`);
      await writeFile(file, Papa.unparse([pairs.map(([header]) => header), ...rows]));
      await app.answerOpenDialog(file);
      await page.keyboard.press('ControlOrMeta+i');
      await expect(page.getByText(/recognised as/)).toBeVisible({ timeout: 20_000 });
      for (const step of [/^Map/, /^Check/, /^Import [\d,]+/]) {
        const button = page.getByRole('button', { name: step }).last();
        await expect(button).toBeEnabled({ timeout: 20_000 });
        await button.click();
      }
      await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible({ timeout: 20_000 });
      await expect(page.locator('.import-done__head')).toContainText(
        content === 'contacts' ? /2 contacts (arrived|updated)/ : /activit(y|ies) arrived/,
      );
    });
  }
});
