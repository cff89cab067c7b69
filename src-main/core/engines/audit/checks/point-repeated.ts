// The same email or phone twice on one contact.
import { type ContactCheck, clean, type Found } from '../check.ts';

export const pointRepeated: ContactCheck = {
  kind: 'contact',
  id: 'point-repeated',
  title: 'Same email or phone twice on one contact',
  why: 'The contact gets the same mail twice, and correcting one copy leaves the other wrong.',
  remedy: 'Accepting takes out the later copy; the main one stays.',
  dimension: 'uniqueness',
  severity: 'notice',
  reads: ['email', 'phone'],
  inspect: (contact) => {
    if (contact.points.length === 0) return undefined;
    const [first, second] = contact.points;
    if (contact.points.length === 1 || (contact.points.length === 2 && first?.kind !== second?.kind)) return clean;
    const seen = new Set<string>();
    const found: Found[] = [];
    const mainFirst = [...contact.points].sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || a.id - b.id);
    for (const point of mainFirst) {
      if (point.kind !== 'email' && point.kind !== 'phone') continue;
      const key = `${point.kind} ${point.normalised ?? point.value}`;
      if (seen.has(key)) found.push({ field: `point:${point.id}`, current: point.value, proposed: '', confidence: 1 });
      seen.add(key);
    }
    return found;
  },
};
