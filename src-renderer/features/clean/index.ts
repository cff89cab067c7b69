// What other screens use of cleaning.
export { ChangeValues } from './ChangeValues.tsx';
export { columnChoices } from './column-choices.ts';
export { EditFields } from './EditFields.tsx';
export { editOf, emptyDraft, kindsFor } from './edit-draft.ts';
