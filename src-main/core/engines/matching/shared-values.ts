// Finds emails and phones that several people use: a family's number, a switchboard, info@. Owns only that question;
// what sharing means for a pair is a level of its comparison, what it means for a merge is clusters.ts.
import { type CodeColumn, endOf, firstOf } from './interning.ts';
import { jaroWinkler } from './similarity.ts';
import type { NameFields } from './standard-fields.ts';

/** From so many clearly different given names on, a value belongs to a group and not to a person. */
const differentPeople = 3;
/** Of more holders than this, so many are asked for their names. */
const mostAsked = 40;

/**
 * Marks the values held by three or more people with clearly different names.
 * Where nobody has a name, as many holders as are asked are a group.
 * @param counts occurrences per code, where the codes are not those of the column's pool
 * @returns 1 per code that is shared, else 0
 */
export function sharedValues(
  column: CodeColumn,
  rowCount: number,
  names: NameFields | undefined,
  counts: Uint32Array = column.pool.counts,
): Uint8Array {
  const isShared = new Uint8Array(counts.length);
  const holders = new Map<number, number[]>();
  for (let row = 0; row < rowCount; row++) {
    for (let at = firstOf(column, row); at < endOf(column, row); at++) {
      const code = column.codes[at] ?? 0;
      const count = code === 0 ? 0 : (counts[code] ?? 0);
      if (count < differentPeople) continue;
      if (names === undefined && count >= mostAsked) isShared[code] = 1;
      const known = holders.get(code);
      if (known === undefined) holders.set(code, [row]);
      else if (known.length < mostAsked) known.push(row);
    }
  }
  if (names === undefined) return isShared;
  for (const [code, rows] of holders) if (peopleAmong(rows, names) >= differentPeople) isShared[code] = 1;
  return isShared;
}

/** How many clearly different people the rows name: greedy, by given name, misspellings and nicknames being one. */
function peopleAmong(rows: readonly number[], names: NameFields): number {
  const people: number[] = [];
  for (const row of rows) {
    const given = names.given[row] ?? 0;
    if (given === 0) continue;
    const isKnown = people.some((other) => mayBeSamePerson(row, other, names));
    if (!isKnown) people.push(row);
  }
  return people.length;
}

function mayBeSamePerson(left: number, right: number, names: NameFields): boolean {
  const [a, b] = [names.given[left] ?? 0, names.given[right] ?? 0];
  if (a === b || shareNickname(names, a, b)) return true;
  const [fa, fb] = [names.family[left] ?? 0, names.family[right] ?? 0];
  if (a === fb || b === fa) return true; // given and family name swapped
  const [textA, textB] = [names.pool.texts[a] ?? '', names.pool.texts[b] ?? ''];
  if (textA.length === 1 || textB.length === 1) return textA[0] === textB[0];
  return jaroWinkler(names.pool, a, b, 0.8) >= 0.8;
}

/** Are two given names forms of one (Bob and Robert)? */
export function shareNickname(names: NameFields, left: number, right: number): boolean {
  const { nicknames, nicknameStarts } = names;
  for (let l = nicknameStarts[left] ?? 0; l < (nicknameStarts[left + 1] ?? 0); l++) {
    for (let r = nicknameStarts[right] ?? 0; r < (nicknameStarts[right + 1] ?? 0); r++) {
      if (nicknames[l] === nicknames[r]) return true;
    }
  }
  return false;
}
