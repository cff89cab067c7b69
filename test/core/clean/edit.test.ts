// Bulk edits on a real workspace: exactly what the preview shows happens, nothing else, and undo brings every byte back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const all = { kind: 'all', query: {} } as const;
type EditInput = InputOf<'clean.edit'>;

const rows = (workspace: TestWorkspace, sql: string): unknown[][] =>
  workspace.session.workspace.readerConnection.prepare(sql).raw().all() as unknown[][];

function fill(workspace: TestWorkspace): void {
  workspace.write('fill', (context) => {
    makeContact(context, {
      given_name: 'ADA',
      family_name: 'VAN DER BERG',
      company: 'Acme  Ltd',
      email: ['A@gmial.com', 'b@x.org'],
    });
    makeContact(context, { given_name: 'Bob Byte', company: 'Bolt ltd', birthday: '1990-01-02', phone: '+4420' });
    makeContact(context, { given_name: ' Cy ', address: [{ city: 'oslo', country: 'Norge' }, { city: 'BERGEN' }] });
    makeContact(context, { email: 'd@gmial.com', tags: [makeTag(context, 'VIP')] });
  });
}

describe('clean.edit', () => {
  it('gives names their capitals, and lists follow', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    const edit = { selection: all, column: 'family_name', edit: { kind: 'case', to: 'title' } } as const;
    expect(await workspace.ask('clean.edit', edit)).toEqual({ changed: 1, contacts: 1, refused: 0 });
    expect(rows(workspace, 'SELECT family_name, display_name FROM contact WHERE id = 1')).toEqual([
      ['van der Berg', 'ADA van der Berg'],
    ]);
  });

  it('mends every email of a contact: value, normal form and the name that shows it', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    workspace.write('bounced', ({ db }) => db.exec("UPDATE contact_point SET status = 'bounced' WHERE id = 1"));
    const edit = { kind: 'replace', find: '@gmial\\.com$', with: '@gmail.com', isRegex: true } as const;
    const before = workspace.hashes();
    expect(await workspace.ask('clean.edit', { selection: all, column: 'point.email', edit })).toMatchObject({
      changed: 2,
      contacts: 2,
    });
    expect(rows(workspace, 'SELECT value, normalised, status FROM contact_point ORDER BY id')).toEqual([
      ['A@gmail.com', 'a@gmail.com', 'unknown'],
      ['b@x.org', 'b@x.org', 'unknown'],
      ['+4420', '+4420', 'unknown'],
      ['d@gmail.com', 'd@gmail.com', 'unknown'],
    ]);
    expect(rows(workspace, 'SELECT display_name FROM contact WHERE id = 4')).toEqual([['d@gmail.com']]);
    const { operations } = await workspace.ask('history.list', { limit: 1 });
    expect(operations[0]?.label).toBe('Replaced “@gmial\\.com$” with “@gmail.com” in email for 2 contacts');
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it('changes only contacts of the selection: ticked ones, or all that a rule finds but for some', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    const edit = { kind: 'set', value: 'Ann' } as const;
    await workspace.ask('clean.edit', { selection: { kind: 'ids', ids: [2] }, column: 'owner', edit });
    expect(rows(workspace, 'SELECT id FROM contact WHERE owner IS NOT NULL')).toEqual([[2]]);
    const rule = {
      kind: 'group',
      match: 'all',
      items: [{ kind: 'field', field: 'company', test: { operator: 'is_empty' } }],
    } as const;
    const selection = { kind: 'all', query: { rule: { ...rule, items: [...rule.items] } }, except: [4] } as const;
    await workspace.ask('clean.edit', { selection: { ...selection, except: [4] }, column: 'owner', edit });
    expect(rows(workspace, 'SELECT id FROM contact WHERE owner IS NOT NULL')).toEqual([[2], [3]]);
  });

  it('leaves alone what the field could not hold, and says how many and why', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    const { key } = await workspace.ask('contacts.createField', { label: 'Size', type: 'number' });
    const edit = { kind: 'move', other: `custom.${key}` } as const;
    const preview = await workspace.ask('clean.previewEdit', { selection: all, column: 'given_name', edit });
    expect(preview).toMatchObject({ changing: 0, refused: 3, refusedWhy: '“ADA” is not a number.' });
  });

  it('moves and splits between the contact and a custom field in one step', async () => {
    const workspace = openTestWorkspace();
    fill(workspace);
    const { key } = await workspace.ask('contacts.createField', { label: 'Second name', type: 'text' });
    const before = workspace.hashes();
    const edit = { kind: 'split', separator: ' ', other: `custom.${key}` } as const;
    expect(await workspace.ask('clean.edit', { selection: all, column: 'given_name', edit })).toMatchObject({
      changed: 2,
      contacts: 1,
    });
    expect(rows(workspace, 'SELECT c.given_name, k.f1 FROM contact c JOIN contact_custom k ON k.id = c.id')).toEqual([
      ['Bob', 'Byte'],
    ]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(workspace.hashes()).toEqual(before);
  });

  it.each([
    [{ column: 'point.email', edit: { kind: 'clear' } }, /contact by contact/],
    [{ column: 'birthday', edit: { kind: 'trim' } }, /not text/],
    [{ column: 'activity.product', edit: { kind: 'trim' } }, /activities/],
    [{ column: 'company', edit: { kind: 'move', other: 'address.city' } }, /several of these/],
    [{ column: 'company', edit: { kind: 'move', other: 'company' } }, /another field/],
    [{ column: 'birthday', edit: { kind: 'set', value: 'soon' } }, /not a date/],
    [{ column: 'company', edit: { kind: 'replace', find: '[', with: '', isRegex: true } }, /pattern cannot be read/],
    [{ column: 'company', edit: { kind: 'replace', find: 'zzz', with: '' } }, /Nothing would change/],
  ])('refuses %j in a sentence', async (given, sentence) => {
    const workspace = openTestWorkspace();
    fill(workspace);
    await expect(workspace.ask('clean.edit', { selection: all, ...given } as EditInput)).rejects.toThrow(sentence);
  });
});

