// The word a person probably meant. Owns the guess behind 'Did you mean'; corrects nothing by itself.

/** Edit distance with adjacent swaps counted once (Damerau, optimal string alignment), over whole small words. */
function distance(left: string, right: string): number {
  const rows = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= left.length; row++) {
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      let best = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (isSame ? 0 : 1));
      const isSwap =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isSwap) best = Math.min(best, at(row - 2, column - 2) + 1);
      (rows[row] ?? [])[column] = best;
    }
  }
  return at(left.length, right.length);
}

/** The candidate within two edits of a word (one for short words), or the only one that starts with it. */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  const starting = candidates.filter((candidate) => candidate.startsWith(word));
  if (word !== '' && starting.length === 1) return starting[0];
  const limit = word.length <= 4 ? 1 : 2;
  return candidates
    .map((candidate) => ({ candidate, edits: distance(word.slice(0, 40), candidate) }))
    .filter(({ edits }) => edits <= limit)
    .sort((left, right) => left.edits - right.edits)[0]?.candidate;
}
