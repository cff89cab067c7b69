// Whatever the file and the mode: the check promises what the import does, and undo gives back what was.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { importModes } from '../../../src-shared/contract/import.ts';
import { check, importText } from '../../support/import-file.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const word = fc.constantFrom('', 'Anna', 'Bob', 'Cleo', 'Ünï', '"', ' ');
const row = fc.record({
  'Customer ID': fc.constantFrom('', '1', '2', '3', '4'),
  Email: fc.constantFrom('', 'a@x.org', 'A@X.org', 'b@x.org', 'c@x.org', 'broken', 'a@x.org; d@x.org'),
  'First Name': word,
  'Last Name': fc.constantFrom('', 'Vogel', 'Stone'),
  City: fc.constantFrom('', 'Bonn', 'Rome'),
  Tags: fc.constantFrom('', 'VIP', 'vip|Blog'),
  Newsletter: fc.constantFrom('', 'yes', 'no'),
  Hue: fc.constantFrom('', 'red', 'blue'),
});
const file = fc.array(row, { minLength: 1, maxLength: 12 }).map((rows) => Papa.unparse(rows));
const counts = ['rowCount', 'created', 'updated', 'unchanged', 'rejected'] as const;

describe('check and import', () => {
  it('agree on any file in any mode, and undo restores every table', async () => {
    await fc.assert(
      fc.asyncProperty(
        file,
        file,
        fc.constantFrom(...importModes),
        fc.constantFrom('email' as const, 'source_id' as const),
        async (first, second, mode, key) => {
          const workspace = openTestWorkspace();
          const targets = { Hue: 'custom:hue' };
          await importText(workspace, first, { targets }).catch(ignoreNothing);
          const before = workspace.hashes();
          const promised = await check(workspace, second, { mode, key, targets });
          expect(workspace.hashes()).toEqual(before);
          const done = await importText(workspace, second, { mode, key, targets }).catch(ignoreNothing);
          if (done === null) {
            expect(promised.created + promised.updated + promised.unchanged).toBe(0);
            expect(workspace.hashes()).toEqual(before);
          } else {
            expect(counts.map((count) => done[count])).toEqual(counts.map((count) => promised[count]));
            await workspace.ask('history.undo', { operation: done.operation });
            // A custom field's column outlives its undo, empty; see db/custom-columns.ts.
            const { contact_custom: _before, ...restored } = workspace.hashes();
            const { contact_custom: _after, ...expected } = before;
            expect(restored).toEqual(expected);
          }
          workspace.session.close();
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});

/** A file of which every row is set aside is refused as a whole; nothing else may be. */
function ignoreNothing(error: { code?: string; message: string }): null {
  expect([error.code, error.message]).toEqual(['nothing-to-import', error.message]);
  return null;
}
