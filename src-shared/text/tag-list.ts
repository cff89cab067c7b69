// One cell that holds several tags. Owns the separators that exports use; leaves aliases and the tree alone.
import { tagKey, tidySpace } from './text-key.ts';

/**
 * Splits a tags cell. The strongest separator present decides: ' ::: ' (Google), '|' (Mautic), ';' (HubSpot,
 * Outlook), newline, then ',' (Shopify, Mailchimp). A quoted list ("VIP","Blog") is unquoted, '\,' stays a comma,
 * Google's leading '* ' and a leading '#' are dropped. Spellings of one tag are kept once, first spelling wins.
 */
export function parseTagList(cell: string): string[] {
  const text = cell.trim();
  if (text === '') return [];
  const seen = new Set<string>();
  const tags: string[] = [];
  for (const part of split(text)) {
    const name = tidySpace(part.replace(/^(?:\*\s+|#+)/, ''));
    const key = tagKey(name);
    if (!/[\p{L}\p{N}\p{S}]/u.test(key) || seen.has(key)) continue;
    seen.add(key);
    tags.push(name);
  }
  return tags;
}

function split(text: string): string[] {
  const list = /^\[(.*)\]$/s.exec(text)?.[1] ?? text;
  if (/^["'].*["']$/s.test(list)) return splitQuoted(list);
  if (list.includes(':::')) return list.split(':::');
  for (const separator of ['|', ';', '\n']) {
    if (list.includes(separator)) return list.split(separator);
  }
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
