// Which presets a workspace can use, how many contacts each has, and what is said of those it cannot use.
import { describe, expect, it } from 'vitest';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

describe('presets of a workspace', () => {
  it('say which field is lacking, and which data', { timeout: 60_000 }, async () => {
    const workspace = openTestWorkspace();
    workspace.write('a contact', ({ db }) => {
      db.exec(`INSERT INTO contact (id, display_name, job_title, added_at, updated_at) VALUES (1, 'Ana', 'CEO', 0, 0)`);
      db.exec(`INSERT INTO contact (id, display_name, added_at, updated_at) VALUES (2, 'Bea', 0, 0)`);
      db.exec(`INSERT INTO activity (contact_id, kind, at) VALUES (2, 'login', 1)`);
    });
    const { presets, market } = await workspace.ask('presets.list', {});
    expect(market).toBeNull();
    expect(presets.map(({ id }) => id)).toEqual(rulePresets.map(({ id }) => id));
    const row = (id: string) => presets.find((one) => one.id === id);
    expect(row('higher-income')).toEqual({
      id: 'higher-income',
      rule: null,
      lacks: 'a field for income',
      sentence: null,
    });
    expect(row('first-time')?.sentence).toBe('Contacts with 1 orders');
    const { counts, total } = await workspace.ask('presets.count', {});
    const count = (id: string) => counts.find((one) => one.id === id);
    expect(total).toBe(2);
    expect(count('decision-makers')).toEqual({ id: 'decision-makers', count: 1, missing: null, caution: null });
    expect(count('dormant')).toMatchObject({ count: 1, missing: null });
    expect(count('seniors')?.missing).toBe('Needs “birthday”: it is filled in nowhere.');
    expect(count('vip')?.missing).toBe('Needs activities of kind purchase: there are none here.');
    expect(count('declining')?.missing).toBeNull(); // logins are there
    expect(count('no-birthday')).toMatchObject({ count: 2, missing: null });
    expect(counts.some(({ id }) => id === 'higher-income')).toBe(false);
  });

  it('follow the data: another stamp after a write, a field that arrives, a field of the wrong type', async () => {
    const workspace = openTestWorkspace();
    const before = await workspace.ask('presets.list', {});
    await workspace.ask('settings.change', { market: 'companies' });
    const field = { key: 'size', options: [] as string[] };
    workspace.bulk('fields', 1, ({ addCustomColumn, connection }) => {
      const add = (key: string, label: string, type: 'money' | 'text') =>
        connection
          .prepare('INSERT INTO custom_field (key, label, type, column_name, position) VALUES (?, ?, ?, ?, 0)')
          .run(key, label, type, addCustomColumn(type));
      add('inc', 'Income (EUR)', 'money');
      add(field.key, 'Company size', 'text');
    });
    const after = await workspace.ask('presets.list', {});
    expect(after.stamp).not.toBe(before.stamp);
    expect(after.market).toBe('companies');
    const row = (id: string) => after.presets.find((one) => one.id === id);
    expect(row('higher-income')?.sentence).toBe('Contacts with Income (EUR) in the top 25 %');
    expect(row('startups')?.lacks).toBe('another type of field than “Company size” has');
  });
});
