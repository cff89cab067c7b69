// What bringing a tree of tags into a workspace means: which tags are new, change, move or stay. Owns how a tag of a file
// finds its tag in the workspace; writes nothing.
import type { BookChange } from '../../../../src-shared/contract/tag-book.ts';
import { tagKey } from '../../../../src-shared/text/text-key.ts';
import { type BookProblem, type BookSheet, type BookTag, bookFields, fieldText, shorten } from './book-tag.ts';

/** A tag of the workspace. */
export interface KnownTag {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  /** Aliases are normalised by tagKey. */
  readonly sheet: BookSheet;
}

export interface PlannedTag {
  readonly tag: BookTag;
  readonly kind: BookChange['kind'];
  /** null: it is new. */
  readonly id: number | null;
  /** Where it comes to lie: a tag of the workspace, or the place of a new one in this plan. */
  readonly parent: { readonly id: number | null } | { readonly plan: number };
  /** The fields that are written; other names are those to be added. */
  readonly changes: BookSheet;
  readonly detail: string | null;
}

export interface TreePlan {
  readonly tags: readonly PlannedTag[];
  readonly problems: readonly BookProblem[];
}

type Parent = PlannedTag['parent'];

/** New tags have no id yet; below nothing they are told apart by a negative one. */
const keyOf = (parent: Parent): number | null => ('id' in parent ? parent.id : -1 - parent.plan);

/**
 * A tag is found by its place and name, then, where the workspace has the name once and the file too, by its name or other
 * name alone; it then moves, if it may. What the file does not say stays as it is.
 * @param tags parents before children
 * @param below under which tag everything comes; null: the top of the tree
 */
export function planTree(
  tags: readonly BookTag[],
  known: readonly KnownTag[],
  { below, move }: { below: number | null; move: boolean },
): TreePlan {
  const workspace = new Workspace(known);
  const problems: BookProblem[] = [];
  const plan: PlannedTag[] = [];
  const placeOf = new Map<string, Parent>();
  const timesInFile = new Map<string, number>();
  for (const { path } of tags) {
    const key = tagKey(path.at(-1) ?? '');
    timesInFile.set(key, (timesInFile.get(key) ?? 0) + 1);
  }
  const claimed = new Map<number, BookTag>();
  for (const tag of tags) {
    const name = tag.path.at(-1) ?? '';
    const key = tagKey(name);
    const parent =
      tag.path.length === 1 ? { id: below } : (placeOf.get(pathKey(tag.path.slice(0, -1))) ?? { id: below });
    const place = (step: PlannedTag): void => {
      placeOf.set(pathKey(tag.path), step.id === null ? { plan: plan.length } : { id: step.id });
      plan.push(step);
    };
    const child = 'id' in parent ? workspace.child(parent.id, key) : undefined;
    const elsewhere = child === undefined && timesInFile.get(key) === 1 ? workspace.only(key) : undefined;
    const found = child ?? elsewhere;
    if (found === undefined) {
      const changes = workspace.freeAliases(tag, null, problems);
      workspace.move(-1 - plan.length, keyOf(parent));
      place({ tag, kind: 'added', id: null, parent, changes, detail: null });
      workspace.add(key, changes.aliases);
      continue;
    }
    const twin = claimed.get(found.id);
    if (twin !== undefined) {
      const line = twin.line === null ? '' : ` on line ${twin.line}`;
      problems.push({
        line: tag.line,
        kind: 'left-out',
        message: `“${shorten(name)}” and “${shorten(twin.path.at(-1) ?? '')}”${line} are both the tag “${shorten(found.name)}” of the workspace.`,
      });
      placeOf.set(pathKey(tag.path), { id: found.id });
      continue;
    }
    claimed.set(found.id, tag);
    if (tagKey(found.name) !== key)
      problems.push({
        line: tag.line,
        kind: 'note',
        message: `“${shorten(name)}” is kept as another name of “${shorten(found.name)}”: that tag is used.`,
      });
    const changes = differences(workspace.freeAliases(tag, found, problems), found.sheet);
    const isElsewhere = child === undefined && !('id' in parent && parent.id === found.parentId);
    const isMoved = isElsewhere && move && mayMove(workspace, found, parent, tag, problems);
    if (isMoved) workspace.move(found.id, keyOf(parent));
    const fields = namesOf(changes);
    const from = isMoved ? `from ${found.parentId === null ? 'the top' : `“${workspace.nameOf(found.parentId)}”`}` : '';
    place({
      tag,
      kind: isMoved ? 'moved' : fields.length > 0 ? 'changed' : 'unchanged',
      id: found.id,
      parent: isMoved ? parent : { id: found.parentId },
      changes,
      detail: [from, ...fields].filter((part) => part !== '').join(', ') || null,
    });
  }
  return { tags: plan, problems };
}

