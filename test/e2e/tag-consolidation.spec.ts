// A person goes from over two hundred tags to a tree one can know: accepts what is sure, changes and rejects some, applies
// all of it as one step, and takes it back.
import { expect, test } from './support/app.ts';
import { go, numberIn, openSample, undoByKey } from './support/steps.ts';

test('consolidating the tags of the sample', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Tags');
  const budget = page.getByRole('region', { name: 'Tag budget' });
  await expect(budget).toContainText('222 in use, target 30');
  await app.screenshot('tags-budget');
  await budget.getByRole('button', { name: 'Consolidate…' }).click();
  const list = page.getByRole('region', { name: 'Proposals for tags' });
  await expect(list.getByRole('listitem').first()).toBeVisible({ timeout: 30_000 });
  await app.screenshot('consolidation-open');

  // Another choice than the proposed one, and one rejected.
  const find = list.getByRole('textbox', { name: 'Find a tag among the proposals' });
  await find.fill('Hikking');
  const detail = page.getByRole('region', { name: 'The chosen proposal' });
  await expect(detail.getByRole('heading', { name: 'Hikking' })).toBeVisible();
  await expect(detail.getByRole('region', { name: 'What that does' })).toContainText('contacts wear “Hiking”');
  await detail.getByText('Retire', { exact: true }).click();
  await expect(detail.getByRole('region', { name: 'What that does' })).toContainText('It is not offered any more.');
  await detail.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(detail.getByRole('button', { name: 'Accepted', exact: true })).toBeVisible();
  await find.fill('Suplier');
  await list.getByRole('button', { name: /^Reject: Suplier/ }).click();
  await expect(list.getByText('Keep: proposal rejected')).toBeVisible();
  await find.fill('');

  await page.getByRole('button', { name: /^Accept all \d+ that are sure/ }).click();
  const apply = page.getByRole('button', { name: /^Apply \d+/ });
  await expect(apply).toBeEnabled();
  await app.screenshot('consolidation-accepted');
  await app.setTheme('dark');
  await app.screenshot('consolidation-dark');
  expect(numberIn(await apply.textContent())).toBeGreaterThan(100);
  await apply.click();
  await expect(page.getByText(/^Consolidated tags: 222 → \d\d in use/).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Nothing accepted yet')).toBeVisible();

  await page.getByRole('button', { name: 'Back to the tags' }).click();
  await expect(budget).not.toContainText('222 in use');
  const tree = page.getByRole('tree', { name: 'Tags' });
  await expect(tree.getByRole('treeitem', { name: /^Yoga/ })).toBeVisible();
  await app.screenshot('consolidation-after');
  const search = page.getByRole('textbox', { name: 'Find a tag' });
  await search.fill('Suplier');
  await expect(tree.getByRole('treeitem', { name: /^Suplier/ })).toBeVisible();
  await search.fill('');
  await undoByKey(page);
  await expect(budget).toContainText('222 in use');
  await expect(tree.getByRole('treeitem', { name: /^Yoga/ })).toHaveCount(0);
});
