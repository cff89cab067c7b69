// Brings the app from the Welcome screen to the sample workspace, the way a person does.
import { join } from 'node:path';
import { type App, expect } from './app.ts';

/** Makes and opens the sample workspace. @returns the file it is kept in */
export async function openSample(app: App): Promise<string> {
  const file = join(app.folder, 'sample.tagstead');
  await app.answerSaveDialog(file);
  await app.page.getByRole('button', { name: 'Try the sample' }).click();
  await expect(app.page.getByText(/^The sample is ready/)).toBeVisible({ timeout: 60_000 });
  return file;
}

/** Goes to a screen by the rail, as its label says it. */
export async function goTo(app: App, screen: string): Promise<void> {
  const item = app.page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen });
  await item.click();
  await expect(item).toHaveAttribute('aria-current', 'page');
}
