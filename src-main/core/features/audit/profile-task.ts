// Profiles every column of the workspace's contacts on a worker thread. Arithmetic is in engines/audit/profile.ts.
import { sql } from 'kysely';
import type { ColumnProfile } from '../../../../src-shared/contract/audit.ts';
import { columnLabel } from '../../../../src-shared/model/finding.ts';
import { contactFields } from '../../../../src-shared/rules/field-catalogue.ts';
import { profileValues, type ValueCounts } from '../../engines/audit/profile.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { valueCounts } from './audit-loader.ts';
import { countActive } from './audit-queries.ts';

const columns = [
  'given_name', 'family_name', 'email', 'phone', 'company', 'job_title', 'department', 'name_prefix', 'middle_name', 'name_suffix',
  'nickname', 'birthday', 'gender', 'language', 'street', 'city', 'region', 'postcode', 'country', 'lead_source', 'lifecycle',
  'owner', 'email_consent', 'phone_consent', 'post_consent', 'created_at', 'notes',
]; // biome-ignore format: reads better in rows

const labels: Record<string, string> = { phone_consent: 'Phone consent', post_consent: 'Post consent' };

/** One profile per column, custom fields last; columns that nobody fills are kept, so that their emptiness shows. */
export function profileTask({ db, progress }: TaskContext, _input: null): ColumnProfile[] {
  const rows = db.value<number>(countActive()) ?? 0;
  const custom = db.all(sql<{ key: string; label: string; column_name: string }>`
    SELECT key, label, column_name FROM custom_field ORDER BY position, id`);
  const total = columns.length + custom.length;
  const profiles: ColumnProfile[] = columns.map((column, index) => {
    progress('Profiling columns', index, total);
    const profile = profileValues(db.rows<[string, number]>(countsOf(column)) as unknown as ValueCounts, rows);
    return {
      column,
      label: labels[column] ?? columnLabel(column),
      ruleField: column in contactFields ? column : null,
      ...profile,
    };
  });
  for (const [index, { key, label, column_name }] of custom.entries()) {
    progress('Profiling columns', columns.length + index, total);
    const counts = db.rows<
      [string, number]
    >(sql`SELECT CAST(x.${sql.ref(column_name)} AS TEXT), count(*) FROM contact_custom x
      JOIN contact c ON c.id = x.id AND c.state = 'active' WHERE x.${sql.ref(column_name)} IS NOT NULL GROUP BY 1`);
    profiles.push({ column: `custom.${key}`, label, ruleField: null, ...profileValues(counts, rows) });
  }
  return profiles;
}

function countsOf(column: string) {
  if (column === 'email' || column === 'phone')
    return sql<[string, number]>`SELECT p.value, count(*) FROM ${sql.ref(`contact_${column}`)} p
      JOIN contact c ON c.id = p.contact_id AND c.state = 'active' GROUP BY 1`;
  if (column === 'created_at')
    return sql<[string, number]>`SELECT strftime('%Y-%m-%d', created_at / 1000, 'unixepoch'), count(*) FROM contact
      WHERE state = 'active' AND created_at IS NOT NULL GROUP BY 1`;
  return valueCounts(column);
}
