// Carries out the changes of contacts that were here before an import, with statements prepared once and bound by
// position. Owns those updates and inserts; decides nothing.

import { countryCode } from '../../../../src-shared/text/country.ts';
import type { BulkWriteContext } from '../../server/contexts.ts';
import type { PlannedField } from './import-plan.ts';
import {
  insertAddressSql,
  insertAssignmentSql,
  insertPointSql,
  updateAddressSql,
  updatePointStatusSql,
} from './import-queries.ts';
import type { ContactUpdate } from './known-contact.ts';

export interface WriterOptions {
  readonly now: number;
  /** Kept beside every tag that is given. */
  readonly why: string;
  /** In the order of draft.custom; every one with its real column. */
  readonly fields: readonly PlannedField[];
}

/** Writes into the open bulk transaction of the context. */
export function contactUpdater(
  { db }: BulkWriteContext,
  options: WriterOptions,
): (update: Omit<ContactUpdate, 'changes'>) => void {
  const { now, why, fields } = options;
  const insertPoint = db.prepare(insertPointSql);
  const insertAddress = db.prepare(insertAddressSql);
  const updateAddress = db.prepare(updateAddressSql);
  const updateStatus = db.prepare(updatePointStatusSql);
  const insertAssignment = db.prepare(insertAssignmentSql);
  const statements = new Map<string, ReturnType<typeof db.prepare>>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return (update) => {
    const { id } = update;
    const columns = [...update.columns.keys()];
    const sets = [...columns, 'updated_at'].map((column) => `${column} = ?`).join(', ');
    prepared(`UPDATE contact SET ${sets} WHERE id = ?`).run(...update.columns.values(), now, id);
    for (const point of update.points) {
      insertPoint.run(id, point.kind, point.label, point.value, point.normalised, 0, point.status);
    }
    for (const { id: point, status } of update.statuses) updateStatus.run(status, point);
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
      const changed = fields.filter((field) => update.custom.has(field.key));
      const names = changed.map((field) => String(field.columnName));
      const values = changed.map((field) => update.custom.get(field.key));
      const sets = names.map((column) => `${column} = ?`).join(', ');
      const { changes } = prepared(`UPDATE contact_custom SET ${sets} WHERE id = ?`).run(...values, id);
      if (changes === 0) {
        const marks = ', ?'.repeat(names.length);
        prepared(`INSERT INTO contact_custom (id, ${names.join(', ')}) VALUES (?${marks})`).run(id, ...values);
      }
    }
    for (const tag of update.tags) insertAssignment.run(id, tag, why, now);
  };
}
