// Members of a segment as stored: chunks of bits by contact id, so that one move rewrites a kilobyte and a million members
// take 125. Owns the form; reads and writes nothing.
import { type IdBits, noIds } from '../rule-compiler/id-bits.ts';

/** Ids in one chunk. */
export const chunkSize = 8192;
const chunkWords = chunkSize / 32;

/** Chunk number → its 1024 bytes. Chunks without a member may be missing. */
export type MemberChunks = Map<number, Uint8Array>;

export const chunkOf = (id: number): number => Math.floor(id / chunkSize);

export function hasMember(chunks: MemberChunks | undefined, id: number): boolean {
  const at = id % chunkSize;
  return (((chunks?.get(chunkOf(id))?.[at >>> 3] ?? 0) >>> (at & 7)) & 1) === 1;
}

/**
 * The chunks that differ after contacts moved; `chunks` itself stays as it is.
 * @param moves [id, whether it belongs from then on], in the order in which they happened
 * @returns whole chunks to be stored in place of those before
 */
export function changedChunks(
  chunks: MemberChunks | undefined,
  moves: Iterable<readonly [id: number, belongs: boolean]>,
): MemberChunks {
  const changed: MemberChunks = new Map();
  for (const [id, belongs] of moves) {
    const chunk = chunkOf(id);
    let bytes = changed.get(chunk);
    if (bytes === undefined) {
      bytes = new Uint8Array(chunkSize / 8);
      bytes.set(chunks?.get(chunk) ?? []);
      changed.set(chunk, bytes);
    }
    const at = id % chunkSize;
    const bit = 1 << (at & 7);
    bytes[at >>> 3] = belongs ? (bytes[at >>> 3] ?? 0) | bit : (bytes[at >>> 3] ?? 0) & ~bit;
  }
  return changed;
}

/** All chunks as one set able to hold ids up to `highest`, or the highest stored one. */
export function bitsOfChunks(chunks: MemberChunks | undefined, highest: number): IdBits {
  const last = Math.max(-1, ...(chunks?.keys() ?? []));
  const bits = noIds(Math.max(highest, (last + 1) * chunkSize - 1));
  for (const [chunk, bytes] of chunks ?? []) {
    const words = new Uint32Array(bytes.slice().buffer); // little-endian on every machine the product runs on
    bits.set(words, chunk * chunkWords);
  }
  return bits;
}
