// Finds the contact that a row speaks about by email, source id or exact name, from maps loaded once. Owns the maps;
// judges no likeness (that is matching's) and never guesses between two.
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { ContactDraft } from '../../engines/reading/contact-draft.ts';
import { selectEmailKeys, selectNameKeys, selectSourceKeys } from './import-queries.ts';

/** A contact, nobody, or more than one. */
export type Found =
  | { readonly kind: 'one'; readonly id: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'many' };

const none: Found = { kind: 'none' };
const many: Found = { kind: 'many' };

/** One key map: value → contact, or 0 where several contacts have the value. */
class KeyMap {
  readonly #map = new Map<string, number>();

  add(key: string, id: number): void {
    const present = this.#map.get(key);
    this.#map.set(key, present === undefined || present === id ? id : 0);
  }

  find(key: string): Found {
    const id = this.#map.get(key);
    if (id === undefined) return none;
    return id === 0 ? many : { kind: 'one', id };
  }

  has(key: string): boolean {
    return this.#map.has(key);
  }
}

export class ContactKeys {
  readonly emails = new KeyMap();
  readonly sourceIds: KeyMap;
  readonly names = new KeyMap();

  /**
   * Loads the maps that are needed.
   * @param wants which keys the file can be matched by; for ids the imports they may stem from, see `numberingOf`
   */
  constructor(
    db: ReadHandle,
    wants: {
      readonly email: boolean;
      readonly sourceId: ReadonlyMap<number, string> | null;
      readonly name: boolean;
    },
  ) {
    if (wants.email) for (const [email, id] of db.rows<[string, number]>(selectEmailKeys())) this.emails.add(email, id);
    this.sourceIds = wants.sourceId === null ? new KeyMap() : sourceKeys(db, wants.sourceId);
    if (wants.name)
      for (const [name, id] of db.rows<[string, number]>(selectNameKeys())) this.names.add(foldText(name), id);
  }

  byEmail(draft: ContactDraft): Found {
    let found: Found = none;
    for (const point of draft.points) {
      if (point.kind !== 'email' || point.normalised === null) continue;
      const next = this.emails.find(point.normalised);
      if (next.kind === 'none') continue;
      if (next.kind === 'many' || (found.kind === 'one' && found.id !== next.id)) return many;
      found = next;
    }
    return found;
  }

  bySourceId(draft: ContactDraft): Found {
    return draft.sourceId === null ? none : this.sourceIds.find(draft.sourceId);
  }

  byName(draft: ContactDraft): Found {
    return this.names.find(foldText(draft.displayName));
  }

  /** Makes a contact of this very import findable by the rows after it. */
  add(draft: ContactDraft, id: number): void {
    for (const point of draft.points) {
      if (point.kind === 'email' && point.normalised !== null) this.emails.add(point.normalised, id);
    }
    if (draft.sourceId !== null) this.sourceIds.add(draft.sourceId, id);
    this.names.add(foldText(draft.displayName), id);
  }
}

/** Within one list the latest import says whose an id is; two lists that disagree leave it open. */
function sourceKeys(db: ReadHandle, lists: ReadonlyMap<number, string>): KeyMap {
  const byList = new Map<string, Map<string, number>>();
  for (const [key, id, batch] of db.rows<[string, number, number]>(selectSourceKeys())) {
    const list = lists.get(batch);
    if (list === undefined) continue;
    let ids = byList.get(list);
    if (ids === undefined) {
      ids = new Map();
      byList.set(list, ids);
    }
    ids.set(key, id);
  }
  const keys = new KeyMap();
  for (const ids of byList.values()) for (const [key, id] of ids) keys.add(key, id);
  return keys;
}
