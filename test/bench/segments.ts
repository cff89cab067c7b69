// The program behind `npm run bench -- segments [--contacts N,…] [--engagement X]`: how fast a rule is counted while a
// person edits it, beside the same questions asked of DuckDB in the same run. Owns its table.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { outFolder } from '../../build/out-folder.mjs';
import type { Session } from '../../src-main/core/server/session.ts';
import type { Rule } from '../../src-shared/rules/ast.ts';
import { dayOf } from '../../src-shared/rules/calendar.ts';
import { shownTime } from './bench.ts';
import { type Duck, duckOver } from './duck.ts';
import { type Question, questions } from './segment-questions.ts';

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '10000,100000' },
    engagement: { type: 'string', default: '0.1' },
    workspace: { type: 'string' },
  },
});
const core = await import(pathToFileURL(join(outFolder, 'core/library.mjs')).href);
const edits = 5;

const folder = mkdtempSync(join(tmpdir(), 'tagstead-segments-'));
const lines = [
  '| contacts | activities | columns read in | from cold, median | from cold, 95 % | after an edit, median | after an edit, 95 % | slowest | DuckDB, median | ratio |',
  '|---|---|---|---|---|---|---|---|---|---|',
];
try {
  const sizes = values.workspace === undefined ? values.contacts.split(',').map(Number) : [0];
  for (const contacts of sizes) {
    lines.push(await measure(contacts));
    process.stderr.write(`${lines.at(-1)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${lines.join('\n')}\n`);

async function measure(contacts: number): Promise<string> {
  const session: Session = new core.Session({ userData: null });
  if (values.workspace === undefined) {
    process.stderr.write(`Making ${contacts.toLocaleString('en')} contacts…\n`);
    session.create(join(folder, `${contacts}.tagstead`));
    await core.request(session, 'sample.create', { contacts, engagement: Number(values.engagement) });
  } else session.open(values.workspace, 'read');
  const db = session.workspace.readerConnection;
  const one = (sql: string) => Number(db.prepare(sql).pluck().get());
  const cities = db
    .prepare(
      `SELECT lower(city) FROM contact_rollup WHERE city NOT GLOB '*[^ -~]*' AND city NOT LIKE '%''%'
       GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 5`,
    )
    .pluck()
    .all() as string[];
  const asked = questions(dayOf(session.asOf(), 'utc'), cities);
  await core.request(session, 'segments.preview', { rule: asked[0]?.rule(0) }); // opens the file's pages
  const reading = await timed(() => core.columnsOf(session.workspace.read).prepare());
  const cold: number[] = [];
  const after: number[] = [];
  const duck = await duckOver(db, folder);
  const theirs: number[] = [];
  for (const question of asked) {
    for (let turn = 0; turn <= edits; turn += 1) {
      let count = 0;
      const time = await timed(async () => {
        ({ count } = await core.request(session, 'segments.preview', { rule: question.rule(turn) as Rule }));
      });
      (turn === 0 ? cold : after).push(time);
      if (duck) theirs.push(await timed(() => compare(duck, question, turn, count)));
    }
  }
  const row = [
    one("SELECT count(*) FROM contact WHERE state = 'active'").toLocaleString('en'),
    one('SELECT count(*) FROM activity').toLocaleString('en'),
    shownTime(reading),
    shownTime(quantile(cold, 0.5)),
    shownTime(quantile(cold, 0.95)),
    shownTime(quantile(after, 0.5)),
    shownTime(quantile(after, 0.95)),
    shownTime(Math.max(...cold, ...after)),
    duck ? shownTime(quantile(theirs, 0.5)) : '',
    duck ? (quantile([...cold, ...after], 0.5) / quantile(theirs, 0.5)).toFixed(2) : '',
  ];
  session.close();
  return `| ${row.join(' | ')} |`;
}

async function compare(duck: Duck, question: Question, turn: number, expected: number): Promise<void> {
  const count = await duck.count(question.sql(turn));
  if (count !== expected)
    process.stderr.write(`"${question.name}", turn ${turn}: ${expected} here, ${count} in DuckDB\n`);
}

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
