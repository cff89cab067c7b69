// Pictures of every screen, for people to look at (`npm run screens`): empty, with the sample, with names and tags that
// lay a screen out badly, and with whatever TAGSTEAD_CLICKS_WORKSPACE names; light and dark, at two sizes. They go to
// screens/, which is not kept; with TAGSTEAD_README=1 the few of the README go to docs/screenshots.
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type App, expect, test } from '../support/app.ts';
import { makeDifficultWorkspace } from '../support/difficult-workspace.ts';
import { goTo, openSample } from '../support/sample.ts';

const root = resolve(import.meta.dirname, '../../..');
const screens = ['Home', 'Contacts', 'Audit', 'Duplicates', 'Tags', 'Segments', 'History', 'Settings', 'Help'];
const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;
const themes = ['light', 'dark'] as const;

/** Waits until the page has stopped changing: no loaders, and two frames alike. */
async function settle({ page }: App): Promise<void> {
  await expect(page.locator('.mantine-Loader-root, .mantine-Skeleton-root[data-visible]')).toHaveCount(0, {
    timeout: 30_000,
  });
  await page.mouse.move(0, 0); // no tooltip of what was clicked last
  await page.waitForTimeout(400);
}

async function picture(app: App, name: string): Promise<void> {
  await settle(app);
  await app.screenshot(name);
}

/** What makes screens worth looking at: an audit and a search for duplicates have been run. */
async function work(app: App): Promise<void> {
  await goTo(app, 'Audit');
  await app.page
    .getByRole('button', { name: /^(Run|Start|Check).*/i })
    .first()
    .click();
  await app.page.waitForTimeout(8000);
  await goTo(app, 'Duplicates');
  await app.page
    .getByRole('button', { name: /^(Find|Run|Search|Look|Start).*/i })
    .first()
    .click();
  await app.page.waitForTimeout(12_000);
}

/** What a screen shows beyond its first sight: opened by a click where there is something to click. */
const deeper: Record<string, readonly (readonly [name: string, open: (app: App) => Promise<unknown>])[]> = {
  Contacts: [
    ['contact', ({ page }) => page.locator('.data-grid__row .contact-name').nth(1).click()],
    ['selected', ({ page }) => page.locator('.data-grid__body .data-grid__box').nth(2).click()],
    ['export', ({ page }) => page.getByRole('button', { name: 'Export', exact: true }).first().click()],
  ],
  Audit: [
    ['finding', ({ page }) => page.locator('.findings .data-grid__row .data-grid__cell').nth(14).click()],
    ['tags', ({ page }) => page.locator('.check-item').last().click()],
    ['columns', ({ page }) => page.getByRole('tab', { name: 'Columns' }).click()],
  ],
  Duplicates: [
    ['merged', ({ page }) => page.getByRole('tab', { name: /^Merged/ }).click()],
    ['method', ({ page }) => page.getByRole('tab', { name: 'How it matches' }).click()],
  ],
  Tags: [['tag', ({ page }) => page.locator('.tag-tree [role="treeitem"]').nth(1).click()]],
  Segments: [
    ['rfm', ({ page }) => page.getByRole('tab', { name: 'RFM map' }).click()],
    ['list', ({ page }) => page.getByRole('tab', { name: 'All segments' }).click()],
    ['builder', ({ page }) => page.locator('.segment-table__name button').first().click()],
  ],
  Help: [
    ['keys', ({ page }) => page.keyboard.press('?')],
    ['palette', ({ page }) => page.keyboard.press('Control+k')],
  ],
};

async function everyScreen(app: App, name: (screen: string) => string): Promise<void> {
  for (const screen of screens) {
    await goTo(app, screen);
    await picture(app, name(screen));
    for (const [part, open] of deeper[screen] ?? []) {
      const isThere = await open(app).then(
        () => true,
        () => false, // an empty workspace has nothing to open there
      );
      if (isThere) await picture(app, name(`${screen}-${part}`));
      if (/export|keys|palette/.test(part)) await app.page.keyboard.press('Escape');
    }
  }
}

for (const theme of themes) {
  for (const [width, height] of sizes) {
    const arrange = async (app: App): Promise<void> => {
      app.page.setDefaultTimeout(6_000);
      await app.resize(width, height);
      await app.setTheme(theme);
    };
    const name = (kind: string) => (screen: string) => `${theme}-${width}/${kind}-${screen.toLowerCase()}`;

    test(`empty, ${theme}, ${width} x ${height}`, async ({ app }) => {
      test.skip(Boolean(process.env.TAGSTEAD_README), 'only the pictures of the README are wanted');
      await arrange(app);
      await picture(app, name('empty')('welcome'));
      await app.answerSaveDialog(join(app.folder, 'empty.tagstead'));
      await app.page.keyboard.press('ControlOrMeta+n');
      await expect(app.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
      await everyScreen(app, name('empty'));
    });

    test(`sample, ${theme}, ${width} x ${height}`, async ({ app }) => {
      test.skip(Boolean(process.env.TAGSTEAD_README), 'only the pictures of the README are wanted');
      await arrange(app);
      await openSample(app);
      await work(app);
      await everyScreen(app, name('sample'));
    });

    test(`difficult, ${theme}, ${width} x ${height}`, async ({ app }) => {
      test.skip(Boolean(process.env.TAGSTEAD_README), 'only the pictures of the README are wanted');
      const file = join(app.folder, 'difficult.tagstead');
      await makeDifficultWorkspace(file, 50);
      await app.restart({ args: [file] });
      await arrange(app);
      await everyScreen(app, name('difficult'));
    });

    test(`large, ${theme}, ${width} x ${height}`, async ({ app }) => {
      const made = process.env.TAGSTEAD_CLICKS_WORKSPACE;
      test.skip(made === undefined || Boolean(process.env.TAGSTEAD_README), 'no large workspace is named');
      const file = join(app.folder, 'large.tagstead');
      await copyFile(made ?? '', file);
      await app.restart({ args: [file] });
      await arrange(app);
      await everyScreen(app, name('large'));
    });
  }
}

test('the pictures of the README', async ({ app }) => {
  test.skip(!process.env.TAGSTEAD_README, 'made on demand');
  const picture = async (name: string) => {
    await settle(app);
    await app.page.screenshot({ path: join(root, 'docs/screenshots', `${name}.png`), animations: 'disabled' });
  };
  await app.resize(1280, 800);
  await app.setTheme('light');
  await picture('welcome');
  await openSample(app);
  await work(app);
  await goTo(app, 'Home');
  await picture('home');
  await goTo(app, 'Audit');
  await picture('audit');
  await goTo(app, 'Duplicates');
  await picture('duplicates');
  await goTo(app, 'Tags');
  await app.page.getByText('At risk', { exact: true }).first().click();
  await picture('tags');
  await goTo(app, 'Segments');
  await app.page.getByText('At risk: quiet for 6 months').click();
  await app.page.waitForTimeout(1500);
  await picture('segments');
  await app.setTheme('dark');
  await goTo(app, 'Contacts');
  await app.page.locator('.contact-name').nth(8).click();
  await app.page.waitForTimeout(800);
  await picture('contacts');
});
