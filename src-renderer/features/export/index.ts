// What other screens use of export.
export { ExportHost } from './ExportHost.tsx';
export { type ExportRequest, type ExportSelection, openExport } from './export-store.ts';
