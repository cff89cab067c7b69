// A matching model in the real window: a weight set by hand, tried against the present run, accepted, taken back.
import { expect, test } from './support/app.ts';
import { goTo, openSample } from './support/sample.ts';

test('a weight is set by hand, what it gains and loses is seen, and the model is accepted', async ({ app }) => {
  const { page } = app;
  await openSample(app);
  await goTo(app, 'Duplicates');
  await page.getByRole('button', { name: /^Find duplicates among/ }).click();
  await expect(page.getByRole('button', { name: /^Merge all certain \([1-9]/ }).first()).toBeEnabled({
    timeout: 120_000,
  });
  await page.getByRole('tab', { name: 'How it matches' }).click();
  await expect(page.getByRole('combobox', { name: 'Model', exact: true })).toHaveValue('Automatic');

  // Set a weight.
  await page.getByRole('button', { name: 'Make your own…' }).click();
  await page.getByRole('textbox', { name: 'Name of the model' }).fill('Careful with names');
  await page.getByRole('button', { name: /^Family name/ }).click();
  await page.getByLabel('Weight of “Same family name” (Family name)').fill('-3');

  // Try it: pairs are lost, each with its evidence; the present run stays as it is.
  const bench = page.getByRole('region', { name: 'Test bench' });
  await bench.getByRole('button', { name: 'Try it' }).click();
  const lost = bench.getByRole('button', { name: /^Lost [1-9]/ });
  await expect(lost).toBeVisible({ timeout: 120_000 });
  await lost.click();
  await bench.locator('.trial__pair').first().click();
  await expect(bench.getByText('Two random contacts are rarely the same')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Merge all certain \([1-9]/ }).first()).toBeEnabled();

  // Accept it: it is the model of the present run. Undo makes the automatic one active again.
  await bench.getByRole('button', { name: 'Accept this run as “Careful with names”' }).click();
  await expect(page.getByRole('combobox', { name: 'Model', exact: true })).toHaveValue('Careful with names');
  await expect(page.getByText('Used for the duplicates shown and for the next run.')).toBeVisible();
  await expect(bench).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(page.getByRole('combobox', { name: 'Model', exact: true })).toHaveValue('Automatic');
  await expect(page.getByText(/were found with “Careful with names”\. Run again/)).toBeVisible();
  expect(app.problems).toEqual([]);
});
