// What other screens use of cleaning.
export { ChangeValues } from './ChangeValues.tsx';
export { columnChoices } from './column-choices.ts';
export { EditChoice, useEditChoice } from './EditChoice.tsx';
