// A person finds a preset by a word, sees how many it means, opens it, and moves it to another place of the world.
import { expect, test } from './support/app.ts';
import { go, openSample } from './support/steps.ts';

test('from the gallery of presets to a segment', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Segments');
  await page.getByRole('button', { name: 'Start from a preset' }).first().click();
  const gallery = page.getByRole('dialog', { name: 'Start from a preset' });
  await gallery.getByLabel('Search presets').fill('store');
  const card = gallery.getByRole('button', { name: /^Within 25 km of a store/ });
  await expect(card).toContainText(/\d/);
  await app.screenshot('presets');
  await card.click();
  await expect(page.getByText('Contacts within 25 km of Hamburg, Germany')).toBeVisible();
  const place = page.getByRole('combobox', { name: 'Place' });
  await place.click();
  await place.fill('Münch');
  await page.getByRole('option', { name: 'Munich, Germany' }).click();
  await expect(page.getByText('Contacts within 25 km of Munich, Germany')).toBeVisible();
});
