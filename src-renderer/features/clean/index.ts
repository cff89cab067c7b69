// What other screens use of cleaning.
export { ChangeValues } from './ChangeValues.tsx';
