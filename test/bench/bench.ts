// Runs named benches side by side in one process and compares them. Owns rounds, timing, ratios, budgets and the
// table; what is measured is in the bench files beside it.
//
// Noise: on a shared machine a time means little by itself. Every round runs every bench once, in turn, so that a
// slow minute hits all of them; the least time of each is kept, and budgets that must hold anywhere are ratios to a
// baseline bench of the same run. CPU time stands beside wall time, since waiting for the disk is part of the one
// and not of the other.

export interface Budget {
  /** Wall seconds on the reference machine; only told, since machines differ. */
  seconds?: number;
  /** At most this many times the least time of another bench of the run: holds on any machine. */
  ratio?: { to: string; most: number };
}

export interface Bench {
  name: string;
  /** What one run does, for the table: '100,000 rows x 20 columns'. */
  what: string;
  budget?: Budget;
  /** Makes what one run needs; not timed. */
  before?(): Promise<void> | void;
  run(): Promise<void> | void;
  /** Removes what a run made; not timed. */
  after?(): Promise<void> | void;
  /** How often one round repeats the run, for things too short for the clock. The time is of one. */
  repeat?: number;
}

export interface BenchResult {
  name: string;
  what: string;
  rounds: number;
  /** Least wall milliseconds of one run. */
  wall: number;
  /** CPU milliseconds (user and system, all threads) of the round with the least. */
  cpu: number;
  median: number;
  ratio: { to: string; value: number; most: number } | null;
  budgetSeconds: number | null;
  isWithin: boolean;
}

interface Sample {
  wall: number;
  cpu: number;
}

async function timed(bench: Bench): Promise<Sample> {
  await bench.before?.();
  globalThis.gc?.();
  const repeat = bench.repeat ?? 1;
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  for (let index = 0; index < repeat; index++) await bench.run();
  const wall = (performance.now() - before) / repeat;
  const cpu = process.cpuUsage(cpuBefore);
  await bench.after?.();
  return { wall, cpu: (cpu.user + cpu.system) / 1000 / repeat };
}

/**
 * Runs every bench `rounds` times, in turn.
 * @param onSample told after each run, for a person who waits
 */
export async function runBenches(
  benches: readonly Bench[],
  rounds: number,
  onSample: (name: string, round: number, wall: number) => void = () => {},
): Promise<BenchResult[]> {
  const samples = new Map<string, Sample[]>(benches.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const bench of benches) {
      const sample = await timed(bench);
      samples.get(bench.name)?.push(sample);
      onSample(bench.name, round, sample.wall);
    }
  }
  return benches.map((bench) => judge(bench, samples));
}

function judge(bench: Bench, samples: ReadonlyMap<string, readonly Sample[]>): BenchResult {
  const own = samples.get(bench.name) ?? [];
  const wall = least(own.map((sample) => sample.wall));
  const { ratio, seconds } = bench.budget ?? {};
  const base = ratio === undefined ? undefined : samples.get(ratio.to);
  if (ratio !== undefined && base === undefined)
    throw new Error(`${bench.name} is compared with ${ratio.to}, which did not run`);
  const value = base === undefined ? 0 : wall / least(base.map((sample) => sample.wall));
  return {
    name: bench.name,
    what: bench.what,
    rounds: own.length,
    wall,
    cpu: least(own.map((sample) => sample.cpu)),
    median: median(own.map((sample) => sample.wall)),
    ratio: ratio === undefined ? null : { to: ratio.to, value, most: ratio.most },
    budgetSeconds: seconds ?? null,
    isWithin: ratio === undefined || value <= ratio.most,
  };
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Milliseconds as people read them: '0.06 ms', '12 ms', '1.4 s'. */
export function shownTime(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds.toFixed(milliseconds < 1 ? 2 : milliseconds < 10 ? 1 : 0)} ms`;
}

/** The results as a Markdown table, for the terminal and for docs/performance.md alike. */
export function resultTable(results: readonly BenchResult[]): string {
  const rows = results.map((result) => [
    result.name,
    result.what,
    shownTime(result.wall),
    shownTime(result.median),
    shownTime(result.cpu),
    result.budgetSeconds === null ? '' : `≤ ${shownTime(result.budgetSeconds * 1000)}`,
    result.ratio === null ? '' : `${result.ratio.value.toFixed(2)} × ${result.ratio.to} (≤ ${result.ratio.most})`,
    result.ratio === null ? '' : result.isWithin ? 'yes' : 'NO',
  ]);
  const head = ['bench', 'what', 'least', 'median', 'CPU', 'promise', 'ratio', 'within'];
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
