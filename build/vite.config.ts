import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';
import { outFolder, root } from './out-folder.mjs';

// Left to require at run time: Electron's own module, and the one native module, which packages carry unbundled.
const leftOut = ['electron', 'better-sqlite3'];

/** One bundle for Node or Electron's main process: everything inlined but Electron and the native module. */
function program(
  folder: string,
  input: Record<string, string>,
  { format = 'es', target = 'node22', ext = 'mjs' }: { format?: 'es' | 'cjs'; target?: string; ext?: string } = {},
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: leftOut },
    build: {
      outDir: resolve(outFolder, folder),
      emptyOutDir: true,
      target,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        external: leftOut,
        output: { format, entryFileNames: `[name].${ext}`, chunkFileNames: `[name]-[hash].${ext}` },
      },
    },
  };
}

/** Lists the modules that went into the page, for the check that none of them belongs to Node (bundle-check.mjs). */
function listPageModules(): Plugin {
  return {
    name: 'tagstead:list-page-modules',
    applyToEnvironment: (environment) => environment.name === 'client',
    writeBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
      const names = modules.map((id) => id.replaceAll('\0', '').replace(`${root}/`, '')).sort();
      writeFileSync(resolve(outFolder, 'renderer-modules.json'), JSON.stringify(names, null, 1));
    },
  };
}

// Main, preload and page keep to what Electron 33 (Node 20, Chrome 130) knows: tests may run on it.
export default defineConfig({
  root: resolve(root, 'src-renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), listPageModules()],
  cacheDir: resolve(root, 'node_modules/.vite'),
  builder: {},
  environments: {
    client: {
      build: {
        outDir: resolve(outFolder, 'renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        modulePreload: false,
        assetsInlineLimit: 0,
        sourcemap: true,
        chunkSizeWarningLimit: 4000,
      },
    },
    main: program('main', { main: resolve(root, 'src-main/shell/main.ts') }, { target: 'node20', ext: 'js' }),
    preload: program(
      'preload',
      { preload: resolve(root, 'src-main/preload/preload.ts') },
      { format: 'cjs', target: 'node20', ext: 'cjs' }, // a sandboxed preload must be CommonJS
    ),
    core: program('core', {
      core: resolve(root, 'src-main/core/core-entry.ts'),
      worker: resolve(root, 'src-main/core/worker/worker-entry.ts'),
      'match-thread': resolve(root, 'src-main/core/worker/match-thread.ts'),
      cli: resolve(root, 'src-main/cli/cli.ts'),
      library: resolve(root, 'src-main/core/library.ts'), // what tests and scripts outside the bundler import
    }),
  },
});
