// The program behind `npm run bench -- matching [--rows N,…]`: how well labelled sets are solved at the threshold the
// engine chooses by itself, and how fast tables of so many rows are. Owns the two tables; the sets are matching-sets.ts.
import { parseArgs } from 'node:util';
import { findDuplicates } from '../../src-main/core/engines/matching/find-duplicates.ts';
import { bCubed, clusterQuality, type Quality } from '../support/labelled-records.ts';
import { shownTime } from './bench.ts';
import { customerSet, type LabelledSet, labelledSets } from './matching-sets.ts';

interface MatchedSet {
  readonly cells: readonly string[];
}

const options = { seed: 20_260_101, latestYear: new Date().getUTCFullYear() };

function timed(set: LabelledSet) {
  const [cpuBefore, before] = [process.cpuUsage(), performance.now()];
  const found = findDuplicates(set.table, options);
  const { user, system } = process.cpuUsage(cpuBefore);
  return { found, wall: performance.now() - before, cpu: (user + system) / 1000 };
}

function solve(set: LabelledSet): MatchedSet {
  const { found, cpu } = timed(set);
  const shares = ({ precision, recall, f1 }: Quality) => [precision, recall, f1].map((share) => share.toFixed(4));
  return {
    cells: [
      set.name,
      count(set.truth.length),
      ...shares(clusterQuality(found, set.truth)),
      ...shares(bCubed(found, set.truth)),
      count(found.comparedPairs),
      shownTime(cpu),
    ],
  };
}

function measure(set: LabelledSet): MatchedSet {
  const { found, wall, cpu } = timed(set);
  const leftOut = found.model.rules.reduce((sum, { skippedPairs }) => sum + skippedPairs, 0);
  return {
    cells: [
      set.name,
      shownTime(wall),
      shownTime(cpu),
      count(found.comparedPairs),
      count(Math.round(found.comparedPairs / (cpu / 1000))),
      `${count(leftOut)} pairs`,
      `${count(Math.round(process.resourceUsage().maxRSS / 1024))} MB`,
    ],
  };
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function table(head: readonly string[], rows: readonly MatchedSet[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(({ cells }) => line(cells))].join('\n');
}

const { values } = parseArgs({ options: { rows: { type: 'string', default: '10000,100000' } } });
const sizes = values.rows.split(',').map(Number);
const quality = Object.values(labelledSets).flatMap((make) => {
  const set = make();
  return set === undefined ? [] : [solve(set)];
});
const speed = sizes.map((rows) => measure(customerSet(rows)));
const headings = 'set,records,precision,recall,F1,B-cubed precision,B-cubed recall,B-cubed F1,pairs compared,CPU'.split(
  ',',
);
process.stdout.write(`${table(headings, quality)}\n\n`);
process.stdout.write(
  `${table('table,wall,CPU,pairs compared,pairs per CPU second,left out,memory'.split(','), speed)}\n`,
);