function mayMove(
  workspace: Workspace,
  tag: KnownTag,
  parent: Parent,
  { line }: BookTag,
  problems: BookProblem[],
): boolean {
  if (!workspace.isBelow(keyOf(parent), tag.id)) return true;
  problems.push({
    line,
    kind: 'note',
    message: `“${shorten(tag.name)}” stays where it is: moved, it would lie below itself.`,
  });
  return false;
}

/** What the file says otherwise; other names are those the tag has not. */
function differences(wanted: BookSheet, has: BookSheet): BookSheet {
  const entries = bookFields.flatMap(({ key }) => {
    if (wanted[key] === undefined || key === 'aliases') return [];
    return fieldText(wanted, key) === fieldText(has, key) ? [] : [[key, wanted[key]]];
  });
  const changes = Object.fromEntries(entries) as BookSheet;
  const names = (wanted.aliases ?? []).filter((alias) => !(has.aliases ?? []).includes(alias));
  if (names.length > 0) changes.aliases = names;
  return changes;
}

const namesOf = (changes: BookSheet): string[] =>
  bookFields.filter(({ key }) => changes[key] !== undefined).map(({ title }) => title.toLowerCase());

const pathKey = (path: readonly string[]): string => JSON.stringify(path.map(tagKey));

/** The tags of the workspace by what they are found by, kept up to date while the plan grows. */
class Workspace {
  readonly #byId: Map<number, KnownTag>;
  readonly #parents: Map<number, number | null>;
  readonly #children = new Map<string, KnownTag>();
  readonly #byName = new Map<string, KnownTag[]>();
  readonly #byAlias = new Map<string, KnownTag>();
  /** Names and other names that tags of the plan take. */
  readonly #taken = new Set<string>();

  constructor(known: readonly KnownTag[]) {
    this.#byId = new Map(known.map((tag) => [tag.id, tag]));
    this.#parents = new Map(known.map(({ id, parentId }) => [id, parentId]));
    for (const tag of known) {
      const key = tagKey(tag.name);
      this.#children.set(`${tag.parentId} ${key}`, tag);
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), tag]);
      for (const alias of tag.sheet.aliases ?? []) this.#byAlias.set(alias, tag);
    }
  }

  child(parent: number | null, key: string): KnownTag | undefined {
    return this.#children.get(`${parent} ${key}`);
  }

  /** The one tag of this name, or the one that has it as another name. */
  only(key: string): KnownTag | undefined {
    const named = this.#byName.get(key) ?? [];
    return named.length === 0 ? this.#byAlias.get(key) : named.length === 1 ? named[0] : undefined;
  }

  nameOf = (id: number): string => this.#byId.get(id)?.name ?? '';

  add(key: string, aliases: readonly string[] | undefined): void {
    for (const one of [key, ...(aliases ?? [])]) this.#taken.add(one);
  }

  move(id: number, parent: number | null): void {
    this.#parents.set(id, parent);
  }

  /** Whether `id` is `above` or lies below it, as the plan stands. */
  isBelow(id: number | null, above: number): boolean {
    for (let step: number | null | undefined = id; step !== null && step !== undefined; step = this.#parents.get(step))
      if (step === above) return true;
    return false;
  }

  /** The sheet of a tag with those of its other names that no other tag has, normalised. */
  freeAliases({ sheet, path, line }: BookTag, owner: KnownTag | null, problems: BookProblem[]): BookSheet {
    const { aliases, ...rest } = sheet;
    if (aliases === undefined) return rest;
    const own = tagKey(owner?.name ?? path.at(-1) ?? '');
    const keys = new Set(aliases.map(tagKey).filter((key) => key !== '' && key !== own));
    const free = [...keys].filter((key) => {
      const other = this.#byAlias.get(key) ?? this.#byName.get(key)?.[0];
      const isFree = (other === undefined || other.id === owner?.id) && !this.#taken.has(key);
      if (!isFree)
        problems.push({
          line,
          kind: 'note',
          message: `The other name “${shorten(key)}” is not taken over: another tag has it.`,
        });
      return isFree;
    });
    for (const key of free) this.#taken.add(key);
    return free.length === 0 ? rest : { ...rest, aliases: free };
  }
}
