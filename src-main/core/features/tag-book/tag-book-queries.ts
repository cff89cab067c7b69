// The SQL of the tag book: whole tables of tags at once. Single tags are read and written through features/tags.
import { build } from '../../db/query.ts';

export function selectAllAliases() {
  return build.selectFrom('tag_alias').select(['tag_id', 'alias']).orderBy('alias');
}

export function selectSetting(key: string) {
  return build.selectFrom('setting').select('value').where('key', '=', key);
}
