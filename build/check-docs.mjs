// `node build/check-docs.mjs`: writes docs/checks.md from the registry of checks.
import { join } from 'node:path';
import { toolNode } from './install.mjs';
import { root } from './out-folder.mjs';
import { runAttached, runMain } from './run.mjs';

runMain(() => runAttached(toolNode(), [join(root, 'build/check-docs.ts')], { cwd: root }));
