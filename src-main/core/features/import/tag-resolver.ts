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
  readonly #exclusive = new Set<number>();
  readonly #create: (name: string, parent: number | null) => number;
  /** Names that no tag or alias had, in the order they were met. */
  readonly newNames: string[] = [];

  /** @param create makes a tag, below another where one is given, and returns its id; a check returns a negative stand-in */
  constructor(db: ReadHandle, create: (name: string, parent: number | null) => number) {
    this.#create = create;
    const tags = db.rows<[number, string, number | null, number]>(selectTags());
    const names = new Map(tags.map(([id, name]) => [id, tagKey(name)]));
    for (const [id, name, parent, isExclusive] of tags) {
      const key = tagKey(name);
      if (!this.#ids.has(key)) this.#ids.set(key, id);
      const path = parent === null ? undefined : `${names.get(parent) ?? ''}>${key}`;
      if (path !== undefined && !this.#paths.has(path)) this.#paths.set(path, id);
      if (isExclusive === 1 && parent !== null) {
        this.#exclusiveParent.set(id, parent);
        this.#exclusive.add(parent);
      }
    }
    for (const [alias, id] of db.rows<[string, number]>(selectTagAliases())) {
      if (!this.#ids.has(alias)) this.#ids.set(alias, id);
    }
  }

  /** Whether a tag or alias is called so, or exactly so with its group. */
  knows(name: string): boolean {
    return this.#ids.has(tagKey(name)) || this.#byPath(name) !== undefined;
  }

  /** Whether other tags stand below a tag of this name. */
  isGroup(name: string): boolean {
    const start = `${tagKey(name)}>`;
    return this.#ids.has(tagKey(name)) && [...this.#paths.keys()].some((path) => path.startsWith(start));
  }

  /** The tags of the names; new ones are created. */
  resolve(names: readonly string[]): number[] {
    const ids: number[] = [];
    for (const name of names) {
      const key = tagKey(name);
      let id = this.#ids.get(key) ?? this.#byPath(name);
      if (id === undefined) id = this.#make(name);
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

  /** A tag nobody knows yet: below the group it is written with where that one is here, else at the top. */
  #make(name: string): number {
    const parts = name.split(pathMark).map(tidySpace);
    const own = parts.at(-1) ?? '';
    const group = parts.length < 2 ? undefined : this.#group(parts.slice(0, -1));
    const tidy = (group === undefined || own === '' ? tidySpace(name) : own).slice(0, longestName);
    const parent = group === undefined || own === '' ? null : group;
    const id = this.#create(tidy, parent);
    if (parent !== null) {
      this.#paths.set(`${tagKey(parts.at(-2) ?? '')}>${tagKey(own)}`, id);
      if (this.#exclusive.has(parent)) this.#exclusiveParent.set(id, parent);
    }
    this.newNames.push(tidy);
    return id;
  }

  /** The tag that a written group means. */
  #group(names: readonly string[]): number | undefined {
    const [above, own = ''] = names.length > 1 ? names.slice(-2).map(tagKey) : [undefined, tagKey(names[0] ?? '')];
    return (above === undefined ? undefined : this.#paths.get(`${above}>${own}`)) ?? this.#ids.get(own);
  }

  /** A tag written with its group, or the group itself; undefined unless exactly that stands in the tree. */
  #byPath(name: string): number | undefined {
    const parts = name.split(pathMark).map(tagKey);
    if (parts.length < 2) return undefined;
    const [parent = '', own = ''] = parts.slice(-2);
    return this.#paths.get(`${parent}>${own}`) ?? (parent === own ? this.#ids.get(own) : undefined);
  }

  #take(taken: Map<number, number>, tag: number): void {
    const group = this.#exclusiveParent.get(tag);
    if (group !== undefined) taken.set(group, tag);
  }
}
