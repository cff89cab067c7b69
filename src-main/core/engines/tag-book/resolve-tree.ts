// Finds the place of every row of a tree file. Owns what makes a row unusable (circles, unknown parents, names that are
// missing, too long or taken) and says so with its line; good rows go through.
import { tagKey, tidySpace } from '../../../../src-shared/text/text-key.ts';
import { type BookProblem, type BookTag, longestName, type RawBook, type RawTag, shorten } from './book-tag.ts';

type Place = { path: string[]; entry: BookTag | null };

/** Deeper trees are no trees of tags: the limit keeps paths readable and every walk short. */
const deepest = 30;

/**
 * @returns the tags with parents before their children, otherwise in the order of the file
 */
export function resolveTree(raw: RawBook): { tags: BookTag[]; problems: BookProblem[] } {
  const problems = [...raw.problems];
  const byRef = new Map<string, RawTag>();
  for (const tag of raw.tags) {
    const first = byRef.get(tag.ref);
    if (first === undefined) byRef.set(tag.ref, tag);
    else
      problems.push({
        line: tag.line,
        kind: 'left-out',
        message: `“${shorten(tag.name)}” stands in the file already, on line ${first.line}.`,
      });
  }
  const places = new Map<string, Place | null>();
  const circles = circlesOf(byRef);
  const tags: BookTag[] = [];
  const taken = new Map<string, { name: string; line: number; place: Place }>();

  const placeOf = (tag: RawTag): Place | null => {
    const known = places.get(tag.ref);
    if (known !== undefined) return known;
    const place = decide(tag);
    places.set(tag.ref, place);
    return place;
  };
  const leaveOut = (tag: RawTag, message: string): null => {
    problems.push({ line: tag.line, kind: 'left-out', message });
    return null;
  };
  const decide = (tag: RawTag): Place | null => {
    const name = tidySpace(tag.name);
    if (circles.has(tag.ref))
      return leaveOut(tag, `“${shorten(name)}” lies below itself: ${circleText(byRef, tag)}. Give it another parent.`);
    if (name === '' || tagKey(name) === '') return leaveOut(tag, 'A tag without a name.');
    if (name.length > longestName)
      return leaveOut(
        tag,
        `The name “${shorten(name)}” has ${name.length} characters; at most ${longestName} fit. Shorten it.`,
      );
    const above = tag.parentRef === null ? { path: [], entry: null } : parentPlace(tag, name, tag.parentRef);
    if (above === null) return null;
    if (above.path.length >= deepest)
      return leaveOut(tag, `“${shorten(name)}” lies more than ${deepest} levels deep. Flatten the branch.`);
    const key = JSON.stringify([...above.path, name].map(tagKey));
    const twin = taken.get(key);
    if (twin !== undefined) {
      const how = twin.name === name ? '' : ', but for case, accents or signs';
      leaveOut(
        tag,
        `“${shorten(name)}” has the same name and parent as “${shorten(twin.name)}” on line ${twin.line}${how}.`,
      );
      return twin.place; // what lies below it goes below the first
    }
    const entry: BookTag = { path: [...above.path, name], sheet: tag.sheet, line: tag.line };
    const place: Place = { path: [...entry.path], entry };
    taken.set(key, { name, line: tag.line, place });
    tags.push(entry);
    return place;
  };
  const parentPlace = (tag: RawTag, name: string, ref: string): Place | null => {
    const parent = byRef.get(ref);
    if (parent === undefined)
      return leaveOut(tag, `The parent of “${shorten(name)}”, “${shorten(ref)}”, is not in the file.`);
    const above = placeOf(parent);
    if (above !== null) return above;
    return leaveOut(
      tag,
      `“${shorten(name)}” lies below “${shorten(parent.name)}” (line ${parent.line}), which is left out.`,
    );
  };
  for (const tag of byRef.values()) {
    // From the top down, so that a chain of thousands needs no deep recursion.
    const chain: RawTag[] = [];
    for (
      let step: RawTag | undefined = tag;
      step !== undefined && !places.has(step.ref) && !circles.has(step.ref);
      step = step.parentRef === null ? undefined : byRef.get(step.parentRef)
    )
      chain.push(step);
    for (const step of chain.reverse()) placeOf(step);
    placeOf(tag);
  }
  return { tags, problems: problems.sort((left, right) => (left.line ?? 0) - (right.line ?? 0)) };
}

/** The refs that lie on a circle; those that merely hang from one are left out with their parent. */
function circlesOf(byRef: ReadonlyMap<string, RawTag>): Set<string> {
  const onCircle = new Set<string>();
  const done = new Set<string>();
  for (const start of byRef.keys()) {
    const walk = new Map<string, number>();
    let ref: string | null = start;
    while (ref !== null && !done.has(ref) && !walk.has(ref)) {
      walk.set(ref, walk.size);
      ref = byRef.get(ref)?.parentRef ?? null;
    }
    const from = ref === null ? undefined : walk.get(ref);
    for (const [step, at] of walk) {
      if (from !== undefined && at >= from) onCircle.add(step);
      done.add(step);
    }
  }
  return onCircle;
}

/** 'A > B > A' from the top down. */
function circleText(byRef: ReadonlyMap<string, RawTag>, tag: RawTag): string {
  const names = [tag.name];
  for (let ref = tag.parentRef; ref !== null && ref !== tag.ref && names.length < 5; ) {
    const above = byRef.get(ref);
    if (above === undefined) break;
    names.unshift(above.name);
    ref = above.parentRef;
  }
  return [tag.name, ...names].map(shorten).join(' > ');
}
