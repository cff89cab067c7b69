// Cleaning that is done again: a fix accepted, made into a recipe, run on the next file at the end of its import, undone.
import { writeFile } from 'node:fs/promises';
import { expect, test } from './support/app.ts';
import { go, undoByKey } from './support/steps.ts';

test('what was accepted on one file is done again on the next', async ({ app, page }) => {
  test.setTimeout(180_000);
  const header = 'First name,Last name,Company,Email';
  const [may, june] = [`${app.folder}/may.csv`, `${app.folder}/june.csv`];
  await writeFile(may, [header, 'ADA,LOVELACE,Acme,ada@example.org', 'Bob,Byte,Bolt,bob@example.org', ''].join('\n'));
  await writeFile(
    june,
    [header, 'GRACE,HOPPER,Navy,grace@example.org', 'Alan,Turing,GCHQ,alan@example.org', ''].join('\n'),
  );
  const importRest = async (): Promise<void> => {
    for (const step of ['Map', 'Check']) {
      const next = page.getByRole('button', { name: new RegExp(`^${step}|Next|Continue`) }).last();
      await expect(next).toBeEnabled({ timeout: 30_000 });
      await next.click();
    }
    const commit = page.getByRole('button', { name: /^Import [\d,]+/ });
    await expect(commit).toBeEnabled({ timeout: 60_000 });
    await commit.click();
  };

  await app.answerOpenDialog(may);
  await app.answerSaveDialog(`${app.folder}/monthly.tagstead`);
  await page.getByText('Open a customer file').click();
  await importRest();
  await expect(page.getByRole('heading', { name: '2 contacts arrived' })).toBeVisible({ timeout: 60_000 });

  await test.step('accept the fixes of a check', async () => {
    await go(page, 'Audit');
    await page.getByRole('button', { name: 'Check 2 contacts' }).click();
    await page.getByRole('button', { name: /Name all in capitals/ }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Accept 2 fixes…' }).click();
    await page.getByRole('region', { name: 'What accepting changes' }).getByText('Any', { exact: true }).click();
    await page.getByRole('button', { name: 'Change 2 values of 1 contact' }).click();
    await expect(page.getByText(/^Accepted 2 fixes/).first()).toBeVisible();
  });

  await test.step('make a recipe of it', async () => {
    await page.getByRole('button', { name: 'Recipes', exact: true }).click();
    await page.getByRole('button', { name: 'Make from History…' }).first().click();
    await page.getByRole('textbox', { name: 'Name of the recipe' }).fill('Monthly');
    await page.getByRole('button', { name: 'Make a recipe of 1 step' }).click();
    await expect(page.getByRole('listitem', { name: /^Step 1: Mend “Name all in capitals/ })).toBeVisible();
  });

  await test.step('run it on the next file', async () => {
    await app.answerOpenDialog(june);
    await page.keyboard.press('Control+i');
    await importRest();
    await expect(page.getByRole('heading', { name: 'Clean these rows' })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await expect(page.getByText(/^Would change 2 values of 1 contact, of 2 \(june\.csv\)/)).toBeVisible({
      timeout: 30_000,
    });
    await page.getByRole('button', { name: 'Change 1 contact' }).click();
    await expect(page.getByText(/^Ran the recipe “Monthly” on june\.csv: 1 contact changed/).first()).toBeVisible({
      timeout: 30_000,
    });
  });

  await go(page, 'Contacts');
  await expect(page.getByText('Grace Hopper').first()).toBeVisible();
  await undoByKey(page);
  await expect(page.getByText('GRACE HOPPER').first()).toBeVisible();
});
