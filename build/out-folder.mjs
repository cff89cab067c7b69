// Where built programs go. A test run uses a snapshot of its own (see e2e.mjs), so that a rebuild cannot pull files
// from under a running app.
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
export const outFolder = resolve(root, process.env.TAGSTEAD_OUT ?? 'out');
