// Duplicates in the real window: find, decide by key, merge the certain ones after the list, undo, take one back.
import { expect, test } from './support/app.ts';
import { goTo, openSample } from './support/sample.ts';

test('duplicates are found, reviewed by key, merged after a list and brought back', async ({ app }) => {
  const { page } = app;
  await openSample(app);
  await goTo(app, 'Duplicates');
  await page.getByRole('button', { name: /^Find duplicates among/ }).click();
  const mergeAll = page.getByRole('button', { name: /^Merge all certain \([1-9]/ });
  await expect(mergeAll).toBeEnabled({ timeout: 120_000 });
  const queue = page.getByRole('navigation', { name: 'Groups to review' });
  await expect(queue.locator('[aria-current="true"]')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Evidence' })).toContainText('Two random contacts are rarely the same');

  // S merges, Z brings back.
  await expect(page.getByRole('button', { name: /^Same: merge/ })).toBeEnabled();
  await page.keyboard.press('s');
  await expect(page.getByRole('tab', { name: 'Merged 1' })).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByRole('tab', { name: 'Merged 0' })).toBeVisible();

  // D keeps apart for good; the list of decisions can forget it.
  await expect(page.getByRole('button', { name: 'Different' })).toBeEnabled();
  await page.keyboard.press('d');
  await page.getByRole('tab', { name: /^Kept apart [1-9]/ }).click();
  await page.getByRole('button', { name: 'Compare again' }).first().click();
  await page.getByRole('tab', { name: 'Review' }).click();

  // All certain ones, after looking at the list.
  await mergeAll.click();
  const list = page.getByRole('region', { name: 'Merge all certain duplicates' });
  await expect(list.getByRole('checkbox').first()).toBeChecked();
  await list.getByRole('button', { name: /^Merge \d+ groups/ }).click();
  await expect(page.getByRole('tab', { name: /^Merged [1-9]\d/ })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('tab', { name: /^Merged/ }).click();
  const ledger = page.getByRole('button', { name: 'Take back' });
  await ledger.first().click();
  await expect(page.getByText(/^Took back the merge into/).first()).toBeVisible();
  expect(app.problems).toEqual([]);
});
