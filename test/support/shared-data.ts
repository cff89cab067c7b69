// Where the labelled data sets live that some tests compare against. They are not part of the project.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = process.env.TAGSTEAD_CORPORA ?? resolve(import.meta.dirname, '../../../shared/data');

/** The path of a labelled data file, or undefined where the data sets are not present (such tests skip). */
export function sharedData(...path: string[]): string | undefined {
  const file = join(root, ...path);
  return existsSync(file) ? file : undefined;
}
