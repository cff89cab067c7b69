// Prints a report to a PDF file: in a hidden window of its own, without scripts, without a network and without anything
// of the app's session. Owns that window, the page numbers and putting the file in place whole.
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BrowserWindow, type Session, session } from 'electron';
import type { PrintedReport } from '../../src-shared/shell-api.ts';
import { pageScheme } from './page-files.ts';

/** A session that lives in memory only; nothing of the page's is in it. */
const partition = 'report';
const address = `${pageScheme}://report/`;
/** The report's own policy says the same; a header holds even where a document would not. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
/** From this engine on the report's own style sheet numbers its pages. */
const numbersPages = 131;
const inch = 25.4; // millimetres

let current: { html: string; window: BrowserWindow } | null = null;
let prepared: Session | null = null;

/** Ends the printing that is under way; it then answers `cancelled`. */
export function cancelPrint(): void {
  current?.window.destroy();
}

/**
 * @param path where the PDF will appear; a file there is replaced in one step
 * @returns a sentence in `refused` where the place cannot be written
 */
export async function printReport(html: string, paper: 'A4' | 'Letter', path: string): Promise<PrintedReport> {
  if (current !== null) return { kind: 'refused', message: 'Another report is being printed. Wait until it is done.' };
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: reportSession(),
      sandbox: true,
      javascript: false,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    },
  });
  current = { html, window };
  try {
    await window.loadURL(address);
    const pdf = await window.webContents.printToPDF(pdfOptions(paper));
    await writeWhole(path, pdf);
    return { kind: 'done', size: pdf.length };
  } catch (error) {
    if (window.isDestroyed()) return { kind: 'cancelled' };
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || !(code in sentences)) throw error;
    return { kind: 'refused', message: `${basename(path)} ${sentences[code]}` };
  } finally {
    current = null;
    if (!window.isDestroyed()) window.destroy();
  }
}

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'does not fit: the disk is full. Free some space and save again.',
  EACCES: 'may not be written there. Choose another folder.',
  EPERM: 'may not be written there, or is open in another program. Close it or choose another name.',
  EBUSY: 'is open in another program. Close it there and save again.',
  EROFS: 'is in a place that cannot be written. Choose another folder.',
  ENOENT: 'is in a folder that is gone. Choose another one.',
  EISDIR: 'is a folder. Choose a name for the file inside it.',
};

function pdfOptions(paper: 'A4' | 'Letter'): Electron.PrintToPDFOptions {
  const isNumbered = Number.parseInt(process.versions.chrome, 10) >= numbersPages;
  return {
    pageSize: paper,
    printBackground: true,
    margins: { top: 17 / inch, bottom: 19 / inch, left: 17 / inch, right: 17 / inch },
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    ...(isNumbered
      ? {}
      : {
          displayHeaderFooter: true,
          headerTemplate: '<span></span>',
          footerTemplate: `<div style="width:100%;padding:0 17mm;font:8px 'Segoe UI',system-ui,sans-serif;color:#55625f;text-align:right"><span class="pageNumber"></span> / <span class="totalPages"></span></div>`,
        }),
  };
}

/** Answers with the report that is being printed, and with nothing else whatever is asked. */
function reportSession(): Session {
  if (prepared !== null) return prepared;
  const own = session.fromPartition(partition, { cache: false });
  own.protocol.handle(pageScheme, ({ url }) =>
    url === address && current !== null
      ? new Response(current.html, {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
        })
      : new Response('not found', { status: 404 }),
  );
  own.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: url !== address && !url.startsWith('data:image/') }),
  );
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  prepared = own;
  return own;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(partial, 'wx', 0o600); // customer data: nobody else's business until its owner decides
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
