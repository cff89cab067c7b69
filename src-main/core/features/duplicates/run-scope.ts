// Which contacts a run is about, from a model's scope: a segment, a source, an import, picked contacts. Owns that
// question; what being in scope means for a pair is engines/matching/pair-scope.ts.
import { sql } from 'kysely';
import type { MatchModelSettings, MatchScope } from '../../../../src-shared/matching/match-settings.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { contactQuery } from '../../../../src-shared/model/selection.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { PairScope } from '../../engines/matching/pair-scope.ts';
import { selectedIds } from '../contacts/contact-selection.ts';

/** What deciding the scope needs of a run. */
interface ScopedRun {
  readonly settings?: MatchModelSettings | undefined;
  readonly now: number;
  readonly asOf: number;
}

/** The ids of the contacts a scope names; null for everyone. */
export function scopeIds(db: ReadHandle, { settings, now, asOf }: ScopedRun): Set<number> | null {
  const scope = settings?.scope;
  if (scope === undefined || scope.kind === 'everyone') return null;
  return new Set(db.pluck<number>(selectScope(db, scope, now, asOf)));
}

/** The scope as records of the loaded table; undefined for everyone. */
export function scopeOfRun(db: ReadHandle, run: ScopedRun, ids: Float64Array): PairScope | undefined {
  const inScope = scopeIds(db, run);
  const scope = run.settings?.scope;
  if (inScope === null || scope === undefined || scope.kind === 'everyone') return undefined;
  const isIn = Uint8Array.from(ids, (id) => (inScope.has(id) ? 1 : 0));
  if (!isIn.includes(1)) {
    throw refuse('nothing-in-scope', 'No contact is in the scope of this model. Choose another scope.');
  }
  return { isIn, against: scope.against };
}

function selectScope(db: ReadHandle, scope: Exclude<MatchScope, { kind: 'everyone' }>, now: number, asOf: number) {
  switch (scope.kind) {
    case 'segment':
      return selectedIds(
        { db, now, asOf },
        { kind: 'all', query: contactQuery.parse({ segment: scope.segment }), except: [] },
      );
    case 'contacts':
      return selectedIds({ db, now, asOf }, { kind: 'ids', ids: scope.contacts });
    case 'batch':
      return contactsOfFiles(sql`b.id = ${scope.batch}`);
    case 'source':
      return contactsOfFiles(sql`coalesce(b.source, b.file_name) = ${scope.source}`);
  }
}

/** Contacts that a row of an import speaks of, those merged since by their survivor. */
function contactsOfFiles(condition: ReturnType<typeof sql>) {
  return sql<{ id: number }>`SELECT DISTINCT coalesce(al.winner_id, s.contact_id) AS id FROM source_record s
    JOIN import_batch b ON b.id = s.batch_id LEFT JOIN contact_alias al ON al.id = s.contact_id
    WHERE s.contact_id IS NOT NULL AND ${condition}`;
}
