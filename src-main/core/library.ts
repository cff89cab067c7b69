// The core as a library: what the command line and tests enter by, without processes and ports.

export { rebuildDerived } from './db/derived.ts';
export { type OpenWorkspace, openWorkspace } from './db/open-workspace.ts';
export { build } from './db/query.ts';
export { type SampleTruth, sampleTruth } from './features/sample/sample-truth.ts';
export { columnsOf } from './features/segments/column-keeper.ts';
export { dispatch, request } from './server/dispatch.ts';
export { Session, type SessionOptions } from './server/session.ts';
