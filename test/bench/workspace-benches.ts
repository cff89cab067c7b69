// The benches of the product: import, what a person waits for on a full workspace, long jobs, and starting. Owns what
// is measured and promised; the runner is bench.ts.
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type * as Library from '../../src-main/core/library.ts';
import type { Rule } from '../../src-shared/rules/ast.ts';
import { rawInsert, rawParse } from './baselines.ts';
import type { Bench } from './bench.ts';
import { customerRow, writeCustomers } from './customers-file.ts';

type Core = typeof Library;
type Session = InstanceType<Core['Session']>;

export interface Setting {
  core: Core;
  /** Where the built programs lie. */
  programs: string;
  /** A temporary folder. */
  folder: string;
  contacts: number;
}

const nested: Rule = {
  kind: 'group',
  match: 'all',
  items: [
    { kind: 'field', field: 'country_code', test: { operator: 'one_of', texts: ['GB', 'FR'] } },
    {
      kind: 'group',
      match: 'any',
      items: [
        { kind: 'field', field: 'job_title', test: { operator: 'equals', text: 'Owner' } },
        { kind: 'field', field: 'lead_source', test: { operator: 'equals', text: 'Fair' } },
      ],
    },
  ],
};

/** Makes the data file and a full workspace, then the benches on them. */
export async function workspaceBenches(setting: Setting): Promise<{ benches: Bench[]; close(): void }> {
  const { core, folder, contacts } = setting;
  const csv = join(folder, 'customers.csv');
  writeCustomers(csv, contacts);
  const full = join(folder, 'full.tagstead');
  await importInto(core, csv, full);
  const open = openSession(core, full);
  const size = `${contacts.toLocaleString('en')} contacts`;
  return {
    benches: [
      ...importBenches(setting, csv),
      ...readBenches(core, open, size),
      ...jobBenches(setting, full, size),
      startBench(setting, full),
    ],
    close: () => open.close(),
  };
}

function openSession(core: Core, path: string): Session {
  const session = new core.Session({ userData: null });
  session.open(path);
  return session;
}

/** @returns milliseconds until the contacts were there; closing, which makes one whole file of it, comes on top */
export async function importInto({ Session, request }: Core, csv: string, workspace: string): Promise<number> {
  const before = performance.now();
  const session = new Session({ userData: null });
  session.create(workspace);
  try {
    const file = session.files.grant(csv);
    const { reading, proposal, columns } = await request(session, 'import.preview', { file });
    await request(session, 'import.commit', {
      file,
      reading,
      content: proposal.content,
      columns: proposal.columns.map(({ target, customType }, index) => ({
        target,
        type: customType,
        label: columns[index]?.header ?? `Column ${index + 1}`,
      })),
      mode: 'create',
    });
    return performance.now() - before;
  } finally {
    session.close();
  }
}

function remove(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-lock']) rmSync(path + suffix, { force: true });
}

function importBenches({ core, folder, contacts }: Setting, csv: string): Bench[] {
  const what = `${contacts.toLocaleString('en')} rows x 20 columns`;
  const plain = join(folder, 'plain.db');
  const made = join(folder, 'made.tagstead');
  const rows: string[][] = [];
  const prepare = () => {
    remove(plain);
    for (let row = 0; row < contacts; row++) rows.push(customerRow(row));
  };
  return [
    { name: 'raw parse', what, run: () => void rawParse(csv) },
    { name: 'raw insert', what, before: prepare, run: () => rawInsert(plain, rows), after: () => void rows.splice(0) },
    {
      name: 'import',
      what: `${what}: contacts, points, addresses, tags, provenance, indexes, search`,
      budget: { seconds: (10 * contacts) / 100_000, ratio: { to: 'raw insert', most: 16 } },
      before: () => remove(made),
      run: async () => void (await importInto(core, csv, made)),
    },
  ];
}

