import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  type ReadBytes,
  refuseBomb,
  ZipError,
  zipMembers,
  zipPieces,
} from '../../../../src-main/core/engines/reading/formats/zip-archive.ts';

const readOf =
  (bytes: Uint8Array): ReadBytes =>
  (at, length) =>
    bytes.subarray(at, at + length);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const most = 1e9;

function expand(archive: Uint8Array, path: string): string {
  const read = readOf(archive);
  const member = zipMembers(read, archive.length).find((each) => each.path === path);
  if (member === undefined) throw new Error(`${path} is not in the archive`);
  return Buffer.concat([...zipPieces(read, member, most)]).toString('utf8');
}

/** An archive whose only file claims `claimed` bytes, whatever it holds. */
function archiveOf(content: Uint8Array, claimed: number, flags = 0): Uint8Array {
  const name = bytesOf('data.csv');
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  local.set(name, 30);
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.set(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}

describe('a zip archive', () => {
  it('gives back what any archive was made of', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-zé ]{1,12}$/), fc.string({ maxLength: 3000 }), { minKeys: 1 }),
        fc.constantFrom(0 as const, 6 as const),
        (files, level) => {
          const archive = zipSync(
            Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])),
            { level },
          );
          const read = readOf(archive);
          expect(
            zipMembers(read, archive.length)
              .map(({ path }) => path)
              .sort(),
          ).toEqual(Object.keys(files).sort());
          for (const [path, text] of Object.entries(files))
            expect(expand(archive, path)).toBe(Buffer.from(text).toString());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is found before a comment at its end', () => {
    const archive = Buffer.from(zipSync({ 'a.csv': bytesOf('a,b\n') }));
    archive.writeUInt16LE(5, archive.length - 2);
    expect(expand(Buffer.concat([archive, bytesOf('hello')]), 'a.csv')).toBe('a,b\n');
  });

  it('leaves folders out', () => {
    const archive = zipSync({ 'folder/': new Uint8Array(0), 'folder/a.csv': bytesOf('x') });
    expect(zipMembers(readOf(archive), archive.length).map(({ path }) => path)).toEqual(['folder/a.csv']);
  });

  it('refuses a bomb, told or not, before it fills memory', () => {
    const content = new Uint8Array(90 * 1024 * 1024);
    for (const claimed of [content.length, 100]) {
      const archive = archiveOf(content, claimed);
      const read = readOf(archive);
      const members = zipMembers(read, archive.length);
      let expanded = 0;
      const expandAll = () => {
        for (const piece of zipPieces(read, members[0] as (typeof members)[0], most)) expanded += piece.length;
      };
      expect(expandAll).toThrow(ZipError);
      expect(expanded).toBeLessThan(90e6);
      expect(() => refuseBomb(read, members, 10e6)).toThrow(/more than/);
    }
  });

  it('refuses what is encrypted, damaged or cut', () => {
    const locked = archiveOf(bytesOf('a'), 1, 1);
    expect(() => expand(locked, 'data.csv')).toThrow(/protected by a password/);
    const wrong = archiveOf(bytesOf('hello there'), 5);
    expect(() => expand(wrong, 'data.csv')).toThrow(/damaged/);
    const whole = zipSync({ 'a.csv': bytesOf('a,b\n'.repeat(1000)) });
    for (const length of [4, 30, whole.length - 30]) {
      const cut = whole.slice(0, length);
      expect(() => zipMembers(readOf(cut), cut.length)).toThrow(/list of files is missing/);
    }
  });

  it('never does more than throw for random damage', () => {
    const whole = zipSync({ 'a.csv': bytesOf('a,b\n'.repeat(200)), 'b.csv': bytesOf('c,d\n') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const read = readOf(bytes);
          try {
            for (const member of zipMembers(read, bytes.length)) for (const _ of zipPieces(read, member, 1e6));
          } catch (error) {
            expect(error).toBeInstanceOf(ZipError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
