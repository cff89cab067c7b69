// `npm run dev`: serves the page with hot reload, rebuilds the other programs on change and restarts Electron with them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronFlags, obtainElectron } from './electron.mjs';
import { installPackages, toolNode } from './install.mjs';
import { root } from './out-folder.mjs';
import { runAttached, runMain } from './run.mjs';

// Vite wants a newer Node than a machine may have: the script starts itself again in the project's own.
runMain(async () => {
  installPackages();
  if (!process.env.TAGSTEAD_DEV) {
    const env = { ...process.env, TAGSTEAD_DEV: '1' };
    return runAttached(toolNode(), [join(root, 'build/dev.mjs'), ...process.argv.slice(2)], { env });
  }
  await develop(process.argv.slice(2));
  await new Promise(() => {}); // until the window is closed
});

async function develop(args) {
  const { createBuilder, createServer } = await import(
    pathToFileURL(join(root, 'node_modules/vite/dist/node/index.js')).href
  );
  const configFile = join(root, 'build/vite.config.ts');
  const electron = obtainElectron();
  const server = await createServer({ configFile });
  await server.listen();
  server.printUrls();

  const env = { ...process.env, TAGSTEAD_DEV_SERVER: server.resolvedUrls.local[0] };
  if (!electron.official) env.TAGSTEAD_CORE_NODE ??= toolNode();
  let running;
  const restart = () => {
    running?.removeAllListeners('exit').kill();
    running = spawn(electron.executable, [...electronFlags(), '--log-level=3', root, ...args], {
      stdio: 'inherit',
      env,
    });
    running.once('exit', (code) => process.exit(code ?? 1)); // the window was closed
  };
  const stop = () => {
    running?.removeAllListeners('exit').kill();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  const builder = await createBuilder({ configFile, build: { watch: {} }, logLevel: 'warn' });
  const names = ['main', 'preload', 'core'];
  const built = new Set();
  for (const name of names) {
    const watcher = await builder.build(builder.environments[name]);
    watcher.on('event', async (event) => {
      if (event.code === 'BUNDLE_END') await event.result?.close();
      if (event.code === 'ERROR') process.stderr.write(`${event.error?.stack ?? event.error}\n`);
      if (event.code !== 'END') return;
      built.add(name);
      if (built.size === names.length) restart();
    });
  }
}
