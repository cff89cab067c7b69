// The list of places that the product carries, read when it is first asked for. Owns where the file lies.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { PlaceList } from '../engines/geography/place-list.ts';

/** Beside the built core; where the sources themselves run, where a build or a test has put it. */
export const placesFile = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../node_modules/.cache/tagstead/places.gz' : './places.gz',
    import.meta.url,
  ),
);

let list: PlaceList | null = null;

/** All places. @throws Error when the file is not there: the product was not built whole */
export function placeList(): PlaceList {
  if (list === null) {
    if (!existsSync(placesFile)) throw new Error(`the list of places is not there: ${placesFile}`);
    list = new PlaceList(gunzipSync(readFileSync(placesFile)).toString('utf8'));
  }
  return list;
}
