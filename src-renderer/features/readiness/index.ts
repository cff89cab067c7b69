// What other screens use of readiness.
export { ReadinessBrief } from './ReadinessBrief.tsx';
