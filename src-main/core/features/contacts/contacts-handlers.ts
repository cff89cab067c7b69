// Which handler answers which request of contract/contacts.ts. Names only.
import type { contactsContract } from '../../../../src-shared/contract/contacts.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { contactBulkHandlers } from './contact-bulk-handlers.ts';
import { contactDetailHandlers } from './contact-detail-handlers.ts';
import { contactEditHandlers } from './contact-edit-handlers.ts';
import { contactListHandlers } from './contact-list-handlers.ts';
import { contactPointHandlers } from './contact-point-handlers.ts';
import { savedViewHandlers } from './saved-view-handlers.ts';

export const contactsHandlers: HandlersOf<typeof contactsContract> = {
  ...contactListHandlers,
  ...contactDetailHandlers,
  ...contactEditHandlers,
  ...contactPointHandlers,
  ...contactBulkHandlers,
  ...savedViewHandlers,
};
