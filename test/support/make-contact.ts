// Puts contacts into a test workspace by naming only what matters.
import type { WriteContext } from '../../src-main/core/server/contexts.ts';
import { displayName } from '../../src-shared/text/person-name.ts';

export interface MadeContact {
  given_name?: string;
  family_name?: string;
  company?: string;
  notes?: string;
  birthday?: string;
  email?: string | string[];
  phone?: string | string[];
  url?: string;
  address?: { street?: string; city?: string; postcode?: string; country?: string }[];
  tags?: number[];
  /** By real column of contact_custom. */
  custom?: Record<string, string | number>;
  purchases?: { at: number; amount: number; currency?: string; reference?: string }[];
}

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/** Inserts a contact with its points, addresses, tags and purchases. Returns its id. */
export function makeContact({ db, now }: WriteContext, made: MadeContact): number {
  const name = { prefix: null, given: made.given_name ?? null, middle: null, family: made.family_name ?? null };
  const shown = displayName({ ...name, suffix: null, nickname: null }, { email: list(made.email)[0] ?? null });
  const insert = db.prepare(
    `INSERT INTO contact (display_name, given_name, family_name, company, notes, birthday, added_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const { given_name = null, family_name = null, company = null, notes = null, birthday = null } = made;
  const id = Number(insert.run(shown, given_name, family_name, company, notes, birthday, now, now).lastInsertRowid);
  for (const kind of ['email', 'phone', 'url'] as const) {
    list(made[kind]).forEach((value, index) => {
      db.prepare(
        'INSERT INTO contact_point (contact_id, kind, value, normalised, is_primary) VALUES (?, ?, ?, ?, ?)',
      ).run(id, kind, value, kind === 'url' ? null : value.toLowerCase(), index === 0 ? 1 : 0);
    });
  }
  for (const { street = null, city = null, postcode = null, country = null } of made.address ?? []) {
    db.prepare('INSERT INTO address (contact_id, street, city, postcode, country) VALUES (?, ?, ?, ?, ?)').run(
      id,
      street,
      city,
      postcode,
      country,
    );
  }
  for (const tag of made.tags ?? []) {
    db.prepare("INSERT INTO tag_assignment (contact_id, tag_id, source, assigned_at) VALUES (?, ?, 'manual', ?)").run(
      id,
      tag,
      now,
    );
  }
  for (const [column, value] of Object.entries(made.custom ?? {})) {
    db.prepare(
      `INSERT INTO contact_custom (id, ${column}) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET ${column} = excluded.${column}`,
    ).run(id, value);
  }
  for (const { at, amount, currency = 'EUR', reference = null } of made.purchases ?? []) {
    db.prepare(
      "INSERT INTO activity (contact_id, kind, at, amount, currency, reference) VALUES (?, 'purchase', ?, ?, ?, ?)",
    ).run(id, at, amount, currency, reference);
  }
  return id;
}

/** Inserts a tag. Returns its id. */
export function makeTag({ db, now }: WriteContext, name: string, parent: number | null = null): number {
  const insert = db.prepare('INSERT INTO tag (name, parent_id, created_at, updated_at) VALUES (?, ?, ?, ?)');
  return Number(insert.run(name, parent, now, now).lastInsertRowid);
}

/** Merges one contact into another the way the product stores it: as an alias. */
export function makeAlias({ db, now }: WriteContext, loser: number, winner: number): void {
  const merge = db
    .prepare("INSERT INTO merge (winner_id, loser_ids, choices, merged_at) VALUES (?, ?, '{}', ?)")
    .run(winner, JSON.stringify([loser]), now).lastInsertRowid;
  db.prepare('INSERT INTO contact_alias (id, winner_id, merge_id) VALUES (?, ?, ?)').run(loser, winner, merge);
  db.prepare("UPDATE contact SET state = 'merged' WHERE id = ?").run(loser);
}
