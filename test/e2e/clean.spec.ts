// Cleaning columns in the window: from a column's card to one spelling, and a field of selected contacts changed.
import { expect, test } from './support/app.ts';
import { go, openSample, undoByKey } from './support/steps.ts';

test('one spelling is made of several, what differs is kept apart, and undo takes it back', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Audit');
  const check = page.getByRole('button', { name: /^Check 3,000/ });
  const columns = page.getByRole('tab', { name: 'Columns' });
  await expect(check.or(columns).first()).toBeVisible();
  if (await check.isVisible()) await check.click();
  await columns.click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Cluster values of Company' }).click();
  const clusters = page.getByRole('listitem', { name: /^Cluster / });
  await expect(clusters.first()).toBeVisible({ timeout: 20_000 });
  const before = await clusters.count();

  await clusters.first().getByRole('button', { name: 'Show rows' }).click();
  await expect(clusters.first().getByText(/will read/)).toBeVisible();
  await clusters.first().getByRole('textbox', { name: 'Becomes' }).fill('One Spelling Ltd');
  await clusters
    .first()
    .getByRole('button', { name: /^Change \d/ })
    .click();
  await expect(clusters).toHaveCount(before - 1);
  await expect(page.getByText(/Changed company to “One Spelling Ltd” in/).first()).toBeVisible();

  await clusters.first().getByRole('button', { name: 'These are different' }).click();
  await expect(page.getByText('1 decision that values are different')).toBeVisible();
  await undoByKey(page);
  await expect(page.getByText('1 decision that values are different')).toBeHidden();
});

test('a field of selected contacts is changed as its preview shows', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Contacts');
  await page.getByRole('row').nth(1).getByRole('checkbox').check();
  await page.getByRole('button', { name: /^Select all/ }).click();
  await page.getByRole('button', { name: 'Change values…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change values' });
  await dialog.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'Company', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Find', exact: true }).fill('(a');
  await dialog.getByRole('checkbox', { name: 'Regular expression' }).check();
  await expect(dialog.getByText(/This pattern cannot be read/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Find the pattern' }).fill('^(.)');
  await dialog.getByRole('textbox', { name: /^Replace with/ }).fill('~$1');
  const change = dialog.getByRole('button', { name: /^Change [\d,]+ contacts/ });
  await expect(change).toBeEnabled({ timeout: 20_000 });
  await expect(dialog.getByRole('table').getByText(/^~/).first()).toBeVisible();
  await change.click();
  await expect(page.getByText(/Replaced “\^\(\.\)” with “~\$1” in company for/).first()).toBeVisible({
    timeout: 60_000,
  });
});
