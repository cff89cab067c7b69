// Measures a click in the running window: from its input event to the frame that answers it, and to the frame that
// shows what was asked for; with the processor time it cost. Owns the measuring and the table, not what is clicked.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { App } from './app.ts';
import { coreProcess, processTree } from './processes.ts';

/** Something on screen: an element, perhaps with a text it must contain, or must not contain any more. */
export interface Seen {
  css: string;
  has?: string;
  not?: string;
}

export interface Watched {
  /** Holds as soon as the click is visibly answered. */
  answered: Seen;
  /** Holds when the content stands there; absent where the answer is all there is. */
  settled?: Seen;
}

/** Times in milliseconds. */
export interface ClickTime {
  name: string;
  answered: number;
  settled: number;
  /** Processor time of the page, and of the core. */
  page: number;
  core: number;
}

interface Watching {
  clickTimes: Promise<{ answered: number; settled: number }>;
}

/** Does `act` and measures from its first input event, in the clock and the frames of the page itself. */
export async function timeClick(
  app: App,
  name: string,
  watched: Watched,
  act: (page: Page) => Promise<unknown>,
): Promise<ClickTime> {
  const { page } = app;
  await page.waitForTimeout(400); // what the click before set going has ended
  await page.evaluate(watch, { answered: watched.answered, settled: watched.settled ?? watched.answered });
  const before = processorTimes(app);
  await act(page);
  const { answered, settled } = await page.evaluate(() => (window as unknown as Watching).clickTimes);
  const after = processorTimes(app);
  return { name, answered, settled, page: after.page - before.page, core: after.core - before.core };
}

/** Runs in the page. A frame counts from when it was drawn: a task after its animation callbacks. */
function watch(wanted: { answered: Seen; settled: Seen }): void {
  const holds = ({ css, has, not }: Seen): boolean =>
    [...document.querySelectorAll(css)].some(({ textContent: text }) => {
      if (has !== undefined && !text?.includes(has)) return false;
      return not === undefined || text !== not;
    });
  (window as unknown as Watching).clickTimes = new Promise((resolve) => {
    let start: number | undefined;
    const begin = (event: Event): void => {
      start ??= event.timeStamp;
    };
    for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, begin, { capture: true, once: true });
    const deadline = performance.now() + 20_000;
    let answered: number | undefined;
    let settled: number | undefined;
    const look = (): void => {
      const drawn = performance.now();
      if (start !== undefined && drawn > start) {
        if (answered === undefined && holds(wanted.answered)) answered = drawn - start;
        if (settled === undefined && holds(wanted.settled)) settled = drawn - start;
      }
      if ((answered !== undefined && settled !== undefined) || drawn > deadline) {
        const most = (time: number | undefined): number => time ?? Number.POSITIVE_INFINITY;
        resolve({ answered: Math.min(most(answered), most(settled)), settled: most(settled) });
      } else requestAnimationFrame(() => setTimeout(look));
    };
    requestAnimationFrame(() => setTimeout(look));
  });
}

/** Milliseconds that the page and the core have computed so far; zero where the system does not tell (only Linux does). */
function processorTimes({ electron }: App): { page: number; core: number } {
  if (process.platform !== 'linux') return { page: 0, core: 0 };
  const root = electron.process().pid ?? 0;
  const page = processTree(root).find(({ command }) => command.includes('--type=renderer'));
  return { page: computed(page?.pid), core: computed(coreProcess(root)?.pid) };
}

const ticksPerSecond = 100;

function computed(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;

/** The median of each click over the rounds, in the order of the first round. */
export function medianTimes(rounds: readonly (readonly ClickTime[])[]): ClickTime[] {
  return (rounds[0] ?? []).map(({ name }) => {
    const own = rounds.flatMap((round) => round.filter((time) => time.name === name));
    const of = (key: 'answered' | 'settled' | 'page' | 'core') => median(own.map((time) => time[key]));
    return { name, answered: of('answered'), settled: of('settled'), page: of('page'), core: of('core') };
  });
}

/** The table that the bench prints. Slower than the budget in answering is marked. */
export function clickTable(times: readonly ClickTime[], budget: number): string {
  const width = Math.max(...times.map(({ name }) => name.length));
  const cell = (ms: number): string => `${Math.round(ms)}`.padStart(9);
  const lines = times.map(
    ({ name, answered, settled, page, core }) =>
      `${name.padEnd(width)}${cell(answered)}${cell(settled)}${cell(page)}${cell(core)}${answered > budget ? '  over' : ''}`,
  );
  const head = ['answered', 'settled', 'page cpu', 'core cpu'].map((word) => word.padStart(9)).join('');
  return [`${'milliseconds'.padEnd(width)}${head}`, ...lines].join('\n');
}
