import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { placeOnScreens, windowStateFile } from '../../../src-main/shell/window-state.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tagstead-window-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('remembers place and theme for the next start', () => {
  const bounds = { x: 10, y: 20, width: 1300, height: 850 };
  windowStateFile(folder).change({ bounds, theme: 'dark' });
  expect(windowStateFile(folder).read()).toEqual({ bounds, maximized: false, theme: 'dark' });
});

it.each(['', '{', '{"bounds":{"x":"<b>"}}', '[]', 'null'])('starts afresh on a damaged file: %s', (text) => {
  writeFileSync(join(folder, 'window.json'), text);
  expect(windowStateFile(folder).read()).toEqual({ bounds: null, maximized: false, theme: 'system' });
});

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
it.each([
  ['on the screen', { x: 100, y: 50, width: 1280, height: 800 }, [laptop], true],
  ['on a second screen', { x: 1500, y: 50, width: 1280, height: 800 }, [laptop, beside], true],
  ['on a screen that was unplugged', { x: 1500, y: 50, width: 1280, height: 800 }, [laptop], false],
  ['with its title bar above the screen', { x: 100, y: -400, width: 1280, height: 800 }, [laptop], false],
  ['below the screen', { x: 100, y: 890, width: 1280, height: 800 }, [laptop], false],
])('a window that was %s', (_where, bounds, screens, kept) => {
  expect(placeOnScreens(bounds, screens)).toEqual(kept ? bounds : null);
});
