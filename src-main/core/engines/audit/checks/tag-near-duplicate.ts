// Tags whose names differ only in case, marks, word order, plural or a slip: VIP, vip-, VIPs.
import { tagKey } from '../../../../../src-shared/text/text-key.ts';
import type { AuditTag, Found, TagCheck } from '../check.ts';
import { slipsBetween } from '../repairs/email-domain.ts';
import { isInUse } from './tag-unused.ts';

export const tagNearDuplicate: TagCheck = {
  kind: 'tag',
  id: 'tag-near-duplicate',
  title: 'Two tags with nearly the same name',
  why: 'Half of the contacts carry one, half the other, and every count of either is wrong.',
  remedy: 'Merge the two on the Tags page, or rename one so that the difference shows.',
  dimension: 'tag_hygiene',
  severity: 'warning',
  reads: ['name'],
  inspect: (tags) => {
    const found: (Found & { tag: number })[] = [];
    const named = tags.filter(isInUse).map((tag) => ({ tag, key: likeKey(tag.name) }));
    // The tag with fewer contacts is reported, beside its likeliest twin.
    named.sort((a, b) => b.tag.members - a.tag.members || a.tag.id - b.tag.id);
    named.forEach(({ tag, key }, index) => {
      const twin = named.slice(0, index).find((other) => alike(key, other.key) && related(tag, other.tag));
      if (twin === undefined) return;
      found.push({
        tag: tag.id,
        field: 'tag:name',
        current: tag.name,
        detail: `Like “${twin.tag.name}” (${twin.tag.members})`,
      });
    });
    return found;
  },
};

/** A parent and its own child may share a word on purpose ('Lead' > 'Leads 2024'), so only exact twins count there. */
function related(one: AuditTag, other: AuditTag): boolean {
  const family = one.parentId === other.id || other.parentId === one.id;
  return !family || tagKey(one.name) === tagKey(other.name);
}

/** Words in alphabetical order, each without its plural. */
function likeKey(name: string): string {
  return tagKey(name)
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
    .sort()
    .join(' ');
}

function alike(one: string, other: string): boolean {
  if (one === other) return one !== '';
  if (one.replaceAll(' ', '') === other.replaceAll(' ', '')) return true;
  // Numbers are meant to differ: Event 2023 and Event 2024 are no slip.
  if (one.replace(/\D/g, '') !== other.replace(/\D/g, '')) return false;
  const longer = Math.max(one.length, other.length);
  return longer >= 7 && Math.abs(one.length - other.length) <= 1 && slipsBetween(one, other) === 1;
}
