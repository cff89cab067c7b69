// The command line on a data file that names nobody: its rows are compared all the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tagstead } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/workspace.ts';

it('finds the same work twice in a list of works', async () => {
  const folder = temporaryFolder();
  const works = [
    'no,title,authors,venue,year',
    '1,Adaptive query processing in distributed systems,"Ann Lee, Bob Ray",VLDB,1999',
    '2,Mining association rules at scale,"Cid Fox",SIGMOD,1998',
    '3,ADAPTIVE QUERY PROCESSING IN DISTRIBUTED SYSTEMS,"A. Lee, B. Ray",Very Large Data Bases,1999',
    '4,Concurrency control for temporal data,"Dora Hay",VLDB,2001',
    '5,Spatial index structures revisited,"Emil Kerr, Ann Lee",SIGMOD,2002',
  ];
  const [csv, pairs] = [join(folder, 'works.csv'), join(folder, 'pairs.csv')];
  writeFileSync(csv, works.join('\n'));
  const done = await tagstead('duplicates', csv, '--ignore', 'no', '--pairs', pairs, '--quiet');
  expect(done).toMatchObject({ code: 0, error: '' });
  const rows = readFileSync(pairs, 'utf8').trimEnd().split('\n').slice(1);
  expect(rows.map((row) => row.split(',').slice(0, 2).join(' '))).toEqual(['1 3']);
});

it('matches a data file by a model, and says what is wrong with one', async () => {
  const folder = temporaryFolder();
  const rows = ['first name,last name,phone', 'Ann,Lee,030 5551234', 'Ann,Lee,030 7776543', 'Bob,Ray,030 9991111'];
  const [csv, model, bad] = ['people.csv', 'model.json', 'bad.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(csv, rows.join('\n'));
  writeFileSync(model, JSON.stringify({ version: 1, lanes: { review: 40 } }));
  writeFileSync(bad, '{"version":1,"lanes":{"review":"high"}}');
  const pairsWith = async (...options: string[]) => {
    const done = await tagstead('duplicates', csv, '--json', '--quiet', ...options);
    expect(done).toMatchObject({ code: 0, error: '' });
    return done.json<{ pairCount: number }>().pairCount;
  };
  expect(await pairsWith()).toBe(1);
  expect(await pairsWith('--model', model)).toBe(0);
  const refused = await tagstead('duplicates', csv, '--model', bad, '--quiet');
  expect(refused.code).toBe(1);
  expect(refused.error).toContain('lanes.review');
});
