// Draws the app's icons from icons/icon.svg: PNG sizes for Linux, one .ico for Windows, one .icns for macOS.
// Run by hand after changing the drawing: node build/icons.mjs (needs a Chromium, named by CHROMIUM if elsewhere).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const folder = join(import.meta.dirname, 'icons');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const linuxSizes = [16, 32, 48, 64, 128, 256, 512, 1024];
const windowsSizes = [16, 24, 32, 48, 64, 256];
/** The four letters .icns calls each size by. */
const macTypes = { icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
const drawn = new Map();
for (const size of new Set([...linuxSizes, ...windowsSizes])) drawn.set(size, await draw(size));
await browser.close();

for (const size of linuxSizes) writeFileSync(join(folder, `${size}x${size}.png`), drawn.get(size));
writeFileSync(join(folder, 'icon.ico'), ico(windowsSizes));
writeFileSync(join(folder, 'icon.icns'), icns());

async function draw(size) {
  await page.setViewportSize({ width: size, height: size });
  const scaled = svg.replace('width="512" height="512"', `width="${size}" height="${size}"`);
  await page.setContent(`<style>*{margin:0}svg{display:block}</style>${scaled}`);
  return page.screenshot({ omitBackground: true });
}

/** A directory of 16 bytes an image, then the images as PNG. */
function ico(sizes) {
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  for (const [i, size] of sizes.entries()) {
    const at = 6 + 16 * i;
    head[at] = head[at + 1] = size % 256; // 0 says 256
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(drawn.get(size).length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += drawn.get(size).length;
  }
  return Buffer.concat([head, ...sizes.map((size) => drawn.get(size))]);
}

/** Blocks of type, length and PNG. */
function icns() {
  const blocks = Object.entries(macTypes).map(([type, size]) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + drawn.get(size).length, 4);
    return Buffer.concat([head, drawn.get(size)]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + Buffer.concat(blocks).length, 4);
  return Buffer.concat([head, ...blocks]);
}
