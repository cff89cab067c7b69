// What the Tags screen uses of views of the tree and of the log of changes.
export { DepartmentsView } from './DepartmentsView.tsx';
export { VocabularyLog } from './VocabularyLog.tsx';
