// Groups what was odd about rows by reason and column, with a few samples each. Owns the grouping; decides nothing.
import type { IssueGroup } from '../../../../src-shared/contract/import.ts';
import type { RowIssue } from '../../engines/reading/contact-draft.ts';

const mostSamples = 5;

export class IssueTally {
  readonly #headers: readonly string[];
  readonly #groups = new Map<string, IssueGroup>();
  /** Issues counted so far. */
  count = 0;

  constructor(headers: readonly string[]) {
    this.#headers = headers;
  }

  add(issue: RowIssue, row: number, cells: readonly string[]): void {
    this.count++;
    const key = `${issue.code} ${issue.column ?? ''}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      const column = issue.column === null ? null : (this.#headers[issue.column] ?? null);
      group = { code: issue.code, column, message: issue.message, count: 0, samples: [] };
      this.#groups.set(key, group);
    }
    group.count++;
    if (group.samples.length >= mostSamples) return;
    const value =
      issue.column === null ? cells.filter((cell) => cell.trim() !== '').join(' · ') : (cells[issue.column] ?? '');
    group.samples.push({ row, value: value.slice(0, 200) });
  }

  /** The largest groups first. */
  groups(): IssueGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count);
  }
}
