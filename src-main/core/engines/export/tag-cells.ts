// Tags as cells: several in one cell, or a column each. Owns the separators' pitfalls; how a tag is named is decided
// before (features/export/tag-names.ts).

export type TagSeparator = '; ' | ', ' | ' ::: ';

/**
 * Joins tags so that parseTagList gives the same tags back: the separator asked for, or Google's ' ::: ' where a
 * tag's name contains what an importer would split at.
 */
export function joinTags(tags: readonly string[], separator: TagSeparator): string | null {
  if (tags.length === 0) return null;
  const splits = separator === ', ' || tags.length === 1 ? /[,;|\n\t"]/ : /[;|\n\t]/;
  const plain = tags.join(separator);
  const isQuoted = /^["'[]/.test(plain); // an importer would take the quotes off
  if (!isQuoted && (separator === ' ::: ' || !tags.some((tag) => splits.test(tag)))) return endSingle(plain, tags);
  const joined = tags.join(' ::: ');
  return isQuoted ? `${joined} :::` : endSingle(joined, tags);
}

/** A lone tag with a comma in its name gets the separator behind it, or it would be read as two. */
function endSingle(joined: string, tags: readonly string[]): string {
  return tags.length === 1 && /[,;|\n]/.test(joined) ? `${joined} :::` : joined;
}

/** A tag's name in a cell that another program splits at its separator: what would split it becomes a blank. */
export function plainTag(tag: string, separator: string): string {
  const mark = separator.trim();
  return mark === '' ? tag : tag.replaceAll(mark, ' ').replace(/\s+/g, ' ').trim();
}

/** Tags as another program splits them; it knows no other separator. Null when there are none. */
export function joinForTarget(tags: readonly string[], separator: string): string | null {
  return [...new Set(tags.map((tag) => plainTag(tag, separator)).filter((tag) => tag !== ''))].join(separator) || null;
}
