// The audit report in the real window: made from the Audit screen, previewed, saved as HTML and as PDF, remembered.
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/app.ts';
import { go, openSample } from './support/steps.ts';

test('a consultant hands over the report as one HTML file and as a PDF', async ({ app, page }) => {
  await openSample(app);
  await go(page, 'Audit');
  await page.getByRole('button', { name: /^Check 3,000 contacts/ }).click();
  await page.getByRole('button', { name: 'Report…' }).click({ timeout: 60_000 });
  const dialog = page.getByRole('dialog', { name: 'Audit report' });

  await dialog.getByRole('button', { name: 'Look again' }).click(); // duplicates were not looked for yet
  await expect(dialog.getByText('Duplicates were not looked for.')).toBeHidden({ timeout: 60_000 });
  await dialog.getByLabel('Client').fill('Bellwether & Sons');
  await dialog.getByLabel('Prepared by').fill('Nora Lindqvist');
  await expect(dialog.getByLabel('Preview of the first pages').getByText('Bellwether & Sons').first()).toBeVisible({
    timeout: 30_000,
  });
  await dialog.getByRole('switch', { name: 'Mask names, emails and phones' }).check({ force: true });

  const htmlFile = `${app.folder}/audit.html`;
  await app.answerSaveDialog(htmlFile);
  await dialog.getByRole('button', { name: 'Save as HTML…' }).click();
  await expect(page.getByText('Saved the report as audit.html')).toBeVisible({ timeout: 60_000 });
  const html = await readFile(htmlFile, 'utf8');
  expect(html).toContain('<bdi>Bellwether &amp; Sons</bdi></h1>');
  expect(html).not.toMatch(/[\w.]+@(?:gmail|yahoo|gmx)\./);

  await page.getByRole('button', { name: 'Report…' }).click();
  await expect(dialog.getByLabel('Prepared by')).toHaveValue('Nora Lindqvist');
  const pdfFile = `${app.folder}/audit.pdf`;
  await app.answerSaveDialog(pdfFile);
  await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByText('Saved the report as audit.pdf')).toBeVisible({ timeout: 60_000 });
  const pdf = await readFile(pdfFile);
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(100_000);

  await go(page, 'History');
  await expect(page.getByText('Changed the settings of the audit report').first()).toBeVisible();
});
