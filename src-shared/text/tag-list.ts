// One cell that holds several tags. Owns the separators that exports use; leaves aliases and the tree alone.
import { tagKey, tidySpace } from './text-key.ts';

/**
 * Splits a tags cell. The strongest separator present decides: ' ::: ' (Google), '|' (Mautic), ';' (HubSpot,
 * Outlook), newline, then ',' (Shopify, Mailchimp). JSON arrays and quoted lists ("VIP","Blog") are unquoted, '\,'
 * stays a comma, a leading '#' or 'tag:' is dropped, and so is Google's group of everybody, '* myContacts'.
 * Spellings of one tag are kept once, first spelling wins.
 */
export function parseTagList(cell: string): string[] {
  const text = cell.trim();
  if (text === '') return [];
  const seen = new Set<string>();
  const tags: string[] = [];
  for (const part of fromJson(text) ?? split(text)) {
    if (/^\s*\*\s+my ?contacts\s*$/i.test(part)) continue;
    const name = tidySpace(part.trim().replace(/^(?:\*\s+|#+|(?:tag|label)s?:\s*(?=\S))/i, ''));
    const key = tagKey(name);
    if (!/[\p{L}\p{N}\p{S}]/u.test(key) || seen.has(key)) continue;
    seen.add(key);
    tags.push(name);
  }
  return tags;
}

/** ["VIP", "a, b"], also of objects that carry a name; null when the text is no JSON array. */
function fromJson(text: string): string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null; // [VIP, Blog] and ['VIP'] are no JSON; they are split as lists
  }
  if (!Array.isArray(parsed)) return null;
  return parsed.flatMap((item: unknown) => {
    if (typeof item === 'string' || typeof item === 'number') return [String(item)];
    if (typeof item !== 'object' || item === null) return [];
    const named = Object.entries(item).find(([key, value]) => /^(?:name|tag|label|title)$/i.test(key) && value);
    return named === undefined ? [] : [String(named[1])];
  });
}

function split(text: string): string[] {
  const list = /^\[(.*)\]$/s.exec(text)?.[1] ?? text;
  if (/^["'].*["']$/s.test(list)) return splitQuoted(list);
  if (list.includes(':::')) return list.split(':::');
  for (const separator of ['|', ';', '\n', '\t']) {
    if (list.includes(separator)) return list.split(separator);
  }
  if (/"[^"]*,[^"]*"/.test(list)) return splitQuoted(list);
  return list.split(/(?<!\\),/).map((part) => part.replaceAll('\\,', ','));
}

function splitQuoted(text: string): string[] {
  const parts: string[] = [];
  for (const found of text.matchAll(/"((?:[^"]|"")*)"|'([^']*)'|([^,;|"']+)/g)) {
    const part = found[1]?.replaceAll('""', '"') ?? found[2] ?? found[3] ?? '';
    if (part.trim() !== '') parts.push(part.trim());
  }
  return parts;
}
