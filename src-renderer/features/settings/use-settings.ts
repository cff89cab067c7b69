// The settings of the open workspace, kept fresh.
import type { WorkspaceSettings } from '../../../src-shared/contract/settings.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { formatDay } from '../../ui/numbers.ts';

export interface Settings {
  settings: WorkspaceSettings | undefined;
  change: (changes: Partial<WorkspaceSettings>) => void;
}

export function useSettings(): Settings {
  const { value } = useRead('settings.show', {});
  const { run } = useWrite('settings.change');
  return { settings: value, change: (changes) => void run(changes) };
}

/** The as-of day in words when it is not today, else null. */
export function useAsOf(): string | null {
  const asOf = useRead('settings.show', {}).value?.asOf ?? null;
  return asOf === null ? null : formatDay(asOf);
}
