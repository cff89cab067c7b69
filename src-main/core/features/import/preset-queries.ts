// The SQL of kept mappings and of what earlier imports teach, one statement each.
import { sql } from 'kysely';
import { build, type Query } from '../../db/query.ts';

/** Kept mappings whose signature begins so; the rest are remembered by their columns. */
export function selectNamedPresets(prefix: string): Query<{ id: number; name: string; mapping: string }> {
  return build
    .selectFrom('mapping_preset')
    .select(['id', 'name', 'mapping'])
    .where('signature', 'like', `${prefix}%`)
    .orderBy('name');
}

export function selectPresetName(id: number, prefix: string): Query<{ name: string }> {
  return build
    .selectFrom('mapping_preset')
    .select('name')
    .where('id', '=', id)
    .where('signature', 'like', `${prefix}%`);
}

export function deletePreset(id: number): Query<unknown> {
  return build.deleteFrom('mapping_preset').where('id', '=', id);
}

/** Headers and mappings of the latest imports, newest first. */
export function selectEarlierMappings(
  most: number,
): Query<{ content: 'contacts' | 'activities'; headers: string; mapping: string }> {
  return sql`SELECT content, headers, mapping FROM import_batch ORDER BY id DESC LIMIT ${most}`;
}
