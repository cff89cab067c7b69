// Carries out what the decider decided, with statements prepared once and bound by position. Owns the inserts and
// updates of an import; decides nothing.

import { countryCode } from '../../../../src-shared/text/country.ts';
import type { ActivityDraft, ContactDraft, RowIssue } from '../../engines/reading/contact-draft.ts';
import { draftColumns } from '../../engines/reading/contact-draft.ts';
import type { BulkWriteContext } from '../../server/contexts.ts';
import type { PlannedField } from './import-plan.ts';
import {
  insertActivitySql,
  insertAddressSql,
  insertAssignmentSql,
  insertContactSql,
  insertPointSql,
  insertRejectSql,
  insertSourceSql,
  selectSameActivitySql,
  updateAddressSql,
} from './import-queries.ts';
import type { ContactUpdate } from './known-contact.ts';
import type { RowWriter } from './row-decider.ts';

export interface WriterOptions {
  readonly batch: number;
  readonly now: number;
  readonly fileName: string;
  readonly headers: readonly string[];
  /** In the order of draft.custom; every one with its real column. */
  readonly fields: readonly PlannedField[];
}

/** Writes into the open bulk transaction of the context. */
export function createContactWriter({ db }: BulkWriteContext, options: WriterOptions): RowWriter {
  const { batch, now, fileName, headers, fields } = options;
  const insertContact = db.prepare(insertContactSql);
  const insertPoint = db.prepare(insertPointSql);
  const insertAddress = db.prepare(insertAddressSql);
  const updateAddress = db.prepare(updateAddressSql);
  const insertAssignment = db.prepare(insertAssignmentSql);
  const insertSource = db.prepare(insertSourceSql);
  const insertReject = db.prepare(insertRejectSql);
  const insertActivity = db.prepare(insertActivitySql);
  const sameActivity = db.prepare(selectSameActivitySql).pluck();
  const columns = fields.map((field) => field.columnName).join(', ');
  const insertCustom =
    fields.length === 0
      ? null
      : db.prepare(`INSERT INTO contact_custom (id, ${columns}) VALUES (?${', ?'.repeat(fields.length)})`);
  const upserts = new Map<string, ReturnType<typeof db.prepare>>();
  const prepared = (sql: string) => {
    const statement = upserts.get(sql) ?? db.prepare(sql);
    upserts.set(sql, statement);
    return statement;
  };
  const why = `Imported from ${fileName}`;
  const assign = (contact: number, tags: readonly number[]) => {
    for (const tag of tags) insertAssignment.run(contact, tag, why, now);
  };
  const addPoints = (contact: number, draft: Pick<ContactDraft, 'points'>, isNew: boolean) => {
    let email = isNew ? 1 : 0;
    let phone = isNew ? 1 : 0;
    for (const point of draft.points) {
      const isPrimary = point.kind === 'email' ? email : point.kind === 'phone' ? phone : 0;
      if (point.kind === 'email') email = 0;
      if (point.kind === 'phone') phone = 0;
      insertPoint.run(contact, point.kind, point.label, point.value, point.normalised, isPrimary, point.status);
    }
  };

  return {
    create(draft, tags, row, cells) {
      const { name, consent } = draft;
      const result = insertContact.run(
        draft.kind,
        draft.displayName,
        name.prefix,
        name.given,
        name.middle,
        name.family,
        name.suffix,
        name.nickname,
        ...draftColumns.map((column) => draft.columns[column]),
        consent.email,
        consent.phone,
        consent.post,
        draft.createdAt,
        now,
        now,
      );
      const id = Number(result.lastInsertRowid);
      addPoints(id, draft, true);
      let first = 1;
      for (const address of draft.addresses) {
        const { label, street, street2, city, region, postcode, country } = address;
        insertAddress.run(id, label, street, street2, city, region, postcode, country, address.countryCode, first);
        first = 0;
      }
      if (insertCustom !== null && draft.custom.some((value) => value !== null)) insertCustom.run(id, ...draft.custom);
      assign(id, tags);
      insertSource.run(batch, row, id, draft.sourceId, JSON.stringify(cells));
      return id;
    },

    update(update: ContactUpdate) {
      const { id } = update;
      const columns = [...update.columns.keys()];
      const sets = [...columns, 'updated_at'].map((column) => `${column} = ?`).join(', ');
      prepared(`UPDATE contact SET ${sets} WHERE id = ?`).run(...update.columns.values(), now, id);
      addPoints(id, update, false);
      for (const address of update.newAddresses) {
        const { label, street, street2, city, region, postcode, country } = address;
        insertAddress.run(id, label, street, street2, city, region, postcode, country, address.countryCode, 0);
      }
      for (const address of update.addresses) {
        const { street, street2, city, region, postcode, country } = address;
        const code = country === null ? null : countryCode(country);
        updateAddress.run(street, street2, city, region, postcode, country, code, address.id);
      }
      if (update.custom.size > 0) {
        const names = fields.filter((field) => update.custom.has(field.key)).map((field) => String(field.columnName));
        const values = fields
          .filter((field) => update.custom.has(field.key))
          .map((field) => update.custom.get(field.key));
        const sets = names.map((column) => `${column} = ?`).join(', ');
        const { changes } = prepared(`UPDATE contact_custom SET ${sets} WHERE id = ?`).run(...values, id);
        if (changes === 0) {
          const marks = ', ?'.repeat(names.length);
          prepared(`INSERT INTO contact_custom (id, ${names.join(', ')}) VALUES (?${marks})`).run(id, ...values);
        }
      }
      assign(id, update.tags);
    },

    source(contact, draft, row, cells) {
      insertSource.run(batch, row, contact, draft.sourceId, JSON.stringify(cells));
    },

    reject(row: number, issue: RowIssue, cells) {
      const column = issue.column === null ? null : (headers[issue.column] ?? null);
      insertReject.run(batch, row, column, issue.message, JSON.stringify(cells));
    },

    activity(contact: number, draft: ActivityDraft) {
      insertActivity.run(
        contact,
        draft.kind,
        draft.at,
        draft.amount,
        draft.currency,
        draft.product,
        draft.category,
        draft.quantity,
        draft.discount,
        draft.campaign,
        draft.reference,
        draft.source ?? fileName,
        draft.detail,
      );
    },

    hasActivity(contact, draft) {
      return (
        sameActivity.get(contact, draft.at, draft.kind, draft.amount, draft.reference, draft.product) !== undefined
      );
    },
  };
}
