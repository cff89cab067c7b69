// Text that was decoded with the wrong encoding before it came into the file: 'MÃ¼ller' for 'Müller'. Owns finding and
// undoing it. UTF-8 bytes that were read as Windows-1252 leave pairs and triples of signs that hardly occur otherwise;
// exactly those are turned back, and the rest of the text stays as it is.

/** Windows-1252 characters of the bytes 0x80 to 0x9f; the five unused bytes stand for themselves. */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf = new Map([...high].map((character, index) => [character, 0x80 + index]));

const tail = `[\\u0080-\\u00bf${high.replace(/[\u0081\u008d\u008f\u0090\u009d]/g, '')}]`;
/** First bytes of Latin, Greek, Cyrillic, Hebrew and Arabic letters, punctuation, East Asian signs and emoji. */
const sequences = new RegExp(
  `[\\u00c2-\\u00c5\\u00c8-\\u00cb\\u00ce-\\u00d1\\u00d7-\\u00d9]${tail}|[\\u00e1-\\u00ea\\u00ef]${tail}{2}|\\u00f0${tail}{3}`,
  'g',
);
const suspect = /[\u00c2-\u00f0]/;

/** Undoes the wrong decoding, up to three times over. Text without traces of it comes back as it is. */
export function repairMojibake(text: string): string {
  let repaired = text;
  for (let round = 0; round < 3 && suspect.test(repaired); round++) {
    const next = repaired.replace(sequences, (sequence) => decoded(sequence) ?? sequence);
    if (next === repaired) break;
    repaired = next;
  }
  return repaired;
}

function decoded(sequence: string): string | null {
  const bytes = Uint8Array.from(sequence, (character) => byteOf.get(character) ?? character.charCodeAt(0));
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // A pair such as 'É®' of ordinary capitals would give a phonetic sign that no customer's name holds.
    return /^[\u0250-\u036f\u0080-\u009f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** Counts the cells that repairing would change, with up to `most` of them. */
export function findMojibake(
  rows: readonly (readonly string[])[],
  most = 5,
): { cells: number; samples: { before: string; after: string }[] } {
  const samples: { before: string; after: string }[] = [];
  let cells = 0;
  for (const row of rows) {
    for (const before of row) {
      if (!suspect.test(before)) continue;
      const after = repairMojibake(before);
      if (after === before) continue;
      cells++;
      if (samples.length < most) samples.push({ before: before.slice(0, 120), after: after.slice(0, 120) });
    }
  }
  return { cells, samples };
}
