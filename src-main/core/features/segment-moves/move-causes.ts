// Why contacts moved: the operation that touched them, or what else changed. Owns the names of causes; facts are told in
// tell-fact.ts.
import type { MoveCause } from '../../../../src-shared/contract/segment-moves.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { contactsTouched } from '../tag-rules/touched-contacts.ts';
import type { Basis } from './kept-segments.ts';
import { selectComeAndGone, selectLoadedContacts, selectMergedAmong } from './moves-queries.ts';

export interface Cause {
  cause: MoveCause;
  operation: number | null;
}

/** An operation with the survivors whose facts it changed; null for more than are worth telling apart. */
export interface Doing {
  id: number;
  name: string;
  touched: ReadonlySet<number> | null;
}

export function causeOfOperation(name: string): MoveCause {
  if (/^history\./.test(name)) return 'undo';
  if (/^(import|sample|watchFolder)\./.test(name)) return 'import';
  if (/^duplicates\.(merge|unmerge)/.test(name)) return 'merge';
  return 'edit';
}

/**
 * @param operations the newest first
 * @param most contacts of one operation that are told apart
 */
export function loadDoings(db: ReadHandle, operations: readonly { id: number; name: string }[], most: number): Doing[] {
  return operations.map(({ id, name }) => {
    const touched = contactsTouched(db, [id], most);
    return { id, name, touched: touched && new Set(touched) };
  });
}

/** Contacts that came to the workspace or left it since an operation. */
export class ComeAndGone {
  readonly #ids: ReadonlySet<number>;
  readonly #ranges: readonly { first_id: number; last_id: number }[];

  constructor(db: ReadHandle, through: number) {
    this.#ids = new Set(db.pluck<number>(selectComeAndGone(through)));
    this.#ranges = db.all(selectLoadedContacts(through));
  }

  has(contact: number): boolean {
    if (this.#ids.has(contact)) return true;
    return this.#ranges.some(({ first_id, last_id }) => contact >= first_id && contact <= last_id);
  }
}

/** Contacts of these that are merged into another. */
export function mergedAmong(db: ReadHandle, contacts: readonly number[]): ReadonlySet<number> {
  return contacts.length === 0 ? new Set() : new Set(db.pluck<number>(selectMergedAmong(contacts)));
}

/** What moved contacts that no operation touched: the part of the basis that is another now. */
export function causeOfBasis(before: Basis, after: Basis): MoveCause {
  if (before.day !== after.day) return 'day';
  if (before.scores !== after.scores || before.stages !== after.stages) return 'score';
  return before.audit !== after.audit ? 'audit' : 'others';
}

/** Who is to be blamed for a move that the rule of the segment did not make. */
export function causeOfMove(contact: number, doings: readonly Doing[], otherwise: MoveCause): Cause {
  const named = doings.find(({ touched }) => touched?.has(contact));
  // An operation on very many contacts is taken to have moved whom no other one touched.
  const doing = named ?? (otherwise === 'others' ? doings.find(({ touched }) => touched === null) : undefined);
  if (doing) return { cause: causeOfOperation(doing.name), operation: doing.id };
  return { cause: otherwise, operation: null };
}
