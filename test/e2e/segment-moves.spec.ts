// A person makes a segment, gives a contact what it asks for, and sees who entered, why and since when.
import { expect, test } from './support/app.ts';
import { go, openSample } from './support/steps.ts';

test('a segment that knows who came and why', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Segments');
  await page.getByRole('button', { name: 'New segment' }).first().click();
  await page.getByRole('textbox', { name: 'Name of the segment' }).fill('Inner circle');
  await page.getByLabel('Describe the segment in words').fill('Customers tagged VIP');
  await page.getByRole('button', { name: 'Use this rule' }).click();
  await page.getByRole('button', { name: 'Save segment' }).click();
  await page.getByRole('tab', { name: 'Movement' }).click();
  await expect(page.getByText(/^Recorded since/)).toBeVisible();
  await expect(page.getByText('Nobody entered or left in this time.')).toBeVisible();

  await go(page, 'Contacts');
  await page.getByRole('grid').getByRole('row').nth(3).click();
  const inspector = page.getByRole('complementary', { name: /^Contact / });
  await inspector.getByLabel('Add a tag').click();
  await page.keyboard.type('VIP');
  await page.getByRole('option', { name: /VIP/ }).first().click();
  const stay = inspector.getByRole('listitem').filter({ hasText: 'Inner circle' });
  await expect(stay.getByText(/^since .* · Tags: got “VIP”/)).toBeVisible();
  await app.screenshot('segment-stays');
  await inspector.getByRole('tab', { name: 'Timeline' }).click();
  await expect(inspector.getByText('Entered segment')).toBeVisible();

  await go(page, 'Segments');
  await page.getByRole('button', { name: /Last 4 weeks: 1 entered, 0 left/ }).click();
  const moves = page.getByRole('tabpanel', { name: 'Movement' });
  await expect(moves.getByRole('row').filter({ hasText: 'Tags: got “VIP”' })).toHaveCount(1);
  await expect(moves.getByText('+1 behaviour')).toBeVisible();
  await app.screenshot('segment-movement');
  await app.setTheme('dark');
  await app.screenshot('segment-movement-dark');
});
