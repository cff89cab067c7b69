// After an import: what became of each row, where values came from, the way back, what the data are ready for, and a
// folder whose files import themselves.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { go, pressUntil } from './support/steps.ts';

const header = 'Email,First Name,Last Name,City,Birthday';
const first = `${header}\nada@x.org,Ada,Lovelace,London,1815-12-10\nalan@x.org,Alan,Turing,Manchester,1912-06-23`;
const second = `${header}\nalan@x.org,Alan,Turing,Wilmslow,1912-06-23\n,,,Nowhere,\ngrace@x.org,Grace,Hopper,New York,1906-12-09`;

test('an import is looked at row by row, taken back and brought back; a watched folder imports by itself', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000);
  const look = async (name: string): Promise<void> => {
    if (process.env.TAGSTEAD_LOOK) await page.screenshot({ path: join(process.env.TAGSTEAD_LOOK, `${name}.png`) });
  };
  const importFile = async (name: string, text: string): Promise<void> => {
    writeFileSync(join(app.folder, name), text);
    await app.answerOpenDialog(join(app.folder, name));
    const map = page.getByRole('button', { name: 'Map columns' });
    await pressUntil(page, 'Control+i', map);
    await map.click();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(page.getByText('rows in the file')).toBeVisible();
    await look(`check ${name}`);
    await page.getByRole('button', { name: /^Import \d/ }).click();
    await expect(page.getByRole('heading', { name: /arrived|updated/ })).toBeVisible();
    await look(`done ${name}`);
  };
  await app.resize(1280, 800);
  await app.answerSaveDialog(join(app.folder, 'acme.tagstead'));
  await expect(page.getByText('Open a customer file')).toBeVisible();
  await importFile('march.csv', first);
  await importFile('april.csv', second);

  // Row by row.
  await page.getByRole('button', { name: 'What became of each row' }).click();
  const rows = page.getByRole('grid', { name: 'Rows of the import' });
  await expect(rows.getByText('Updated', { exact: true })).toBeVisible();
  await expect(rows.getByText('Set aside', { exact: true })).toBeVisible();
  await rows.getByText('Updated', { exact: true }).click();
  await expect(page.getByText('What it changed')).toBeVisible();
  await expect(page.locator('.row-inspector ins')).toHaveText('Wilmslow');
  await look('rows');

  // Where a value came from.
  await page.getByRole('button', { name: 'Open Alan Turing' }).click();
  await page.locator('.contact-line__label', { hasText: 'First name' }).hover();
  await expect(page.getByRole('tooltip', { name: /^From march.csv, row 2/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Source' }).click();
  const origin = page.getByRole('button', { name: /^First name: From march.csv, row 2/ });
  await expect(origin).toBeVisible();
  await origin.click();
  await expect(page.getByText('Show the import')).toBeVisible();
  await look('origins');

  // Taken back, with its numbers said first, and brought back.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Address: From april.csv, row 1/ }).click();
  await page.getByRole('button', { name: 'Show the import' }).click();
  await page.getByRole('button', { name: 'Undo import…' }).click();
  await expect(page.getByText('remove 1 contact it added')).toBeVisible();
  await expect(page.getByText('give 1 contact back what they had before')).toBeVisible();
  await look('undo');
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText(/Taken back .*nothing of it is here now/)).toBeVisible();
  await look('undone');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(rows.getByText('Updated', { exact: true })).toBeVisible();

  // A folder that imports by itself.
  const inbox = join(app.folder, 'inbox');
  mkdirSync(inbox);
  await app.answerOpenDialog(inbox);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(page.getByText('New files in “inbox” import themselves')).toBeVisible();
  writeFileSync(join(inbox, 'may.csv'), `${header}\nedsger@x.org,Edsger,Dijkstra,Nuenen,1930-05-11`);
  writeFileSync(join(inbox, 'strange.csv'), 'Mail,Hue\na@x.org,red');
  await expect(page.getByText('may.csv imported itself: 1 contact added')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('strange.csv came into the watch folder')).toBeVisible({ timeout: 30_000 });
  await look('watch');
  await page.getByRole('button', { name: 'Map them' }).click();
  await expect(page.getByRole('heading', { name: 'strange.csv' })).toBeVisible();

  // What the data are ready for.
  await go(page, 'Home');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Type a command or a name' }).fill('Readiness');
  await page.getByText('Readiness: what the data are fit for').click();
  await expect(page.getByRole('heading', { name: 'What to ask the client for' })).toBeVisible();
  const birthday = page.getByRole('region', { name: 'Birthday mailings' });
  await expect(birthday.getByText('4 of 4 contacts (100%)').first()).toBeVisible();
  await expect(birthday.getByText('Ready', { exact: true })).toBeVisible();
  await look('readiness');
  await app.setTheme('dark');
  if (process.env.TAGSTEAD_LOOK) await page.waitForTimeout(600); // colours fade over
  await look('readiness dark');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Type a command or a name' }).fill('Earlier imports');
  await page.getByText('Earlier imports and the watch folder').click();
  await expect(rows.getByText('Created', { exact: true })).toBeVisible();
  await look('imports dark');
});
