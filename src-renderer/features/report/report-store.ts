// Whether the report dialog is open, and what was changed in it since the workspace kept the settings. Asks nobody.
import { create } from 'zustand';
import type { ReportSettings } from '../../../src-shared/contract/report.ts';

interface ReportDialogState {
  isOpen: boolean;
  /** null until somebody changes something; kept while the app runs, by workspace. */
  draft: { workspace: string; settings: ReportSettings } | null;
}

export const useReportStore = create<ReportDialogState>(() => ({ isOpen: false, draft: null }));

/** Opens the dialog for the audit report, from anywhere. */
export const openReport = (): void => useReportStore.setState({ isOpen: true });
export const closeReport = (): void => useReportStore.setState({ isOpen: false });
export const draftReport = (workspace: string, settings: ReportSettings): void =>
  useReportStore.setState({ draft: { workspace, settings } });
export const forgetDraft = (): void => useReportStore.setState({ draft: null });
