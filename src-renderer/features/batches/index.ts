// What other screens use of earlier imports.
export { batchScope, originWords } from './batch-words.ts';
export { EarlierImports } from './EarlierImports.tsx';
export { OriginMark } from './OriginMark.tsx';
export { useSaveRejects } from './use-save-rejects.ts';
export { WatchNotices } from './WatchNotices.tsx';
