// The SQL of saved match models and of trials. One statement each, beside activeModel, which other features ask.
import { sql } from 'kysely';
import {
  automaticSettings,
  type MatchModelSettings,
  matchSettingsSchema,
} from '../../../../src-shared/matching/match-settings.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { build } from '../../db/query.ts';

export function selectModels() {
  return build.selectFrom('match_model').selectAll().orderBy(sql`name COLLATE NOCASE`).orderBy('id');
}

export function selectModel(id: number) {
  return build.selectFrom('match_model').selectAll().where('id', '=', id);
}

export function selectModelNamed(name: string) {
  return build.selectFrom('match_model').select('id').where(sql<boolean>`name = ${name} COLLATE NOCASE`);
}

export function insertModel(values: { name: string; settings: string; at: number }) {
  return build
    .insertInto('match_model')
    .values({ name: values.name, settings: values.settings, created_at: values.at, updated_at: values.at });
}

export function updateModel(id: number, values: { name: string; settings: string; at: number }) {
  return build
    .updateTable('match_model')
    .set({ name: values.name, settings: values.settings, updated_at: values.at })
    .where('id', '=', id);
}

export function deleteModel(id: number) {
  return build.deleteFrom('match_model').where('id', '=', id);
}

/** Touches only the rows that change, so that History says no more than what happened. */
export function updateActive(id: number | null) {
  return sql`UPDATE match_model SET is_active = (id = ${id ?? 0}) WHERE is_active <> (id = ${id ?? 0})`;
}

/** Settings as stored; what a later version wrote and this one cannot read counts as nothing set. */
export function storedSettings(text: string): MatchModelSettings {
  const parsed = matchSettingsSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : automaticSettings;
}

/** The model that the next run uses; undefined while the matcher chooses by itself. */
export function activeModel(db: ReadHandle): { id: number; name: string; settings: MatchModelSettings } | undefined {
  const row = db.first(build.selectFrom('match_model').selectAll().where('is_active', '=', 1));
  return row && { id: row.id, name: row.name, settings: storedSettings(row.settings) };
}

/** How some pairs were stored by one run. @param pairs left and right ids, the smaller first */
export function selectStoredPairs(run: number, pairs: readonly (readonly [number, number])[]) {
  return sql<{ left_id: number; right_id: number; weight: number; levels: string; rarity: string }>`
    SELECT p.left_id, p.right_id, p.weight, p.levels, p.rarity
    FROM json_each(${JSON.stringify(pairs)}) w
    JOIN match_pair p ON p.left_id = w.value ->> 0 AND p.right_id = w.value ->> 1
    WHERE p.run_id = ${run}`;
}

export function selectSegmentNames() {
  return build.selectFrom('segment').select(['id', 'name']).orderBy('name');
}

/** Products, or files where the product was not recognised, that contacts came from. */
export function selectSources() {
  return sql<{ key: string; contacts: number }>`SELECT coalesce(source, file_name) AS key,
    sum(created_count + updated_count + unchanged_count) AS contacts
    FROM import_batch WHERE content = 'contacts' GROUP BY 1 ORDER BY 1`;
}

export function selectBatchNames() {
  return sql<{ id: number; name: string; at: number }>`SELECT id, file_name AS name, imported_at AS at
    FROM import_batch WHERE content = 'contacts' ORDER BY id DESC LIMIT 200`;
}
