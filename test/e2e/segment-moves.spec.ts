// A person makes a segment, gives a contact what it asks for, and sees who entered, why and since when.
import { expect, test } from './support/app.ts';
import { go, openSample } from './support/steps.ts';

test('a segment that knows who came and why', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Segments');
  await page.getByRole('button', { name: 'New segment' }).first().click();
  await page.getByRole('textbox', { name: 'Name of the segment' }).fill('Inner circle');
  await page.getByRole('combobox', { name: 'Describe the segment in words' }).fill('Customers tagged VIPs');
  await expect(page.getByRole('button', { name: 'Use this rule' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save segment' }).click();
  await page.getByRole('tab', { name: 'Movement' }).click();
  await expect(page.getByText(/^Recorded since/)).toBeVisible();
  await expect(page.getByText('Nobody entered or left in this time.')).toBeVisible();

  await go(page, 'Contacts');
  await page.getByRole('grid').getByRole('row').nth(3).click();
  const inspector = page.locator('.contact-sides');
  await inspector.getByRole('textbox', { name: 'Add a tag' }).click();
  await page.keyboard.type('VIP');
  await page.getByRole('option', { name: /VIP/ }).first().click();
  const stay = inspector.getByRole('listitem').filter({ hasText: 'Inner circle' });
  await expect(stay.getByText(/^since .* · Tags: got “VIPs”/)).toBeVisible();
  await app.screenshot('segment-stays');
  await inspector.getByRole('tab', { name: 'Timeline' }).click();
  await expect(inspector.getByText('Entered segment')).toBeVisible();

  await go(page, 'Segments');
  await page.getByRole('button', { name: /Last 4 weeks: 1 entered, 0 left/ }).click();
  const moves = page.getByRole('tabpanel', { name: 'Movement' });
  await expect(moves.getByRole('row').filter({ hasText: 'Tags: got “VIPs”' })).toHaveCount(1);
  await expect(moves.getByText('+1 behaviour')).toBeVisible();
  await app.screenshot('segment-movement');

  // The rule is changed, and the version before is compared and restored.
  await page.getByRole('tab', { name: 'Rule' }).click();
  await page
    .getByRole('combobox', { name: 'Describe the segment in words' })
    .fill('Customers who bought in the last 90 days');
  await page.getByRole('button', { name: 'Add to the rule' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Why the rule is changed' }).fill('Only those who still buy');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await expect(page.getByText(/Only those who still buy/)).toBeVisible();
  await page.getByRole('list', { name: 'Versions of the rule' }).getByRole('button').nth(1).click();
  await expect(page.getByRole('region', { name: 'Lost' })).toBeVisible();
  await app.screenshot('segment-versions');
  await page.getByRole('tab', { name: 'Movement' }).click();
  await expect(page.getByText(/rule edits$/)).toBeVisible();
  await app.setTheme('dark');
  await app.screenshot('segment-movement-dark');
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('list', { name: 'Versions of the rule' }).getByRole('button').nth(1).click();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.getByText('Version 1 restored')).toBeVisible();
});
