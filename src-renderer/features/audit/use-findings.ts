// The findings of one check as the grid reads them, and what can be done with them.
import { useMemo, useRef } from 'react';
import type { FindingRow } from '../../../src-shared/contract/audit.ts';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import type { FindingState } from '../../../src-shared/model/finding.ts';
import { answers } from '../../app/kept-answers.ts';
import { useJob, useRead, useTablesVersion, useWrite } from '../../app/live.ts';
import { toastDone } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';
import type { GridSelection } from '../../grid/grid-selection.ts';
import type { GridSource } from '../../grid/grid-types.ts';
import { windowSize } from '../../grid/row-windows.ts';
import { counted } from '../../ui/numbers.ts';

export interface FindingsQuestion {
  check: string;
  state: FindingState;
  search: string;
  sort: 'fixable' | 'confidence' | 'name';
}

export interface Findings {
  source: GridSource<FindingRow>;
  total: number;
  fixable: number;
  contacts: number;
  isLoading: boolean;
}

/** What a check is opened on. */
export const firstQuestion = (check: string): FindingsQuestion => ({
  check,
  state: 'open',
  search: '',
  sort: 'fixable',
});

/** Asks for what is shown first of a check. */
export async function firstRows(check: string): Promise<void> {
  await answers.answer('audit.findings', { ...firstQuestion(check), limit: 1 });
  await answers.answer('audit.findings', { ...firstQuestion(check), offset: 0, limit: windowSize });
}

export function useFindings(question: FindingsQuestion): Findings {
  const { value, isLoading } = useRead('audit.findings', { ...question, limit: 1 });
  const revision = useTablesVersion(['finding', 'contact']);
  const key = JSON.stringify(question);
  const total = value?.total ?? 0;
  const source = useMemo<GridSource<FindingRow>>(
    () => ({
      key,
      revision,
      rowCount: total,
      rowId: (row) => row.id,
      getWindow: async (offset, limit) =>
        (await answers.answer('audit.findings', { ...(JSON.parse(key) as FindingsQuestion), offset, limit })).rows,
    }),
    [key, revision, total],
  );
  return { source, total, fixable: value?.fixable ?? 0, contacts: value?.contacts ?? 0, isLoading };
}

type Target = InputOf<'audit.acceptAll'>;

export interface FindingActions {
  accept: (finding: number) => Promise<void>;
  reject: (finding: number) => Promise<void>;
  reopen: (finding: number) => Promise<void>;
  acceptAll: (target: Target) => Promise<void>;
  rejectAll: (target: Target) => Promise<void>;
  isRunning: boolean;
}

export function useFindingActions(): FindingActions {
  const accept = useWrite('audit.accept');
  const reject = useWrite('audit.reject');
  const reopen = useWrite('audit.reopen');
  const acceptAll = useJob('audit.acceptAll');
  const rejectAll = useWrite('audit.rejectAll');
  const decided = useRef(new Set<number>());
  const sayAccepted = async (result: { accepted: number; outdated: number } | undefined): Promise<void> => {
    if (result === undefined) return;
    if (result.accepted > 0) await announceDone();
    if (result.outdated > 0)
      toastDone({
        message: `${counted(result.outdated, 'value')} had changed since the audit and ${result.outdated === 1 ? 'was' : 'were'} left alone`,
      });
  };
  // A key held or pressed twice must not decide a finding again before the list has followed.
  const once = async (finding: number, decide: () => Promise<void>): Promise<void> => {
    if (decided.current.has(finding)) return;
    decided.current.add(finding);
    await decide();
    setTimeout(() => decided.current.delete(finding), 600);
  };
  return {
    accept: (finding) => once(finding, async () => sayAccepted(await accept.run({ findings: [finding] }))),
    reject: (finding) =>
      once(finding, async () => {
        if (await reject.run({ findings: [finding] })) await announceDone();
      }),
    reopen: async (finding) => {
      if (await reopen.run({ findings: [finding] })) await announceDone();
    },
    acceptAll: async (target) => sayAccepted(await acceptAll.start(target)),
    rejectAll: async (target) => {
      if (await rejectAll.run(target)) await announceDone();
    },
    isRunning: accept.isRunning || reject.isRunning || reopen.isRunning || acceptAll.isRunning || rejectAll.isRunning,
  };
}

/** What a selection in the grid means to the core. */
export function targetOf(question: FindingsQuestion, selection: GridSelection): Target {
  const filter = { check: question.check, state: question.state, search: question.search };
  return selection.kind === 'all'
    ? { ...filter, except: [...selection.except] }
    : { ...filter, only: [...selection.ids] };
}
