// Teaching the matcher in the real window: answer pairs by key, take one back, see what the answers tell.
import { expect, test } from './support/app.ts';
import { goTo, openSample } from './support/sample.ts';

test('pairs are answered by key and the answers are counted, taken back and used', async ({ app }) => {
  const { page } = app;
  await openSample(app);
  await goTo(app, 'Duplicates');
  await page.getByRole('button', { name: /^Find duplicates among/ }).click();
  await page.getByRole('tab', { name: 'Teach' }).click({ timeout: 120_000 });
  const summary = page.getByRole('complementary', { name: 'What the answers tell' });
  await expect(summary).toContainText('0 answers');
  const same = page.getByRole('button', { name: 'Same', exact: true });
  await expect(same).toBeEnabled();
  await page.keyboard.press('s');
  await expect(summary).toContainText('1 answer: 1 the same');
  await expect(same).toBeEnabled();
  await page.keyboard.press('d');
  await expect(summary).toContainText('1 different');
  await page.keyboard.press('z');
  await expect(summary).toContainText('1 answer: 1 the same, 0 different');
  await page.getByText('Random pairs, for the estimate').click();
  await expect(summary).toContainText(/Answer \d+ random pairs to know/);
  await summary.getByRole('button', { name: 'Run again with these answers' }).click();
  await expect(summary).toContainText('The last run had 1 answer', { timeout: 120_000 });
  expect(app.problems).toEqual([]);
});
