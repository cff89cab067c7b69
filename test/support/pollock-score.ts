// The score of the Pollock benchmark (Vitagliano, Hameed, Jiang, Reisener, Wu, Naumann: "Pollock: A Data Loading
// Benchmark", PVLDB 16(8), 2023) for one loaded file against its clean copy: success, then precision, recall and F1 of
// header, records and cells as multisets. Ten measures of at most 1.

export interface PollockScore {
  readonly header: number[];
  readonly record: number[];
  readonly cell: number[];
  /** Sum of all, success included: at most 10. */
  readonly sum: number;
}

/**
 * Scores one file.
 * @param loaded rows that came out, names first
 * @param clean rows that should have
 * @param headerLines how many rows of the clean copy are names
 */
export function pollockScore(
  loaded: readonly (readonly string[])[],
  clean: readonly (readonly string[])[],
  headerLines: number,
): PollockScore {
  const tidy = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((cell) => cell.trim()));
  const [names = [], ...rows] = tidy(loaded);
  const wanted = tidy(clean);
  const data = wanted.slice(headerLines);
  const header = measure(headerLines === 0 ? [] : (wanted[0] ?? []), names);
  const record = measure(data.map(joined), rows.map(joined));
  const cell = measure(data.flat(), rows.flat());
  const sum = [...header, ...record, ...cell].reduce((total, value) => total + value, 1);
  return { header, record, cell, sum };
}

const joined = (row: readonly string[]) => row.join('\u0000');

/** Precision, recall and F1 of what was loaded; all 1 where nothing was to be loaded. */
function measure(wanted: readonly string[], loaded: readonly string[]): number[] {
  if (wanted.length === 0) return [1, 1, 1];
  const left = new Map<string, number>();
  for (const item of wanted) left.set(item, (left.get(item) ?? 0) + 1);
  let shared = 0;
  for (const item of loaded) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    left.set(item, count - 1);
    shared++;
  }
  if (shared === 0) return [0, 0, 0];
  const precision = shared / loaded.length;
  const recall = shared / wanted.length;
  return [precision, recall, (2 * precision * recall) / (precision + recall)];
}
