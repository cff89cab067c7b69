// Serves the built page as app://tagstead/. Owns which files exist there: the list is made once at start, and a URL is
// only ever looked up in it, so no URL can become a path.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export const pageScheme = 'app';
export const pageOrigin = 'app://tagstead';
export const pageUrl = `${pageOrigin}/`;

/**
 * What the page may load and do. Everything comes from the app itself; nothing is remote.
 * Styles alone may stand inline: the component library writes its theme as style elements. Without remote sources a
 * style can send nothing anywhere.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Makes the answer to every request for the page's origin from the files under `folder`. */
export function servePage(folder: string): (request: { method: string; url: string }) => Promise<Response> {
  const files = listFiles(folder);
  return async ({ method, url }) => {
    const file = method === 'GET' ? files.get(url.replace(/[?#].*$/s, '')) : undefined;
    if (file === undefined) return new Response('not found', { status: 404, headers: securityHeaders });
    const contentType = contentTypes[extname(file)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { ...securityHeaders, 'content-type': contentType },
    });
  };
}

/** Exact URL to file. Symbolic links and source maps are left out. */
function listFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(pageUrl + relative(folder, file).split(sep).map(encodeURIComponent).join('/'), file);
  }
  const index = files.get(`${pageUrl}index.html`);
  if (index !== undefined) files.set(pageUrl, index);
  return files;
}
