// What a person does on the screens, in the words of the screens: the journeys are written with these.
import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from './app.ts';

export type Screen =
  | 'Home'
  | 'Contacts'
  | 'Audit'
  | 'Duplicates'
  | 'Tags'
  | 'Segments'
  | 'History'
  | 'Settings'
  | 'Help';

/** Goes to a screen by the rail. */
export async function go(page: Page, screen: Screen): Promise<void> {
  await page.getByRole('navigation').getByText(screen, { exact: true }).first().click();
}

/** Makes the sample workspace and waits until it is filled. */
export async function openSample(app: App): Promise<void> {
  await app.answerSaveDialog(`${app.folder}/sample.tagstead`);
  await app.page.getByText('Try the sample').click();
  await expect(app.page.getByText('3,000 contacts').first()).toBeVisible({ timeout: 90_000 });
}

/** The number that a text contains first, without thousands separators. */
export function numberIn(text: string | null): number {
  return Number((/[\d,]+/.exec(text ?? '')?.[0] ?? 'NaN').replaceAll(',', ''));
}

/** Takes the last operation back with the keyboard, away from any field. */
export async function undoByKey(page: Page): Promise<void> {
  await page.locator('body').click({ position: { x: 4, y: 700 } });
  await page.keyboard.press('Control+z');
}

/** Presses a key until it shows something: a window that is only just drawn may not listen yet. */
export async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(shown).toBeVisible({ timeout: 8000 });
  }).toPass({ timeout: 40_000 });
}
