// The wall around the page, checked on what was really built: no module of Node, Electron, the core or the database may
// be in it, and nothing it loads may come from elsewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const strangers = [
  [/(^|\/)src-main\//, 'a module of another process'],
  [/node_modules\/(electron|better-sqlite3|kysely)\//, 'a package of another process'],
  [/^node:|__vite-browser-external|browser-external:/, 'a module of Node'],
];
const importsFromNode =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["'](?:node:[\w/]+|electron|better-sqlite3)["']/;
const remoteSource = /<(?:script|link|img)\b[^>]*\b(?:src|href)=["']?(?:https?:)?\/\//i;

/**
 * @param {string} out the folder of built programs
 * @returns {string[]} one sentence a finding; empty when the wall stands
 */
export function checkPageBundle(out) {
  const list = join(out, 'renderer-modules.json');
  const page = join(out, 'renderer');
  if (!existsSync(list) || !existsSync(join(page, 'index.html'))) return ['the page is not built'];
  const findings = [];
  for (const module of JSON.parse(readFileSync(list, 'utf8'))) {
    for (const [pattern, what] of strangers) if (pattern.test(module)) findings.push(`${what} in the page: ${module}`);
  }
  for (const entry of readdirSync(page, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|html)$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    const found = importsFromNode.exec(text);
    if (found) findings.push(`${entry.name} imports outside the page: ${found[0]}`);
    if (entry.name.endsWith('.html') && remoteSource.test(text)) findings.push(`${entry.name} loads from elsewhere`);
  }
  return findings;
}
