// The program behind `npm run bench -- rules [--contacts N,…]`: how forty rules on tags grow with the workspace: a full run, one
// contact edited, one purchase added, and the filter by a branch. Owns its table; processor time, as others share the machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { outFolder } from '../../build/out-folder.mjs';
import type { TagId } from '../../src-shared/model/ids.ts';
import type { Rule } from '../../src-shared/rules/ast.ts';

const { values } = parseArgs({ options: { contacts: { type: 'string', default: '10000,100000,1000000' } } });
const { Session, request } = await import(pathToFileURL(join(outFolder, 'core/library.mjs')).href);
const ruleCount = 40;
const edits = 20;

/** Milliseconds of processor time. */
async function spent(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Thresholds, windows, shares and inactivity by turns, no two alike. */
function ruleOf(turn: number): Rule {
  const days = 30 + turn;
  const bought = (operator: 'at_least' | 'number_is', number: number): Rule['items'][number] => ({
    kind: 'activity',
    activities: ['purchase'],
    measure: 'count',
    window: { kind: 'last', count: days, unit: 'day' },
    filters: [],
    test: { operator, number },
  });
  const items: Rule['items'] = [
    [bought('at_least', 1 + (turn % 4))],
    [
      bought('number_is', 0),
      { kind: 'field' as const, field: 'orders' as const, test: { operator: 'at_least' as const, number: 1 } },
    ],
    [
      {
        kind: 'field' as const,
        field: 'revenue' as const,
        test: { operator: 'top_percent' as const, percent: 1 + turn },
      },
    ],
    [{ kind: 'field' as const, field: 'email_opens' as const, test: { operator: 'at_least' as const, number: turn } }],
  ][turn % 4] as Rule['items'];
  return { kind: 'group', match: 'all', items };
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
const shown = (ms: number): string => (ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`);

const lines = [
  '| contacts | activities | first full run | run again | edit one contact | add one purchase | filter by a branch |',
  '|---|---|---|---|---|---|---|',
];
for (const contacts of values.contacts.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'tagstead-rules-'));
  const session = new Session({ userData: null });
  try {
    session.create(join(folder, 'rules.tagstead'));
    const made = await request(session, 'sample.create', { contacts, engagement: 0.3 });
    const { id: top } = await request(session, 'tags.create', { name: 'By rule' });
    for (let turn = 0; turn < ruleCount; turn++) {
      const { id } = await request(session, 'tags.create', { name: `Rule ${turn}`, parent: top as TagId });
      await request(session, 'tagRules.save', { tag: id, addWhen: ruleOf(turn), removal: 'not_true' });
    }
    const first = await spent(() => request(session, 'tagRules.run', {}));
    const again = await spent(() => request(session, 'tagRules.run', {}));
    const after = async (sql: string): Promise<number> => {
      const times: number[] = [];
      for (let turn = 0; turn <= edits; turn++) {
        const now = Date.now();
        const one = await spent(() =>
          session.transactions.write('bench', now, now, (context: { db: WriteDb; describe(label: string): void }) => {
            context.describe('bench');
            context.db.prepare(sql).run(now + turn, made.firstId + turn * 7);
          }),
        );
        if (turn > 0) times.push(one); // the first reads everybody's values once
      }
      return median(times);
    };
    const edit = await after('UPDATE contact SET notes = ? WHERE id = ?');
    const purchase = await after(
      "INSERT INTO activity (at, contact_id, kind, amount, currency) VALUES (?, ?, 'purchase', 4900, 'EUR')",
    );
    const rule: Rule = {
      kind: 'group',
      match: 'all',
      items: [{ kind: 'tag', match: 'has', tags: [top as TagId], descendants: true }],
    };
    const filter = await spent(() => request(session, 'segments.preview', { rule }));
    lines.push(
      `| ${[made.contacts.toLocaleString('en'), made.activities.toLocaleString('en'), ...[first, again, edit, purchase, filter].map(shown)].join(' | ')} |`,
    );
  } finally {
    session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
process.stdout.write(`${lines.join('\n')}\n`);

interface WriteDb {
  prepare(sql: string): { run(...values: unknown[]): unknown };
}
