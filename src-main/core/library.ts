// The core as a library: what the command line and tests enter by, without processes and ports.
export { build } from './db/query.ts';
export { rebuildDerived } from './db/derived.ts';
export { type OpenWorkspace, openWorkspace } from './db/open-workspace.ts';
export { dispatch, request } from './server/dispatch.ts';
export { Session, type SessionOptions } from './server/session.ts';
