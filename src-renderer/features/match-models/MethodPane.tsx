// How it matches: the model in use, what the last run learnt with it, and the editor with its test bench.
import { useEffect } from 'react';
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';
import { useRead } from '../../app/live.ts';
import { useWorkspaceStore } from '../../app/workspace-store.ts';
import { MethodTab } from '../duplicates/MethodTab.tsx';
import { ModelBar } from './ModelBar.tsx';
import { ModelEditor } from './ModelEditor.tsx';
import { keepDraft, useModelDraft } from './model-draft.ts';
import { TrialPane } from './TrialPane.tsx';
import './match-models.css';

export function MethodPane({ run }: { run: MatchRun }) {
  const { value } = useRead('matchModels.list', {});
  const { value: trial } = useRead('matchModels.trial', {});
  const workspace = useWorkspaceStore(({ workspace: open }) => (open ? `${open.folder} ${open.name}` : ''));
  const draft = useModelDraft((state) => state.draft);
  useEffect(() => {
    if (draft !== null && draft.workspace !== workspace) keepDraft(null);
  }, [draft, workspace]);
  if (value === undefined) return null;
  const own = draft?.workspace === workspace ? draft : null;
  const isBench = own !== null || (trial !== undefined && trial !== null);
  return (
    <div className="match-model">
      <ModelBar
        run={run}
        models={value.models}
        draft={own}
        hasTrial={trial !== undefined && trial !== null}
        workspace={workspace}
      />
      <div className="match-model__body" data-bench={isBench || undefined}>
        {own === null ? <MethodTab run={run} /> : <ModelEditor key={own.model ?? 'new'} run={run} draft={own} />}
        {isBench && <TrialPane draft={own} trial={trial ?? null} models={value.models} />}
      </div>
    </div>
  );
}
