import { test } from './support/app.ts';
import { go, openSample } from './support/steps.ts';
test('theme', async ({ app, page }) => {
  test.setTimeout(120000);
  await app.resize(1280, 800);
  await openSample(app);
  for (const screen of ['Audit', 'Segments', 'Home', 'Tags'] as const) {
    await go(page, screen);
    await page.waitForTimeout(1500);
    for (const n of ['dark', 'light'] as const) { await app.setTheme(n); await page.waitForTimeout(1500);
      console.log(screen, n, await page.evaluate(() => { const want = getComputedStyle(document.body).color; const bad = [...document.querySelectorAll('h1,h2,h3,p,td,span,div')].filter((e) => { const c = getComputedStyle(e).color; return (want === 'rgb(226, 231, 231)' ? c === 'rgb(26, 33, 34)' : c === 'rgb(226, 231, 231)'); }); return want + ' bad ' + bad.length + ' ' + (bad[0]?.className ?? ''); }));
      await page.screenshot({ path: `/tmp/me/t-${screen}-${n}.png` }); }
  }
});
