import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proposeMapping, recogniseSource } from '../../../src-main/core/engines/reading/propose-mapping.ts';
import { exportDescriptions, exportSources } from '../../../src-main/core/engines/reading/sources/index.ts';
import { joinMark, parseTarget, writeTarget } from '../../../src-shared/model/target-fields.ts';
import { exportFixtures, inventedValue } from './export-fixtures.ts';

function read(columns: readonly string[]): { headers: string[]; targets: string[]; rows: string[][] } {
  const pairs = columns.map((column) => column.split(' => ') as [string, string]);
  const targets = pairs.map(([, target]) => target);
  const rows = ([0, 1] as const).map((row) => targets.map((target) => inventedValue(target, row)));
  return { headers: pairs.map(([header]) => header), targets, rows };
}

describe('known exports', () => {
  it('are at least two dozen, each with a fixture and a file of its own', () => {
    const ids = exportDescriptions.map(({ id }) => id).sort();
    expect(ids.length).toBeGreaterThanOrEqual(24);
    expect(exportFixtures.map(({ id }) => id).sort()).toEqual(ids);
    const folder = join(import.meta.dirname, '../../../src-main/core/engines/reading/sources/exports');
    expect(readdirSync(folder).sort()).toEqual(ids.map((id) => `${id}.ts`).sort());
  });

  it.each(exportFixtures.map((fixture) => [fixture.id, fixture] as const))('%s: every column right', (id, fixture) => {
    const { headers, targets, rows } = read(fixture.columns);
    const proposal = proposeMapping(headers, rows);
    expect(proposal.source?.id).toBe(id);
    expect(proposal.content).toBe(fixture.content);
    expect(headers.map((header, column) => `${header} => ${proposal.columns[column]?.target}`)).toEqual(
      headers.map((header, column) => `${header} => ${targets[column]}`),
    );
  });

  it.each(exportFixtures.map((fixture) => [fixture.id, fixture] as const))(
    '%s: recognised in any order and case',
    (id, fixture) => {
      const { headers } = read(fixture.columns);
      expect(recogniseSource([...headers].reverse())?.id).toBe(id);
      expect(recogniseSource(headers.map((header) => header.toUpperCase()))?.id).toBe(id);
      expect(recogniseSource(headers.map((header) => `  ${header.toLowerCase()} `))?.id).toBe(id);
    },
  );

  it('are not seen in everyday lists', () => {
    expect(recogniseSource(['First Name', 'Last Name', 'Email', 'Phone', 'Company'])).toBeNull();
    expect(recogniseSource(['Name', 'Email', 'Date', 'Amount'])).toBeNull();
    expect(recogniseSource(['id', 'name', 'email', 'status'])).toBeNull();
  });

  it('name only targets that exist, and join only what can be joined', () => {
    for (const { id, columns, joined = [], constants = {} } of exportDescriptions) {
      for (const target of [...Object.values(columns), ...Object.keys(constants)]) {
        const plain = target.replaceAll('{n}', '#2');
        const parsed = parseTarget(plain);
        expect([id, target, parsed && writeTarget(parsed)]).toEqual([id, target, plain]);
      }
      for (const target of joined) {
        const parsed = parseTarget(target.replaceAll('{n}', ''));
        expect([id, target, parsed && joinMark(parsed)]).not.toEqual([id, target, null]);
      }
    }
  });

  it('say what makes them different from each other', () => {
    for (const source of exportSources()) {
      const headers = [...source.required, ...source.telling.slice(0, 1)];
      const found = recogniseSource(headers);
      expect([source.id, found === null]).toEqual([source.id, false]);
    }
  });

  it('read a birthday in three columns, and a date with its time, as one', () => {
    const thunderbird = exportFixtures.find(({ id }) => id === 'thunderbird');
    const targets = proposeMapping(read(thunderbird?.columns ?? []).headers, []).columns.map(({ target }) => target);
    expect(targets.filter((target) => target === 'birthday')).toHaveLength(3);
    const square = exportFixtures.find(({ id }) => id === 'square-items');
    const found = read(square?.columns ?? []);
    expect(
      proposeMapping(found.headers, found.rows).columns.filter(({ target }) => target === 'activity.at'),
    ).toHaveLength(2);
  });

  it('tell files of unsubscribed and bounced people from files of subscribers', () => {
    const constants = (id: string, fileName?: string) => {
      const fixture = exportFixtures.find((each) => each.id === id);
      const { headers, rows } = read(fixture?.columns ?? []);
      const hints = fileName === undefined ? {} : { fileName };
      return proposeMapping(headers, rows, [], hints).constants?.map(({ target, value }) => `${target}=${value}`) ?? [];
    };
    expect(constants('mailchimp')).toEqual([]);
    expect(constants('mailchimp-unsubscribed')).toEqual(['email_status=unsubscribed']);
    expect(constants('mailchimp-cleaned')).toEqual(['email_status=bounced', 'consent.email:opt_out=yes']);
    // Older cleaned files carry no telling column, only their name.
    expect(constants('mailchimp', 'cleaned_email_audience_export_0a1b.csv')).toContain('email_status=bounced');
  });
});
