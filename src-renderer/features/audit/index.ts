// What other screens use of audit.
export { ContactFindings } from './ContactFindings.tsx';
export { findingScope } from './finding-scope.ts';
export { SeverityMark } from './SeverityMark.tsx';
