// Kill -9 at random points: whatever was under way is there whole or not at all, and nothing else moved.
import { type ChildProcess, fork } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOpenWorkspace } from '../../src-main/core/db/check-workspace.ts';
import { request } from '../../src-main/core/server/dispatch.ts';
import { Session } from '../../src-main/core/server/session.ts';
import { type BuiltCore, buildCore } from '../support/built-core.ts';
import { hashTables, testNow } from '../support/workspace.ts';

/** More by hand: TAGSTEAD_KILLS=200. */
const kills = Number(process.env.TAGSTEAD_KILLS ?? 6);
type Task = 'import' | 'merge' | 'undo';

let core: BuiltCore;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tagstead-kill-'));
  core = await buildCore();
  await makeStarts();
}, 180_000);

afterAll(() => {
  core?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);

/** The workspaces that the tasks start from: an empty one, and one with an import and certain duplicates found. */
async function makeStarts(): Promise<void> {
  const lines = ['First name,Last name,Email,Phone,City,Tags'];
  for (let row = 0; row < 4000; row++) {
    const twin = row % 10 === 9 ? row - 1 : row; // every tenth row is the one before it once more
    lines.push(
      `Given${twin},Family${twin},person${twin}@example.org,+1415555${String(twin).padStart(4, '0')},Leeds,"VIP, Blog"`,
    );
  }
  writeFileSync(at('people.csv'), `${lines.join('\n')}\n`);
  const session = new Session({ userData: null, now: () => testNow });
  session.create(at('empty.tagstead'));
  session.close();
  copyFileSync(at('empty.tagstead'), at('import.tagstead'));
  await run('import', at('import.tagstead')).finished;
  copyFileSync(at('import.tagstead'), at('undo.tagstead'));
  session.open(at('import.tagstead'));
  const found = await request(session, 'duplicates.run', {});
  session.close();
  expect(found.clusters).toBeGreaterThan(300);
}

const startOf: Record<Task, string> = { import: 'empty', merge: 'import', undo: 'undo' };

/** Starts a task in a process of its own. `begun` resolves when the work begins, `finished` with how it ended. */
function run(task: Task, workspace: string) {
  const args = [join(core.folder, 'library.mjs'), workspace, task, at('people.csv')];
  const child: ChildProcess = fork(join(import.meta.dirname, 'workload.mjs'), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const finished = new Promise<string>((resolve) => {
    let outcome = 'killed';
    child.on('message', (message: { kind: string; message?: string }) => {
      if (message.kind === 'ready') {
        child.send('go');
        begin();
      } else outcome = message.message ?? message.kind;
    });
    child.on('exit', () => resolve(outcome));
  });
  return { child, begun, finished };
}

/** What a workspace holds after opening it as a person would, and whether it is whole. */
function examine(path: string): { hashes: string; problems: string[] } {
  const session = new Session({ userData: null, now: () => testNow });
  session.open(path);
  try {
    const { problems } = checkOpenWorkspace(session.workspace);
    return { hashes: JSON.stringify(hashTables(session)), problems };
  } finally {
    session.close();
  }
}

/** A sequence in which a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.each<Task>(['import', 'merge', 'undo'])('killed in the middle of %s', (task) => {
  it(`a workspace opens whole, as before or as after, ${kills} times`, async () => {
    const start = at(`${startOf[task]}.tagstead`);
    const whole = at(`${task}-whole.tagstead`);
    copyFileSync(start, whole);
    const reference = run(task, whole);
    await reference.begun;
    const begunAt = performance.now();
    expect(await reference.finished).toBe('done');
    const duration = performance.now() - begunAt;
    const before = examine(start).hashes;
    const after = examine(whole).hashes;
    expect(after).not.toBe(before);

    const random = randomFrom(20_260);
    const seen = { before: 0, after: 0 };
    for (let round = 0; round < kills; round++) {
      const path = at(`${task}-${round}.tagstead`);
      copyFileSync(start, path);
      const victim = run(task, path);
      await victim.begun;
      const delay = random() * duration;
      await wait(delay);
      victim.child.kill('SIGKILL');
      const outcome = await victim.finished;
      const { hashes, problems } = examine(path);
      expect(problems, `${task}, killed after ${delay.toFixed(0)} ms`).toEqual([]);
      expect([before, after], `${task}, killed after ${delay.toFixed(0)} ms: neither before nor after`).toContain(
        hashes,
      );
      if (outcome === 'done') expect(hashes).toBe(after); // what was said to be done is done
      seen[hashes === before ? 'before' : 'after']++;
      expect(readdirSync(folder).filter((name) => name.startsWith(`${task}-${round}.`))).toEqual([
        `${task}-${round}.tagstead`,
      ]);
      rmSync(path);
    }
    expect(seen.before, 'no kill came early enough to mean anything').toBeGreaterThan(0);
    expect(existsSync(start)).toBe(true);
  }, 300_000);
});
