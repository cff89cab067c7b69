// How many contacts two tags have in common, for all pairs at once and exactly. Owns the counting: each contact's tags are
// paired once, so that the cost follows who wears what and not the square of the tags times the contacts.

export interface Overlaps {
  /** Contacts that wear the tag in this place. */
  size(place: number): number;
  /** Contacts that wear both. */
  shared(left: number, right: number): number;
  /** Of the smaller one, the share that wears the other as well; 0 where one has nobody. */
  containment(left: number, right: number): number;
  /** Shared contacts among those that wear either (Jaccard 1901); 0 where nobody does. */
  jaccard(left: number, right: number): number;
}

/** Beyond, pairs are counted for the tags with the most members only: 4,000 tags are 32 MB of counts. */
export const mostCompared = 4_000;

/**
 * Counts common members of all pairs.
 * @param members contacts by tag, each contact once per tag
 * @param onProgress called with the share done, 0 to 1; may throw to stop
 */
export function countOverlaps(
  members: readonly (readonly number[] | Uint32Array)[],
  onProgress: (share: number) => void = () => undefined,
): Overlaps {
  const compared = comparedPlaces(members);
  const count = compared.length;
  const tagsOf = tagsByContact(compared.map((place) => members[place] ?? []));
  const pairs = new Uint32Array((count * (count - 1)) / 2);
  const { starts, tags } = tagsOf;
  for (let contact = 0; contact + 1 < starts.length; contact++) {
    if ((contact & 4095) === 0) onProgress(contact / starts.length);
    const end = starts[contact + 1] ?? 0;
    // The tags of a contact stand in ascending order: the later of two is the row of the triangle.
    for (let second = (starts[contact] ?? 0) + 1; second < end; second++) {
      const row = tags[second] ?? 0;
      const base = (row * (row - 1)) / 2;
      for (let first = starts[contact] ?? 0; first < second; first++) {
        const cell = base + (tags[first] ?? 0);
        pairs[cell] = (pairs[cell] ?? 0) + 1;
      }
    }
  }
  const rank = new Map(compared.map((place, index) => [place, index]));
  const size = (place: number): number => members[place]?.length ?? 0;
  const shared = (left: number, right: number): number => {
    const [a, b] = [rank.get(left), rank.get(right)];
    if (a === undefined || b === undefined) return 0;
    if (a === b) return size(left);
    const [low, high] = a < b ? [a, b] : [b, a];
    return pairs[(high * (high - 1)) / 2 + low] ?? 0;
  };
  return {
    size,
    shared,
    containment: (left, right) => shared(left, right) / Math.max(1, Math.min(size(left), size(right))),
    jaccard(left, right) {
      const both = shared(left, right);
      return both / Math.max(1, size(left) + size(right) - both);
    },
  };
}

function comparedPlaces(members: readonly { readonly length: number }[]): number[] {
  const worn = members.flatMap(({ length }, place) => (length > 0 ? [place] : []));
  if (worn.length <= mostCompared) return worn;
  return worn.sort((a, b) => (members[b]?.length ?? 0) - (members[a]?.length ?? 0) || a - b).slice(0, mostCompared);
}

/** The same turned round: the tags of each contact, ascending, in one array with where each contact begins. */
function tagsByContact(members: readonly (readonly number[] | Uint32Array)[]): {
  starts: Uint32Array;
  tags: Uint16Array;
} {
  let highest = -1;
  let total = 0;
  for (const list of members) {
    total += list.length;
    for (const contact of list) if (contact > highest) highest = contact;
  }
  const starts = new Uint32Array(highest + 2);
  for (const list of members) for (const contact of list) starts[contact + 1] = (starts[contact + 1] ?? 0) + 1;
  for (let contact = 0; contact + 1 < starts.length; contact++)
    starts[contact + 1] = (starts[contact + 1] ?? 0) + (starts[contact] ?? 0);
  const next = starts.slice();
  const tags = new Uint16Array(total); // mostCompared fits
  for (const [place, list] of members.entries()) {
    for (const contact of list) {
      const at = next[contact] ?? 0;
      tags[at] = place;
      next[contact] = at + 1;
    }
  }
  return { starts, tags };
}
