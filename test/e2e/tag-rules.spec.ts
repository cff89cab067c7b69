// A person gives a tag a rule from a preset, sees who would gain it, runs it, asks why, and takes the run back.
import { expect, test } from './support/app.ts';
import { go, openSample } from './support/steps.ts';

test('a tag that applies itself', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Tags');
  await page.getByRole('treeitem').filter({ hasText: 'VIP' }).first().click();
  await page.getByRole('tab', { name: 'Rule' }).click();
  await page.getByRole('button', { name: 'Start from a preset' }).click();
  await page.getByRole('button', { name: /Bought in the last 30 days/ }).click();
  const effect = page.getByRole('region', { name: 'What it would do' });
  await expect(effect.getByText(/^Gain it:/)).toBeVisible();
  await app.screenshot('tag-rule-preview');
  await page.getByRole('button', { name: 'Save and run all rules' }).click();
  await expect(page.getByText(/Ran 1 tag rule: [\d,]+ tags? put on, 0 taken off/).first()).toBeVisible();
  await expect(effect.getByText('Gain it: 0 contacts').or(effect.getByText('Gain it: nobody'))).toBeVisible();
  await app.screenshot('tag-rule-run');

  await page.getByRole('tab', { name: 'Sheet' }).click();
  await expect(page.getByText(/Applied automatically to: contacts who bought/)).toBeVisible();
  await app.screenshot('tag-rule-sheet');

  // Why a contact wears it, and a word against the rule.
  await page.getByRole('tab', { name: 'Members' }).click();
  await page.getByRole('tabpanel').getByRole('row').nth(1).getByRole('button').first().click();
  await page.locator('.contact-tag-editor').getByRole('button', { name: 'VIP', exact: true }).click();
  const why = page.getByRole('dialog', { name: /“VIP” on/ });
  await expect(why.getByText(/Put on by its rule on .*: Contacts who bought something/)).toBeVisible();
  await expect(why.getByText('It holds for this contact now.')).toBeVisible();
  await app.screenshot('tag-rule-why');
  await why.getByRole('button', { name: 'Pin: always keep it' }).click();
  await expect(why.getByText('Pinned for good.')).toBeVisible();
  await why.getByRole('button', { name: 'Open the tag' }).click();

  await page.getByRole('tab', { name: 'Rule' }).click();
  await expect(page.getByRole('region', { name: 'Pinned and banned' }).getByText('Pinned for good')).toBeVisible();
  await app.setTheme('dark');
  await page.getByRole('region', { name: 'All rules' }).scrollIntoViewIfNeeded();
  await app.screenshot('tag-rule-runs');
  await page.getByRole('region', { name: 'All rules' }).getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('region', { name: 'All rules' }).getByText('undone')).toBeVisible();
});
