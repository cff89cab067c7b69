import { openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const count = 100_000;

// Workers started from here on have 96 MB for their objects. On a busy computer the collector comes late, and what it
// would have freed looks like what is held; with a limit it must come in time, and whoever holds the file runs out.
setFlagsFromString('--max-old-space-size=96');

/** 100,000 contacts with an email, a phone, an address and a tag each. */
function largeWorkspace(onEvent: () => void) {
  const workspace = openTestWorkspace({ onEvent });
  workspace.bulk('Loaded', count, ({ connection }) => {
    const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
    connection.exec(`
      INSERT INTO tag (name, created_at, updated_at) VALUES ('VIP', 0, 0);
      ${numbers} INSERT INTO contact (display_name, given_name, family_name, company, notes, added_at, updated_at)
        SELECT 'Given' || i || ' Family', 'Given' || i, 'Family', 'Company ' || (i % 500), 'Note number ' || i, 0, 0 FROM n;
      ${numbers} INSERT INTO contact_point (contact_id, kind, value, normalised, is_primary)
        SELECT i, 'email', 'person' || i || '@example.org', 'person' || i || '@example.org', 1 FROM n;
      ${numbers} INSERT INTO contact_point (contact_id, kind, value, normalised, is_primary)
        SELECT i, 'phone', '+1415' || (5000000 + i), '+1415' || (5000000 + i), 1 FROM n;
      ${numbers} INSERT INTO address (contact_id, street, city, postcode, country)
        SELECT i, i || ' Elm St', 'Leeds', 'LS' || i, 'UK' FROM n;
      ${numbers} INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) SELECT i, 1, 'import', 0 FROM n;`);
  });
  return workspace;
}

/** The beginning of a file: enough to see that it is one. */
function head(path: string): string {
  const bytes = Buffer.alloc(4);
  readSync(openSync(path, 'r'), bytes);
  return bytes.toString('latin1');
}

describe('exporting a hundred thousand contacts', () => {
  it('writes them in every format without holding them', { timeout: 300_000 }, async () => {
    let peak = 0;
    const workspace = largeWorkspace(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    });
    const everyone = { kind: 'all', query: {} } as const;
    const write = async (name: string, input: Partial<InputOf<'export.run'>>) => {
      const path = join(workspace.folder, name);
      const file = workspace.session.files.grant(path);
      return { path, result: await workspace.ask('export.run', { selection: everyone, ...input, file }) };
    };
    // A first, small one: what a worker costs with its code and its page cache of 64 MB, however few contacts.
    const few = Array.from({ length: 20_000 }, (_, index) => index + 1);
    await write('few.csv', { selection: { kind: 'ids', ids: few } });
    const before = peak;
    const formats: [string, Partial<InputOf<'export.run'>>, string][] = [
      ['out.csv', {}, '\u00ef\u00bb\u00bfC'],
      ['out.xlsx', { format: 'xlsx' }, 'PK\u0003\u0004'],
      ['out.vcf', { format: 'vcard4' }, 'BEGI'],
      ['out.json', { format: 'json' }, '[\n{"'],
      ['shop.csv', { target: 'shopify', mode: 'exact' }, 'Firs'],
    ];
    for (const [name, input, start] of formats) {
      const { path, result } = await write(name, input);
      expect(result).toMatchObject({ contacts: count, leftOut: 0 });
      expect(head(path)).toBe(start);
      expect(statSync(path).size).toBe(result.files[0]?.size);
    }
    // Five times as many contacts, five times in a row; held as objects with their cells they would be far above this.
    expect(peak - before).toBeLessThan(100_000_000);
  });
});
