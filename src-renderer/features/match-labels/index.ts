// What other screens use of teaching the matcher. Names only.
export { TeachTab } from './TeachTab.tsx';
