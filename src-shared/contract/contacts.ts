// What the page may ask about contacts.
import type { FeatureContract } from './define.ts';

export const contactsContract = {} satisfies FeatureContract;
