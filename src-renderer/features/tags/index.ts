// What other screens use of tags.
export { openTagContacts, TagContactsHost } from './TagContactsDialog.tsx';
export { TagPicker } from './TagPicker.tsx';
export { UseList } from './TagUses.tsx';
export { changeTags, useTagTree, wearersScope } from './use-tags.ts';
