// The checks that need no running app: types, lint, walls. Owns their commands; test.mjs and check.mjs run them.
import { join } from 'node:path';
import { checkPageBundle } from './bundle-check.mjs';
import { toolNode } from './install.mjs';
import { outFolder, root } from './out-folder.mjs';
import { runCollecting } from './run.mjs';

const tool = (path, ...args) => runCollecting(toolNode(), [join(root, 'node_modules', path), ...args], { cwd: root });

const types = (project) => ({
  name: project === '.' ? 'types' : `types of ${project}`,
  run: () => tool('typescript/bin/tsc', '-p', project),
});

/** Each stage resolves to `{ code, output }`; code 0 means no finding. */
export const staticStages = [
  types('.'),
  types('src-main'),
  types('src-main/preload'),
  types('src-renderer'),
  types('src-shared'),
  {
    name: 'lint and format',
    run: () =>
      tool(
        '@biomejs/biome/bin/biome',
        'ci',
        '--config-path=build/biome-rules.json',
        '--error-on-warnings',
        '--colors=off',
        '.',
      ),
  },
  {
    name: 'boundaries',
    run: () =>
      tool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        ...['-c', 'build/dependency-cruiser.cjs', 'src-main', 'src-renderer', 'src-shared'],
      ),
  },
];

/** Needs a build. */
export const bundleStage = {
  name: 'page bundle',
  run: async () => {
    const findings = checkPageBundle(outFolder);
    return { code: findings.length === 0 ? 0 : 1, output: findings.join('\n') };
  },
};
