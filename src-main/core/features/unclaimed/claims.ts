// What orders without an email or id say about their person, and what was decided about such people before. Owns the key
// by which rows count as one person's; deciding is unclaimed-handlers.ts's.
import { sql } from 'kysely';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { NamedPerson } from '../../engines/matching/name-candidates.ts';
import type { AddressDraft, ContactDraft } from '../../engines/reading/contact-draft.ts';

/** What is kept of the person of an unclaimed order: enough to find contacts like it, or to make one. */
export interface Claimant extends NamedPerson {
  readonly kind: 'person' | 'company';
  readonly prefix: string | null;
  readonly middle: string | null;
  readonly suffix: string | null;
  readonly points: readonly { kind: string; value: string; normalised: string | null; status: string }[];
  readonly address: AddressDraft | null;
}

/** Whether anything but an id names somebody. */
export function isNamed({ name, columns, points }: ContactDraft): boolean {
  return name.given !== null || name.family !== null || columns.company !== null || points.length > 0;
}

/** Rows with one key are taken for one person's: the same name with the same phone. */
export function claimKey({ displayName, points }: ContactDraft): string {
  const phone = points.find((point) => point.kind === 'phone');
  return `${foldText(displayName)}|${phone?.normalised ?? phone?.value ?? ''}`;
}

export function claimantOf(who: ContactDraft): Claimant {
  const { name, columns, points, addresses } = who;
  return {
    kind: who.kind,
    name: who.displayName,
    given: name.given,
    family: name.family,
    prefix: name.prefix,
    middle: name.middle,
    suffix: name.suffix,
    phones: points.flatMap((point) => (point.kind === 'phone' ? [point.normalised ?? point.value] : [])),
    company: columns.company,
    city: addresses[0]?.city ?? null,
    points: points.map(({ kind, value, normalised, status }) => ({ kind, value, normalised, status })),
    address: addresses[0] ?? null,
  };
}

/** Per key what was decided last: a contact that is still here, or null where it was left to nobody. */
export function earlierClaims(db: ReadHandle): ReadonlyMap<string, { readonly contact: number | null }> {
  const claims = new Map<string, { contact: number | null }>();
  for (const [key, decision, contact] of db.rows<[string, string, number | null]>(selectDecided())) {
    if (decision === 'left') claims.set(key, { contact: null });
    else if (contact !== null) claims.set(key, { contact });
  }
  return claims;
}

function selectDecided() {
  return sql`SELECT u.who_key, u.decision, c.id FROM unclaimed_activity u
    LEFT JOIN contact_alias al ON al.id = u.contact_id
    LEFT JOIN contact c ON c.id = coalesce(al.winner_id, u.contact_id) AND c.state = 'active'
    WHERE u.decision IS NOT NULL GROUP BY u.who_key HAVING u.decided_at = max(u.decided_at)`;
}
