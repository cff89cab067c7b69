// Contacts as tests of a tag: an example is named, a rule that would turn it is seen before it is saved, and when somebody
// leaves all their tags are handed over in one step.
import { expect, test } from './support/app.ts';
import { go, openSample, undoByKey } from './support/steps.ts';

test('examples of a tag, and handing tags over', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Tags');
  await page.getByRole('treeitem', { name: /^Promoter/ }).click();
  const examples = page.getByRole('region', { name: 'Checked examples' });
  const find = examples.getByRole('combobox', { name: 'Contact to make an example' });
  await find.fill('an');
  await page.getByRole('option').first().click();
  await examples.getByRole('button', { name: 'Should not', exact: true }).click();
  await expect(examples.getByRole('status')).toHaveText('all 1 as they should be');
  await find.fill('er');
  await page.getByRole('option').nth(3).click();
  await examples.getByRole('button', { name: 'Should wear it' }).click();
  await expect(examples.getByRole('status')).toHaveText('1 is not as it should be');
  await expect(examples.getByRole('listitem').filter({ hasText: 'but does not' })).toContainText('Nobody put it on');
  await examples.scrollIntoViewIfNeeded();
  await app.screenshot('tag-examples');

  // A rule for everybody with an email turns the counter-example: seen before it is saved.
  await page.getByRole('tab', { name: 'Rule' }).click();
  await page.getByRole('button', { name: 'Start from a preset' }).click();
  await page.getByRole('button', { name: /Email without consent/ }).click();
  await page.getByRole('button', { name: 'Start from a preset' }).click();
  await page
    .getByRole('button', { name: /Occasional shoppers|New leads/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'What it would do' }).getByText(/^Gain it:/)).toBeVisible();
  await app.setTheme('dark');
  await app.screenshot('tag-examples-rule');
  await page.getByRole('button', { name: 'Discard' }).click();

  await page.getByRole('button', { name: 'More for the tag tree' }).click();
  await page.getByRole('menuitem', { name: 'Hand tags over…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand tags over' });
  await dialog.getByRole('combobox', { name: 'From' }).click();
  await page.getByRole('option', { name: /^Nadia Keller/ }).click();
  await dialog.getByRole('combobox', { name: 'To' }).fill('Zoë New');
  await app.screenshot('tag-hand-over');
  await dialog.getByRole('button', { name: /^Hand over \d+ tags/ }).click();
  await expect(page.getByText(/^Handed \d+ tags over from Nadia Keller to Zoë New/).first()).toBeVisible();
  await undoByKey(page);
  await expect(page.getByText(/^Undone: Handed/).first()).toBeVisible();
});
