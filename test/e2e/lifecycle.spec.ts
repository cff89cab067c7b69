// A person looks at the lifecycle, tries stricter rules, applies and takes them back, and opens who is at risk.
import { expect, test } from './support/app.ts';
import { go, numberIn, openSample } from './support/steps.ts';

test('the lifecycle of the customers', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Segments');
  await page.getByRole('tab', { name: 'Lifecycle' }).click();
  const atRisk = page.getByRole('region', { name: 'At-risk' });
  await expect(atRisk).toBeVisible({ timeout: 60_000 });
  const count = atRisk.locator('.count-link');
  const before = numberIn(await count.textContent());
  expect(before).toBeGreaterThan(0);
  await app.screenshot('lifecycle');

  await page.getByRole('button', { name: 'Rules of the stages' }).click();
  await page.getByLabel('At-risk begins after').fill('1.6');
  await page.getByRole('button', { name: 'Who would move?' }).click();
  await expect(page.getByText(/contacts would move\./)).toBeVisible({ timeout: 30_000 });
  await app.screenshot('lifecycle-rules');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(async () => numberIn(await count.textContent()), { timeout: 30_000 }).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect.poll(async () => numberIn(await count.textContent()), { timeout: 30_000 }).toBe(before);

  await count.click();
  await expect(page.getByText(`${before} contacts found`)).toBeVisible();
  await page.getByRole('row').nth(2).click();
  await expect(page.getByText(/^At-risk since/)).toBeVisible();
});

test('who moved between RFM groups', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Segments');
  await page.getByRole('tab', { name: 'RFM map' }).click();
  await page.getByText('Movement', { exact: true }).click();
  await expect(page.getByText(/changed group\./)).toBeVisible({ timeout: 60_000 });
  const cell = page.getByRole('button', { name: /^Champions → Loyal customers: / });
  const count = numberIn(await cell.textContent());
  await app.screenshot('rfm-movement');
  await cell.click();
  await expect(page.getByText(`${count} contacts found`)).toBeVisible();
});
