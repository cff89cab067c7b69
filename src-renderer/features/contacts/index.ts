// What other screens use of contacts.
export { ContactInspector } from './ContactInspector.tsx';
export { useContactsStore } from './contacts-store.ts';
