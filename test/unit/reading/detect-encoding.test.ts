import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../src-main/core/engines/reading/detect-encoding.ts';
import { sharedData } from '../../support/shared-data.ts';

const latin = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));

describe('detectEncoding', () => {
  it('takes a long ASCII list with a few accents for a Western encoding, not for Japanese', () => {
    const rows = Array.from({ length: 400 }, (_, i) => `${i},Anna Smith,anna${i}@example.org,12 High Street\n`);
    const bytes = latin(`${rows.join('')}401,Cr\xe9dito Inmobiliario,a@example.org,Castellana N\xba 77\n`);
    expect(detectEncoding(bytes, true).encoding).toBe('windows-1252');
  });

  it.each([
    ['shift_jis', '82b182f182c982bf82cd90a28a45814182b182f182c982bf82cd90a28a45'],
    ['gb18030', 'c4e3bac3cac0bde7a3acc4e3bac3cac0bde7a3acced2c3c7cac7c5f3d3d1'],
  ])('still recognises %s text', (encoding, hex) => {
    const bytes = Uint8Array.from(Buffer.from(hex.repeat(12), 'hex'));
    expect(new TextDecoder(detectEncoding(bytes, true).encoding).decode(bytes)).toBe(
      new TextDecoder(encoding).decode(bytes),
    );
  });

  it('calls text UTF-8 when every sequence is valid', () => {
    expect(detectEncoding(new TextEncoder().encode('naïve café, 東京'), true).encoding).toBe('utf-8');
  });
});

/** Platforms cannot decode these, and no program of today writes them. */
const outOfReach = /^(?:EUC-TW|IBM855|Johab|iso-2022-kr|MacCyrillic)$/;
const collection = sharedData('format-torture-a', 'encodings', 'chardet');

describe.skipIf(collection === undefined)('one text per encoding', () => {
  const folders = collection === undefined ? [] : readdirSync(collection).filter((name) => !outOfReach.test(name));
  it.each(folders)('%s is read as what it is', (folder) => {
    const inside = join(collection ?? '', folder);
    for (const file of readdirSync(inside)) {
      const bytes = readFileSync(join(inside, file));
      const { encoding } = detectEncoding(bytes, true);
      if (/^UTF-(?:16|32)/i.test(folder)) {
        expect(encoding).toMatch(folder.startsWith('UTF-16') ? /^utf-16/ : /^utf-32/);
        continue;
      }
      const label = folder
        .replace(/^(iso-8859-\d+|windows-\d+)-.*/, '$1')
        .replace(/^CP932$/, 'shift_jis')
        .replace(/^CP949$/, 'euc-kr')
        .replace(/^TIS-620$/, 'windows-874')
        .replace(/^utf-8-sig$/, 'utf-8');
      expect(new TextDecoder(encoding).decode(bytes)).toBe(new TextDecoder(label).decode(bytes));
    }
  });
});
