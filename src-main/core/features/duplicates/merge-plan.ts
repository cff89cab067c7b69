// Which contact survives a merge and whose value each field keeps. Pure: owns the survivor and field rules; a person may
// choose otherwise. Writing is merge-writer.ts.
import type { ConsentState } from '../../../../src-shared/model/contact.ts';
import { type DetailColumn, detailColumns, nameColumns } from '../../../../src-shared/model/contact-columns.ts';

/** One contact as the plan sees it. */
export interface MergeMember {
  readonly id: number;
  /** Field → value as kept; null for missing. Custom fields are 'custom:<key>'. */
  readonly values: ReadonlyMap<string, string | number | null>;
  readonly addedAt: number;
  readonly updatedAt: number;
  readonly lastActivityAt: number | null;
}

/** Whose value a field keeps and why. */
export interface FieldChoice {
  readonly from: number;
  readonly because: string;
}

/** Columns of contact whose value comes from one contact, in the order they are shown; notes of all are kept together. */
export const chosenColumns = [
  ...nameColumns,
  ...detailColumns.filter((column): column is Exclude<DetailColumn, 'notes'> => column !== 'notes'),
  'kind',
] as const;

/** Names: the fuller spelling wins over the newer one. */
const nameFields = new Set<string>(['given_name', 'middle_name', 'family_name', 'nickname', 'company']);

/**
 * The contact that survives by default: the most complete one, then the one active last, then the oldest.
 */
export function proposeWinner(members: readonly MergeMember[]): FieldChoice {
  const filled = (member: MergeMember) => [...member.values.values()].filter((value) => value !== null).length;
  const [best, next] = [...members].sort(
    (a, b) =>
      filled(b) - filled(a) ||
      (b.lastActivityAt ?? 0) - (a.lastActivityAt ?? 0) ||
      a.addedAt - b.addedAt ||
      a.id - b.id,
  );
  if (best === undefined) throw new Error('a merge needs contacts');
  if (next === undefined || filled(best) > filled(next)) return { from: best.id, because: 'Most complete' };
  const isActive = (best.lastActivityAt ?? 0) > (next.lastActivityAt ?? 0);
  return { from: best.id, because: isActive ? 'Active most recently' : 'Here the longest' };
}

/** Whose value of one field is kept by default; null when nobody has one. */
export function proposeField(field: string, members: readonly MergeMember[], winner: number): FieldChoice | null {
  const present = members.filter((member) => (member.values.get(field) ?? null) !== null);
  const [only] = present;
  if (only === undefined) return null;
  const preferred = (list: readonly MergeMember[]) => list.find((member) => member.id === winner) ?? list[0] ?? only;
  const texts = new Set(present.map((member) => String(member.values.get(field))));
  if (texts.size === 1) {
    return { from: preferred(present).id, because: present.length === members.length ? 'Same' : 'Only one' };
  }
  const counts = new Map<string, MergeMember[]>();
  for (const member of present) {
    const text = String(member.values.get(field));
    counts.set(text, [...(counts.get(text) ?? []), member]);
  }
  const [most, second] = [...counts.values()].sort((a, b) => b.length - a.length);
  if (most !== undefined && most.length > (second?.length ?? 0)) {
    return { from: preferred(most).id, because: 'Most frequent' };
  }
  if (nameFields.has(field)) return proposeName(field, present, preferred);
  const newest = Math.max(...present.map((member) => member.updatedAt));
  const isNewer = present.some((member) => member.updatedAt < newest);
  const latest = preferred(present.filter((member) => member.updatedAt === newest));
  return { from: latest.id, because: isNewer ? 'Newest' : 'From the contact that survives' };
}

/** A name in its full form beats its beginning, one in mixed case beats one in capitals; else the survivor's stays. */
function proposeName(
  field: string,
  present: readonly MergeMember[],
  preferred: (list: readonly MergeMember[]) => MergeMember,
): FieldChoice {
  const textOf = (member: MergeMember) => String(member.values.get(field)).trim();
  const isCased = (text: string) => text !== text.toUpperCase() && text !== text.toLowerCase();
  const cased = present.filter((member) => isCased(textOf(member)));
  const pool = cased.length > 0 ? cased : present;
  const base = preferred(pool);
  const start = textOf(base).replace(/\.$/, '').toLowerCase();
  const fuller = pool.filter((member) => {
    const text = textOf(member).toLowerCase();
    return text.length > start.length && text.startsWith(start);
  });
  const longest = Math.max(0, ...fuller.map((member) => textOf(member).length));
  if (fuller.length > 0) {
    return { from: preferred(fuller.filter((member) => textOf(member).length === longest)).id, because: 'Fullest' };
  }
  return {
    from: base.id,
    because: pool.length < present.length ? 'Written properly' : 'From the contact that survives',
  };
}

/** The most careful of several consents: a withdrawal outweighs everything, consent outweighs not knowing. */
export function strictestConsent(states: readonly ConsentState[]): ConsentState {
  if (states.includes('withdrawn')) return 'withdrawn';
  return states.includes('granted') ? 'granted' : 'unknown';
}

/** Notes of all contacts, each text once, the survivor's first. */
export function joinNotes(notes: readonly (string | null)[]): string | null {
  const kept = [...new Set(notes.flatMap((note) => (note === null || note.trim() === '' ? [] : [note.trim()])))];
  return kept.length === 0 ? null : kept.join('\n\n');
}
