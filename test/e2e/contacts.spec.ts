// The Contacts screen in the real window: search, edit in place, select, change many, undo, save a view; by keyboard.
import AxeBuilder from '@axe-core/playwright';
import { type App, expect, test } from './support/app.ts';
import { goTo, openSample } from './support/sample.ts';

async function openContacts(app: App): Promise<void> {
  await openSample(app);
  await goTo(app, 'Contacts');
  await expect(app.page.getByRole('grid', { name: 'Contacts' })).toHaveAttribute('aria-rowcount', '3001');
}

/** What axe has to say about the screen, as short lines. */
async function accessibilityProblems({ page }: App): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode() // Electron has no second page to run in
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

test('a contact is found, edited in place by keyboard, and the edit undone', async ({ app }) => {
  const { page } = app;
  await openContacts(app);
  await page.keyboard.press('/');
  await page.keyboard.type('anna');
  await expect(page.getByText(/^\d+ contacts found$/)).toBeVisible();
  await page.getByRole('grid', { name: 'Contacts' }).focus();
  await page.keyboard.press('ArrowDown');
  const inspector = page.getByRole('region', { name: /^Contact / });
  await expect(inspector).toBeVisible();

  await page.keyboard.press('e');
  const title = inspector.getByLabel('Job title');
  await title.fill('Countess');
  await title.press('Escape');
  await expect(title).not.toHaveValue('Countess');
  await title.fill('Countess');
  await title.press('Enter');
  await expect(page.getByRole('button', { name: /^Undo: Changed job title of/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(title).not.toHaveValue('Countess');
  expect(await accessibilityProblems(app)).toEqual([]);
});

test('many contacts are selected by keyboard, changed after a preview, and brought back', async ({ app }) => {
  const { page } = app;
  await openContacts(app);
  await page.getByRole('grid', { name: 'Contacts' }).focus();
  await page.keyboard.press('Space');
  for (let row = 0; row < 4; row += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('status').getByText('5 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Set a field' }).click();
  await page.getByPlaceholder('Choose a field').click();
  await page.getByRole('option', { name: 'Owner', exact: true }).click();
  await page.getByLabel('Becomes').fill('Grace');
  await expect(page.getByText('5 contacts of 5 will change.')).toBeVisible();
  await page.getByRole('button', { name: 'Change 5' }).click();
  await expect(page.getByText('Set owner to “Grace” for 5 contacts')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Undone: Set owner to “Grace” for 5 contacts')).toBeVisible();

  await page.getByRole('grid', { name: 'Contacts' }).focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('status').getByText('3,000 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Archive', exact: true }).first().click();
  await page.getByRole('button', { name: 'Archive 3,000' }).click();
  await expect(page.getByText('No contacts yet').or(page.getByText('No contact matches'))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('grid', { name: 'Contacts' })).toHaveAttribute('aria-rowcount', '3001');
});

test('a view is saved and opened again, and the last row is reached by key', async ({ app }) => {
  const { page } = app;
  await openContacts(app);
  await page.keyboard.press('/');
  await page.keyboard.type('gmbh');
  await expect(page.getByText(/^\d+ contacts found$/)).toBeVisible();
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByLabel('Name of the view').fill('German companies');
  await page.keyboard.press('Enter');
  const tab = page.getByRole('tab', { name: 'German companies' });
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'All contacts' }).click();
  const grid = page.getByRole('grid', { name: 'Contacts' });
  await expect(grid).toHaveAttribute('aria-rowcount', '3001');
  await grid.focus();
  await page.keyboard.press('End');
  await expect(page.locator('[role="row"][aria-rowindex="3001"]:not([aria-busy])')).toBeVisible();
  await tab.click();
  await expect(page.getByText(/^\d+ contacts found$/)).toBeVisible();
});
