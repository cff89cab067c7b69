// Orders that only a name tells the contact of: from the file to the question, an answer, and the way back.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { undoByKey } from './support/steps.ts';

const people = [
  'First Name,Last Name,Email,Phone,City',
  'Robert,Stone,rob@x.org,,Bonn',
  'Cleo,Ray,c1@x.org,+49 30 901820,Rome',
  'Cleo,Ray,c2@x.org,,Lyon',
];
const orders = [
  'Customer Name,City,Order number,Order date,Product,Amount',
  'Bob Stone,Bonn,A1,2025-01-05,Jacket,50',
  'Bob Stone,Bonn,A2,2025-02-05,Socks,5.50',
  'Cleo Ray,Rome,A3,2025-01-06,Hat,20',
];

test('orders with only a name are given to the contact that is meant', async ({ app, page }) => {
  test.setTimeout(180_000);
  await app.resize(1280, 800);
  const file = async (name: string, lines: readonly string[]) => {
    const path = join(app.folder, name);
    await writeFile(path, lines.join('\n'));
    return path;
  };
  const through = async () => {
    for (const step of ['Map', 'Check']) {
      const next = page.getByRole('button', { name: new RegExp(`^${step}|Next|Continue`) }).last();
      await expect(next).toBeEnabled({ timeout: 30_000 });
      await next.click();
    }
    const commit = page.getByRole('button', { name: /^Import [\d,]+/ });
    await expect(commit).toBeEnabled({ timeout: 30_000 });
    await commit.click();
  };
  await app.answerOpenDialog(await file('people.csv', people));
  await app.answerSaveDialog(join(app.folder, 'unclaimed.tagstead'));
  await page.getByText('Open a customer file').click();
  await through();
  await expect(page.getByRole('heading', { name: '3 contacts arrived' })).toBeVisible({ timeout: 30_000 });
  await app.answerOpenDialog(await file('orders.csv', orders));
  await page.getByRole('button', { name: 'Import another file' }).click();
  await through();
  await expect(page.getByText('3 orders wait for a contact')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Say whose they are' }).click();
  await expect(page.getByRole('heading', { name: 'Bob Stone' })).toBeVisible();
  await page.getByRole('button', { name: 'Give to Robert Stone' }).click();
  await expect(page.getByRole('heading', { name: 'Cleo Ray' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('1 order of 1 name waits')).toBeVisible();
  await undoByKey(page);
  await expect(page.getByText('3 orders of 2 names wait')).toBeVisible({ timeout: 30_000 });
});
