// What other screens may use of Duplicates. Names only.
export { resetLanes } from './duplicates-store.ts';
