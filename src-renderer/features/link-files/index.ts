// What other screens use of comparing with a file. Names only.
export { LinkFiles } from './LinkFiles.tsx';
