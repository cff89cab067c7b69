// What other parts of the page may use of the report.
export { ReportHost } from './ReportHost.tsx';
export { openReport } from './report-store.ts';
