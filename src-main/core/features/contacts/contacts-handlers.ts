// Decides what the requests of contract/contacts.ts do. SQL is in contacts-queries.ts.
import type { contactsContract } from '../../../../src-shared/contract/contacts.ts';
import type { HandlersOf } from '../../server/contexts.ts';

export const contactsHandlers: HandlersOf<typeof contactsContract> = {};
