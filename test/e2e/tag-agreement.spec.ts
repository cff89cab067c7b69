// Two people judge the same contacts by the same tags on one computer, without seeing each other's answers, and see how far
// they agree and what they read differently.
import { expect, test } from './support/app.ts';
import { go, openSample } from './support/steps.ts';

test('an agreement round of two people', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Tags');
  await page.getByRole('button', { name: 'More for the tag tree' }).click();
  await page.getByRole('menuitem', { name: 'Agreement…' }).click();
  await app.screenshot('agreement-empty');
  await page.getByRole('button', { name: 'Deal the first round' }).click();
  const dialog = page.getByRole('dialog', { name: 'New agreement round' });
  const tags = dialog.getByRole('textbox', { name: 'Tags to judge' });
  for (const name of ['Decision maker', 'Frustrated']) {
    await tags.fill(name);
    await page.keyboard.press('Enter');
  }
  await dialog.getByRole('textbox', { name: 'Contacts' }).fill('4');
  await app.screenshot('agreement-deal');
  await dialog.getByRole('button', { name: 'Deal 4 contacts' }).click();
  const detail = page.getByRole('region', { name: 'The chosen round' });
  await expect(detail).toContainText('Comparing needs the answers of two people');

  const answer = async (name: string, keys: readonly string[]): Promise<void> => {
    await detail.getByRole('textbox', { name: 'Name of the person who answers' }).fill(name);
    await detail.getByRole('button', { name: 'Answer as this person' }).click();
    for (const [card, typed] of keys.entries()) {
      await expect(page.getByText(`${name} · contact ${card + 1} of 4`)).toBeVisible();
      if (card === 1 && name === 'Ben') {
        await page
          .getByRole('group', { name: /Decision maker/ })
          .getByRole('button')
          .first()
          .click();
        await app.screenshot('agreement-card');
        await page.getByRole('region', { name: 'The contact' }).click();
      }
      for (const key of typed) await page.keyboard.press(key);
      await page.keyboard.press('Enter');
    }
    await expect(detail).toBeVisible();
  };
  // Once is yes, twice is no.
  await answer('Ana', ['1122', '122', '122', '1122']);
  await answer('Ben', ['1122', '1122', '122', '1122']);
  await detail.getByRole('button', { name: 'Compare the answers' }).click();
  const decides = detail.getByRole('article', { name: /Decision maker/ });
  await expect(decides).toContainText('1 contact judged differently');
  await expect(decides).toContainText('α 0.5');
  await expect(decides.getByRole('note')).toContainText('Read differently');
  await app.screenshot('agreement-compared');
  await app.setTheme('dark');
  await app.screenshot('agreement-dark');
});
