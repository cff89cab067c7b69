// What a zip archive holds, and one of its files piece by piece. Owns the directory of the archive (PKWARE APPNOTE
// 6.3.10, sections 4.3 and 4.5) and the bounds that keep a small archive from filling memory or disk; inflating is
// fflate's, opening the archive is the caller's.
import { Inflate } from 'fflate';

/** Reads `length` bytes at `at`; fewer at the end of the file. */
export type ReadBytes = (at: number, length: number) => Uint8Array;

export interface ZipMember {
  /** As the archive names it, with '/' between folders. */
  readonly path: string;
  readonly compressed: number;
  /** Bytes when expanded, as the archive claims. */
  readonly size: number;
  /** 0 stored, 8 deflated; others cannot be read. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where its local header begins. */
  readonly at: number;
}

/** Thrown for an archive that is damaged, encrypted or expands beyond what it may; says what is wrong in a phrase. */
export class ZipError extends Error {
  readonly kind: 'damaged' | 'encrypted' | 'too-large';

  constructor(kind: 'damaged' | 'encrypted' | 'too-large', message: string) {
    super(message);
    this.kind = kind;
  }
}

const mostMembers = 20_000;
/** Customer lists shrink to a twentieth at best; deflate itself can reach 1:1032. */
const mostRatio = 250;
const ratioFreeBytes = 64 * 1024 * 1024;
const pieceBytes = 32 * 1024;

/** The files of an archive, folders left out. */
export function zipMembers(read: ReadBytes, fileSize: number): ZipMember[] {
  const { at, length, count } = findDirectory(read, fileSize);
  if (count > mostMembers)
    throw new ZipError('too-large', `it holds more than ${mostMembers.toLocaleString('en')} files`);
  const bytes = read(at, length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const members: ZipMember[] = [];
  let next = 0;
  while (next + 46 <= bytes.length && view.getUint32(next, true) === 0x02014b50) {
    const nameLength = view.getUint16(next + 28, true);
    const extraLength = view.getUint16(next + 30, true);
    const flags = view.getUint16(next + 8, true);
    const name = bytes.subarray(next + 46, next + 46 + nameLength);
    const path = new TextDecoder((flags & 0x800) !== 0 || isUtf8(name) ? 'utf-8' : 'windows-1252').decode(name);
    const extra = bytes.subarray(next + 46 + nameLength, next + 46 + nameLength + extraLength);
    const long = longSizes(extra, {
      size: view.getUint32(next + 24, true),
      compressed: view.getUint32(next + 20, true),
      at: view.getUint32(next + 42, true),
    });
    if (!path.endsWith('/')) {
      members.push({ path, method: view.getUint16(next + 10, true), isEncrypted: (flags & 1) !== 0, ...long });
    }
    next += 46 + nameLength + extraLength + view.getUint16(next + 32, true);
  }
  return members;
}

/**
 * Expands one file of an archive.
 * @param most bytes after which it is refused as too large
 * @returns pieces of any size, none kept
 */
export function* zipPieces(read: ReadBytes, member: ZipMember, most: number): Generator<Uint8Array, void> {
  if (member.isEncrypted) throw new ZipError('encrypted', `${member.path} in it is protected by a password`);
  if (member.method !== 0 && member.method !== 8) {
    throw new ZipError('damaged', `${member.path} in it is compressed in a way that cannot be read`);
  }
  const header = read(member.at, 30);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw damaged(member);
  const from = member.at + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  let expanded = 0;
  let ready: Uint8Array[] = [];
  const take = (piece: Uint8Array): void => {
    expanded += piece.length;
    const isBomb = expanded > ratioFreeBytes && expanded > member.compressed * mostRatio;
    if (expanded > most || isBomb) {
      throw new ZipError('too-large', `${member.path} in it expands to more than it may (${megabytes(most)})`);
    }
    ready.push(piece);
  };
  const inflate = member.method === 8 ? new Inflate(take) : null;
  for (let at = 0; at < member.compressed; at += pieceBytes) {
    const bytes = read(from + at, Math.min(pieceBytes, member.compressed - at));
    if (bytes.length === 0) throw damaged(member);
    if (inflate === null) take(bytes);
    else {
      try {
        inflate.push(bytes, at + pieceBytes >= member.compressed);
      } catch (error) {
        if (error instanceof ZipError) throw error;
        throw damaged(member);
      }
    }
    yield* ready;
    ready = [];
  }
  if (expanded !== member.size) throw damaged(member);
}

/** Makes sure that an archive which another reader will expand stays within bounds, whatever its directory claims. */
export function refuseBomb(read: ReadBytes, members: readonly ZipMember[], most: number): void {
  let total = 0;
  for (const member of members) {
    for (const piece of zipPieces(read, member, most)) total += piece.length;
    if (total > most) throw new ZipError('too-large', `it expands to more than ${megabytes(most)}`);
  }
}

function damaged(member: ZipMember): ZipError {
  return new ZipError('damaged', `${member.path} in it is damaged`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('en')} MB`;
}

/** Finds the directory by the record at the end, which a comment of up to 64 KB may follow. */
function findDirectory(read: ReadBytes, fileSize: number): { at: number; length: number; count: number } {
  const tailAt = Math.max(0, fileSize - 65_557);
  const tail = read(tailAt, fileSize - tailAt);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const found = {
      count: view.getUint16(at + 10, true),
      length: view.getUint32(at + 12, true),
      at: view.getUint32(at + 16, true),
    };
    const isLong = found.count === 0xffff || found.length === 0xffffffff || found.at === 0xffffffff;
    const directory = isLong && at >= 20 ? longDirectory(read, view, at - 20) : found;
    if (directory.at + directory.length > fileSize) break;
    return directory;
  }
  throw new ZipError('damaged', 'its list of files is missing');
}

function longDirectory(
  read: ReadBytes,
  tail: DataView,
  locator: number,
): { at: number; length: number; count: number } {
  if (tail.getUint32(locator, true) !== 0x07064b50) throw new ZipError('damaged', 'its list of files is missing');
  const record = read(Number(tail.getBigUint64(locator + 8, true)), 56);
  if (record.length < 56) throw new ZipError('damaged', 'its list of files is missing');
  const view = new DataView(record.buffer, record.byteOffset, record.length);
  return {
    count: Number(view.getBigUint64(32, true)),
    length: Number(view.getBigUint64(40, true)),
    at: Number(view.getBigUint64(48, true)),
  };
}

/** Sizes and place of a member; those that need more than 32 bits stand in the extra field 1 (Zip64). */
function longSizes(extra: Uint8Array, short: { size: number; compressed: number; at: number }): typeof short {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
  const found = { ...short };
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let from = at + 4;
    for (const field of ['size', 'compressed', 'at'] as const) {
      if (short[field] !== 0xffffffff || from + 8 > extra.length) continue;
      found[field] = Number(view.getBigUint64(from, true));
      from += 8;
    }
  }
  return found;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
