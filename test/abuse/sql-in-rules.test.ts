// SQL, pattern characters and prototype keys in rule values are values: nothing a person types becomes part of a query.
import { describe, expect, it } from 'vitest';
import type { Condition, Group } from '../../src-shared/rules/ast.ts';
import { openTestWorkspace } from '../support/workspace.ts';

const all = (item: Condition): Group => ({ kind: 'group', match: 'all', items: [item] });
const attacks = [
  `'); DROP TABLE contact; --`,
  `" OR 1=1 --`,
  `a"b`,
  `100%`,
  `_`,
  `\\`,
  `__proto__`,
  `${'x'.repeat(199)}'`,
  `?`,
  `:name`,
  `\u0000`,
];

describe('SQL injection by rule builder', () => {
  it.each(attacks)('finds exactly the contact whose company is %j', async (text) => {
    const workspace = openTestWorkspace();
    workspace.write('Two contacts', ({ db }) => {
      const insert = db.prepare(
        'INSERT INTO contact (display_name, company, added_at, updated_at) VALUES (?, ?, 0, 0)',
      );
      insert.run('Target', text);
      insert.run('Other', 'Plain & Sons');
    });
    const is: Condition = { kind: 'field', field: 'company', test: { operator: 'equals', text } };
    const listed: Condition = { kind: 'field', field: 'company', test: { operator: 'one_of', texts: [text] } };
    const contains: Condition = { kind: 'field', field: 'company', test: { operator: 'contains', text } };
    for (const condition of [is, listed, contains]) {
      const preview = await workspace.ask('segments.preview', { rule: all(condition) });
      expect(preview.problems).toEqual([]);
      expect(preview.sample.map(({ name }) => name)).toEqual(['Target']);
    }
    const values = await workspace.ask('segments.values', { of: { kind: 'field', field: 'company' }, search: text });
    expect(values.map(({ value }) => value)).toEqual([text]);
    expect((await workspace.ask('segments.list', {})).total).toBe(2);
  });

  it('keeps a segment whose name and rule are SQL as they were typed', async () => {
    const workspace = openTestWorkspace();
    const name = `x'); DELETE FROM segment; --`;
    const rule = all({ kind: 'field', field: 'city', test: { operator: 'equals', text: name } });
    const { id } = await workspace.ask('segments.create', { name, rule });
    expect(await workspace.ask('segments.show', { segment: id })).toMatchObject({ name, rule, count: 0 });
  });

  it('refuses a field, an operator or a custom field that is not in the catalogue', async () => {
    const workspace = openTestWorkspace();
    const ask = (condition: unknown) =>
      workspace.ask('segments.preview', { rule: all(condition as Condition) }).catch((error) => error);
    expect(await ask({ kind: 'field', field: 'id) OR (1', test: { operator: 'is_set' } })).toMatchObject({
      code: 'bad-input',
    });
    expect(await ask({ kind: 'field', field: 'city', test: { operator: '= 1 OR', text: 'x' } })).toMatchObject({
      code: 'bad-input',
    });
    const custom = await ask({ kind: 'custom', key: 'f1" OR 1=1', test: { operator: 'is_set' } });
    expect(custom.problems).toMatchObject([{ message: 'The custom field of this condition no longer exists.' }]);
  });
});