/** What a keystroke or a click waits for. */
function readBenches({ request }: Core, session: Session, size: string): Bench[] {
  const query = { search: '', state: 'active' as const };
  let turn = 0;
  return [
    {
      name: 'table scan',
      what: size,
      repeat: 5,
      run: () =>
        void session.workspace.readerConnection.prepare("SELECT count(*) FROM contact WHERE notes LIKE '%x%'").get(),
    },
    {
      name: 'search',
      what: `first page for what was typed, ${size}`,
      budget: { seconds: 0.03, ratio: { to: 'table scan', most: 3 } },
      repeat: 20,
      run: async () => {
        const words = ['an', 'ann', 'owe', 'lew', 'company 12', '4420'];
        await request(session, 'contacts.search', { text: words[turn++ % words.length] ?? 'an' });
      },
    },
    {
      name: 'list page',
      what: `rows 50,000 and on by name, ${size}`,
      budget: { seconds: 0.1, ratio: { to: 'table scan', most: 3 } },
      repeat: 10,
      run: async () => {
        await request(session, 'contacts.page', { query, offset: 50_000, limit: 100 });
      },
    },
    {
      name: 'live count',
      what: `count and sample of a nested rule, one condition changed, ${size}`,
      budget: { seconds: 0.1, ratio: { to: 'table scan', most: 20 } },
      repeat: 5,
      run: async () => {
        const titles = ['Buyer', 'Owner', 'Manager', 'Engineer'];
        const rule = JSON.parse(
          JSON.stringify(nested).replace('Owner', titles[turn++ % titles.length] ?? 'Owner'),
        ) as Rule;
        await request(session, 'segments.preview', { rule });
      },
    },
  ];
}

/** Jobs that a person watches, each on a copy of the full workspace. */
function jobBenches({ core, folder }: Setting, full: string, size: string): Bench[] {
  const job = (
    name: string,
    what: string,
    budget: Bench['budget'],
    work: (session: Session) => Promise<unknown>,
  ): Bench => {
    const path = join(folder, `${name.replaceAll(' ', '-')}.tagstead`);
    let session: Session | undefined;
    return {
      name,
      what: `${what}, ${size}`,
      ...(budget === undefined ? {} : { budget }),
      before: () => {
        remove(path);
        copyFileSync(full, path);
        session = openSession(core, path);
      },
      run: async () => {
        if (session !== undefined) await work(session);
      },
      after: () => session?.close(),
    };
  };
  const { request } = core;
  return [
    job('audit', 'every check', { ratio: { to: 'import', most: 2 } }, (session) => request(session, 'audit.run', {})),
    job('cluster words', 'emails by fingerprint, read and grouped', { ratio: { to: 'import', most: 0.4 } }, (session) =>
      request(session, 'clean.cluster', { column: 'point.email', method: 'fingerprint' }),
    ),
    job('cluster slips', 'emails one slip apart', { ratio: { to: 'import', most: 0.8 } }, (session) =>
      request(session, 'clean.cluster', { column: 'point.email', method: 'distance' }),
    ),
    job('duplicates', 'blocking, scoring, clusters', { seconds: 60, ratio: { to: 'import', most: 4 } }, (session) =>
      request(session, 'duplicates.run', {}),
    ),
    job('export', 'all usual columns to CSV', { ratio: { to: 'import', most: 1 } }, (session) =>
      request(session, 'export.run', {
        file: session.files.grant(join(folder, 'out.csv')),
        selection: { kind: 'all', query: {} },
      }),
    ),
    job('undo of import', 'everything taken away again', { ratio: { to: 'import', most: 2 } }, (session) =>
      request(session, 'history.undo', { operation: 'last' }),
    ),
  ];
}

function startBench({ programs }: Setting, full: string): Bench {
  return {
    name: 'core start',
    what: 'a new process opens the full workspace and answers',
    budget: { seconds: 1 },
    run: () => {
      const { status } = spawnSync(process.execPath, [join(programs, 'core/cli.mjs'), 'history', full, '--quiet']);
      if (status !== 0) throw new Error('the command line did not answer');
    },
  };
}
