// What other screens use of guards.
export { AlikeContacts } from './AlikeContacts.tsx';
export { GuardSettings } from './GuardSettings.tsx';
