// The core as built programs, for tests that need a process of its own: one to kill, one to signal.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createBuilder } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export interface BuiltCore {
  /** library.mjs, cli.mjs and what belongs to them. */
  folder: string;
  remove(): void;
}

/** Builds the core's programs from the sources as they are now; 2 s or so. */
export async function buildCore(): Promise<BuiltCore> {
  // Below node_modules, so that the programs find the one native module beside them.
  const folder = join(root, 'node_modules/.cache/tagstead', `test-core-${process.pid}`);
  const builder = await createBuilder({
    configFile: join(root, 'build/vite.config.ts'),
    logLevel: 'error',
    environments: { core: { build: { outDir: folder, sourcemap: false } } },
  });
  const core = builder.environments.core;
  if (core === undefined) throw new Error('build/vite.config.ts has no environment named core');
  await builder.build(core);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
