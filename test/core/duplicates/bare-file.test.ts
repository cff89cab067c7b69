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