describe('whatever the edit', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '1', ',', 'é'), maxLength: 6 });
  const field = fc.constantFrom('company', 'given_name', 'family_name');
  const anyEdit = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), value: text.filter((it) => it.trim() !== '') }),
    fc.record({ kind: fc.constant('clear' as const) }),
    fc.record({ kind: fc.constant('replace' as const), find: fc.constantFrom('a', 'B', ' ', 'é1'), with: text }),
    fc.record({
      kind: fc.constant('case' as const),
      to: fc.constantFrom('lower' as const, 'upper' as const, 'title' as const),
    }),
    fc.record({ kind: fc.constant('trim' as const) }),
    fc.record({ kind: fc.constant('affix' as const), prefix: text, suffix: text }),
    fc.record({
      kind: fc.constant('split' as const),
      separator: fc.constantFrom(' ', ','),
      other: fc.constant('job_title'),
    }),
    fc.record({ kind: fc.constant('join' as const), other: fc.constant('notes'), glue: fc.constantFrom(' ', '') }),
    fc.record({
      kind: fc.constant('move' as const),
      other: fc.constant('notes'),
      ifFilled: fc.constantFrom('skip' as const, 'append' as const),
    }),
  );
  const person = fc.record({ given_name: text, family_name: text, company: text, notes: text });
  const columns = ['given_name', 'family_name', 'company', 'notes', 'job_title'];

  it('changes exactly what the preview shows, and undo brings every byte back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 5 }),
        field,
        anyEdit,
        async (people, column, edit) => {
          const workspace = openTestWorkspace();
          workspace.write('fill', (context) => {
            for (const one of people) makeContact(context, one);
          });
          const read = () => rows(workspace, `SELECT id, ${columns.join(', ')} FROM contact ORDER BY id`);
          const [before, hashes] = [read(), workspace.hashes()];
          const input = { selection: all, column, edit };
          const preview = await workspace.ask('clean.previewEdit', { ...input, examples: 100 });
          expect(read()).toEqual(before); // a preview changes nothing
          const wanted = before.map((row) => [...row]);
          for (const { contact, after, other } of preview.examples) {
            const row = wanted.find(([id]) => id === contact) ?? [];
            row[1 + columns.indexOf(column)] = after;
            if ('other' in edit && other) row[1 + columns.indexOf(edit.other)] = other.after;
          }
          if (preview.changing === 0) {
            await expect(workspace.ask('clean.edit', input)).rejects.toThrow('Nothing would change');
            return;
          }
          const done = await workspace.ask('clean.edit', input);
          expect(done).toEqual({ changed: preview.changing, contacts: preview.contacts, refused: preview.refused });
          expect(read()).toEqual(wanted);
          await workspace.ask('history.undo', { operation: 'last' });
          expect(workspace.hashes()).toEqual(hashes);
          workspace.session.close();
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});
