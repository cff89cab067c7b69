// Which tag a word of a file means. Owns names, aliases, written paths and exclusive groups; creates nothing by itself.
import { tagKey, tidySpace } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { selectTagAliases, selectTags } from './import-queries.ts';

const longestName = 120;
// How products write a tag with its group: 'Interest > Golf', 'Interest: Golf', 'interest/golf', 'interest::golf'.
const pathMark = /\s*(?:>|»|›|::?|\/|\\)\s*/;

/** Stands in for the id of a tag that would be created: negative, one per new name. */
export class TagResolver {
  readonly #ids = new Map<string, number>();
  /** Tags by the key of their parent and their own: 'interest>golf'. */
  readonly #paths = new Map<string, number>();
  readonly #exclusiveParent = new Map<number, number>();
  readonly #create: (name: string) => number;
  /** Names that no tag or alias had, in the order they were met. */
  readonly newNames: string[] = [];

  /** @param create makes a tag and returns its id; a check returns a negative stand-in */
  constructor(db: ReadHandle, create: (name: string) => number) {
    this.#create = create;
    const tags = db.rows<[number, string, number | null, number]>(selectTags());
    const names = new Map(tags.map(([id, name]) => [id, tagKey(name)]));
    for (const [id, name, parent, isExclusive] of tags) {
      const key = tagKey(name);
      if (!this.#ids.has(key)) this.#ids.set(key, id);
      const path = parent === null ? undefined : `${names.get(parent) ?? ''}>${key}`;
      if (path !== undefined && !this.#paths.has(path)) this.#paths.set(path, id);
      if (isExclusive === 1 && parent !== null) this.#exclusiveParent.set(id, parent);
    }
    for (const [alias, id] of db.rows<[string, number]>(selectTagAliases())) {
      if (!this.#ids.has(alias)) this.#ids.set(alias, id);
    }
  }

  /** The tags of the names; new ones are created. */
  resolve(names: readonly string[]): number[] {
    const ids: number[] = [];
    for (const name of names) {
      const key = tagKey(name);
      let id = this.#ids.get(key) ?? this.#byPath(name);
      if (id === undefined) {
        const tidy = tidySpace(name).slice(0, longestName);
        id = this.#create(tidy);
        this.newNames.push(tidy);
      }
      this.#ids.set(key, id);
      if (!ids.includes(id)) ids.push(id);
    }
    return ids;
  }

  /**
   * Leaves out tags that may not stand beside what the contact has: of an exclusive group one is enough.
   * @param present tags the contact has already
   */
  allowed(wanted: readonly number[], present: ReadonlySet<number>): { tags: number[]; refused: number } {
    if (this.#exclusiveParent.size === 0) return { tags: [...wanted], refused: 0 };
    const taken = new Map<number, number>();
    for (const tag of present) this.#take(taken, tag);
    const tags: number[] = [];
    for (const tag of wanted) {
      const group = this.#exclusiveParent.get(tag);
      if (group !== undefined && taken.has(group) && taken.get(group) !== tag) continue;
      this.#take(taken, tag);
      tags.push(tag);
    }
    return { tags, refused: wanted.length - tags.length };
  }

  /** A tag written with its group; undefined unless exactly that pair stands in the tree. */
  #byPath(name: string): number | undefined {
    const parts = name.split(pathMark).map(tagKey);
    if (parts.length < 2) return undefined;
    const [parent = '', own = ''] = parts.slice(-2);
    return this.#paths.get(`${parent}>${own}`);
  }

  #take(taken: Map<number, number>, tag: number): void {
    const group = this.#exclusiveParent.get(tag);
    if (group !== undefined) taken.set(group, tag);
  }
}
