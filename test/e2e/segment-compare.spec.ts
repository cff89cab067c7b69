// Segments side by side: a person makes three, sees how they overlap, decides who gets which message, reads what is wrong
// with them, sets two classifications against each other and looks at what makes one of them different.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { go, openSample, undoByKey } from './support/steps.ts';

test('comparing segments', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Segments');
  for (const preset of ['VIP', 'Frequent buyers', 'Athletic enthusiasts']) {
    await page.getByRole('button', { name: 'Start from a preset' }).first().click();
    await page.getByRole('textbox', { name: 'Search presets' }).fill(preset);
    await page.getByRole('dialog').getByText(preset, { exact: true }).first().click();
    await page.getByRole('button', { name: 'Save segment' }).click();
    await expect(page.getByRole('button', { name: 'Save changes' })).toBeVisible();
    if (preset !== 'Athletic enthusiasts')
      await page.getByRole('button', { name: 'Segments', exact: true }).last().click();
  }

  // What makes the last one different, who they are, and its page on paper.
  await expect(page.getByRole('region', { name: 'Sheet' })).toContainText('owner');
  await page.getByRole('tab', { name: 'Different' }).click();
  await expect(page.getByText('likely to have the tag “Running”')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('tab', { name: 'Persona' }).click();
  const card = page.getByRole('article', { name: 'Persona of Athletic enthusiasts' });
  await expect(card).toContainText('nobody is invented');
  const file = join(app.folder, 'persona.html');
  await app.answerSaveDialog(file);
  await card.getByRole('button', { name: 'Print…' }).click();
  await page.getByRole('menuitem', { name: 'Save as HTML…' }).click();
  await expect(page.getByText('Saved persona.html')).toBeVisible({ timeout: 30_000 });
  expect(await readFile(file, 'utf8')).toContain('What sets them apart');

  await page.getByRole('button', { name: 'Segments', exact: true }).last().click();
  await page.getByRole('tab', { name: 'Compare' }).click();
  const cell = page.getByRole('button', { name: /^Athletic enthusiasts and VIP: \d+ contacts in both/ });
  await expect(cell).toBeVisible();
  const both = /: (\d+) contacts/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  await cell.click();
  await expect(page.getByText(`${both} contacts`).first()).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');

  await page.getByText('Combinations', { exact: true }).click();
  await expect(page.getByRole('button', { name: /contacts in VIP and no other$/ })).toBeVisible();

  await page.getByText('Who gets which message', { exact: true }).click();
  const rows = page.getByRole('row');
  await expect(rows.nth(1)).toContainText('VIP');
  await page.getByRole('button', { name: 'Move VIP down' }).click();
  await expect(rows.nth(2)).toContainText('VIP');
  await undoByKey(page);
  await expect(rows.nth(1)).toContainText('VIP');

  await page.getByText('Advice', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Warnings' })).toContainText('no action');
  await expect(page.getByRole('button', { name: 'Make a segment…' }).first()).toBeVisible({ timeout: 30_000 });

  await page.getByText('Crosstab', { exact: true }).click();
  await expect(page.getByRole('button', { name: /^Champions, Germany: / })).toBeVisible({ timeout: 30_000 });

  await page.getByText('Big enough', { exact: true }).click();
  await expect(page.getByText('1,334', { exact: true })).toBeVisible();
});
