// An owner goes from over two hundred tags to about thirty in a handful of decisions, writes down what stays in the table of
// tags, and gives each department its view with a champion and a queue.
import { expect, test } from './support/app.ts';
import { go, numberIn, openSample } from './support/steps.ts';

test('from many tags to about thirty, documented and looked after', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Tags');
  await page.getByRole('button', { name: 'Consolidate…' }).click();
  const step = page.getByRole('region', { name: 'Next step' });
  await expect(step.getByText('proposals are sure')).toBeVisible({ timeout: 30_000 });
  await app.screenshot('consolidation-step');
  let decisions = 0;
  const accept = step.getByRole('button', { name: /^Accept \d+/ });
  const apply = page.getByRole('button', { name: /^Apply \d+/ });
  const budgetLine = page.getByText(/\d+ tags in use · target/);
  /** What is to be decided now: a step by its words, 'apply', or nothing more. */
  const open = async (): Promise<string> => {
    if ((await page.getByText(/looking again/).count()) > 0) return 'looking';
    // All at once: the step may be gone a moment later.
    const [words] = await step.locator('.step-card__head').allTextContents();
    if (words !== undefined) return words;
    if (await apply.isEnabled()) return 'apply';
    return (await step.getByText(/What stays should be written down|Nothing else can go/).isVisible())
      ? 'done'
      : 'looking';
  };
  for (let now = await open(); now !== 'done'; now = await open()) {
    if (now === 'looking') continue;
    decisions++;
    expect(decisions).toBeLessThan(12);
    await (now === 'apply' ? apply : accept).click();
    if (now === 'apply') {
      await expect(page.getByRole('button', { name: 'Apply 0', exact: true })).toBeVisible({ timeout: 60_000 });
    }
    await expect.poll(open, { timeout: 60_000 }).not.toBe(now);
    await expect(page.getByText(/looking again/)).toHaveCount(0);
    if (decisions === 1) await app.screenshot('consolidation-step-2');
  }
  const budget = await budgetLine.textContent();
  test.info().annotations.push({ type: 'decisions', description: `${decisions}: ${budget}` });
  expect(numberIn(budget)).toBeLessThanOrEqual(45);
  await app.screenshot('consolidation-finished');

  await page.getByRole('button', { name: 'Write the sheets of what stays…' }).click();
  const grid = page.getByRole('table', { name: 'All tags' });
  const meaning = grid.getByRole('textbox', { name: /^Meaning of/ }).first();
  await expect(meaning).toBeVisible();
  await app.screenshot('tag-grid-undocumented');
  const before = await grid.getAttribute('aria-rowcount');
  await meaning.fill('Buys for a club.');
  await meaning.press('Enter');
  await expect(grid).not.toHaveAttribute('aria-rowcount', before ?? '');
  await page.getByRole('combobox', { name: 'Documentation' }).click();
  await page.getByRole('option', { name: 'Any documentation' }).click();
  await grid.getByRole('checkbox', { name: 'Select all that are shown' }).check();
  await page.getByRole('button', { name: 'Set owner' }).click();
  await page.getByRole('combobox', { name: 'Owner of the selected tags' }).fill('Zoë New');
  await page.getByRole('button', { name: /^Set for \d+ tags/ }).click();
  await expect(page.getByText(/^Documented \d+ tags/).first()).toBeVisible();
  await app.screenshot('tag-grid');
  await app.setTheme('dark');
  await app.screenshot('tag-grid-dark');
  await app.setTheme('light');
  await page.getByRole('button', { name: 'Back to the tree' }).click();

  await page.getByRole('button', { name: 'More for the tag tree' }).click();
  await page.getByRole('menuitem', { name: 'Departments and champions…' }).click();
  await page.getByRole('button', { name: 'Make the first view' }).click();
  const dialog = page.getByRole('dialog', { name: 'New view of the tree' });
  await dialog.getByRole('combobox', { name: 'Name' }).fill('Sales');
  await dialog.getByRole('combobox', { name: 'Tag champion' }).fill('Marek Zielony');
  await dialog.getByRole('textbox', { name: 'Tags of the view' }).fill('Customer type');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const waits = page.getByRole('region', { name: 'What waits' });
  await expect(waits).toContainText('Marek Zielony is the tag champion.');
  await app.screenshot('tag-departments');
  await page.getByRole('button', { name: 'Back to the tags' }).click();
  const tree = page.getByRole('tree', { name: 'Tags' });
  await page.getByRole('combobox', { name: 'View of the tree' }).click();
  await page.getByRole('option', { name: 'Sales' }).click();
  await expect(tree.getByRole('treeitem', { name: /^Decision maker/ })).toBeVisible();
  await expect(tree.getByRole('treeitem', { name: /^Lifecycle stage/ })).toHaveCount(0);
  await tree.getByRole('treeitem', { name: /^Decision maker/ }).click();
  await app.screenshot('tag-lens');
  await page.getByRole('button', { name: 'More for the tag tree' }).click();
  await page.getByRole('menuitem', { name: 'Changes: who and why…' }).click();
  const why = page.getByRole('textbox', { name: /^Why: Consolidated tags/ }).first();
  await why.fill('Nobody knew two hundred.');
  await why.press('Enter');
  await app.screenshot('vocabulary-log');
});
