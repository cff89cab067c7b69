// The door between page and shell: every request is checked for who sends it and parsed before anything happens.
// Owns the checks and the schema of each call; what the calls do comes in from main.ts.
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { z } from 'zod';
import { type MenuItem, menuRoles, type ShellCalls } from '../../src-shared/shell-api.ts';
import type { Log } from '../log.ts';

/** What the page's requests do, one function a call. */
export type ShellHandlers = {
  [Name in keyof ShellCalls]: (
    input: ShellCalls[Name]['input'],
  ) => ShellCalls[Name]['output'] | Promise<ShellCalls[Name]['output']>;
};

const shortText = z.string().max(300);
const nothing = z.null();
const token = z.string().regex(/^[\w-]{22}$/);
const filter = z.strictObject({
  name: shortText,
  extensions: z.array(z.string().regex(/^(\*|[a-z0-9]{1,12})$/i)).max(20),
});

/** Menus are shallow; the depth is bounded here so that no menu can be built that the system chokes on. */
function menuItem(depth: number): z.ZodType<MenuItem> {
  const plain = [
    z.strictObject({
      kind: z.literal('command'),
      id: shortText,
      label: shortText,
      accelerator: z.string().max(60).exactOptional(),
      enabled: z.boolean(),
      checked: z.boolean().exactOptional(),
    }),
    z.strictObject({ kind: z.literal('role'), role: z.enum(menuRoles) }),
    z.strictObject({ kind: z.literal('separator') }),
  ] as const;
  if (depth === 0) return z.discriminatedUnion('kind', plain);
  const submenu = z.strictObject({
    kind: z.literal('submenu'),
    label: shortText,
    items: z.array(menuItem(depth - 1)).max(200),
  });
  return z.union([...plain, submenu]);
}

/** Strict objects throughout: a key that nobody reads is a request that nobody meant. */
export const callSchemas: { [Name in keyof ShellCalls]: z.ZodType<ShellCalls[Name]['input']> } = {
  connect: nothing,
  chooseFile: z.strictObject({
    purpose: z.enum(['import', 'workspace', 'mapping', 'tags', 'agreement']),
    title: shortText,
  }),
  chooseSave: z.strictObject({
    purpose: z.enum(['export', 'workspace', 'rejects', 'report', 'mapping']),
    title: shortText.exactOptional(),
    suggestedName: shortText,
    filters: z.array(filter).max(20).exactOptional(),
  }),
  chooseFolder: z.strictObject({ title: shortText }),
  fileFromDrop: z.strictObject({ path: z.string().min(1).max(4096) }),
  revealFile: z.strictObject({ token }),
  printReport: z.strictObject({ token, html: z.string().max(100_000_000), paper: z.enum(['A4', 'Letter']) }),
  cancelPrint: nothing,
  copyText: z.strictObject({ text: z.string().max(10_000_000) }),
  setTheme: z.strictObject({ theme: z.enum(['light', 'dark', 'system']) }),
  setMenu: z.strictObject({
    menus: z.array(z.strictObject({ label: shortText, items: z.array(menuItem(2)).max(200) })).max(20),
  }),
  setTitle: z.strictObject({ title: shortText }),
  reload: nothing,
  showLogFolder: nothing,
  pendingOpenFile: nothing,
};

export interface IpcOptions {
  /** The window whose top frame alone may ask, or null while there is none. */
  window(): BrowserWindow | null;
  /** The origin of the page. */
  origin: string;
  log: Log;
}

/** Registers every call. A request from elsewhere or of another shape is refused without saying why. */
export function answerPage(handlers: ShellHandlers, options: IpcOptions): void {
  const register = <Name extends keyof ShellCalls>(name: Name): void => {
    ipcMain.handle(name, async (event, ...args: unknown[]) => {
      if (!isOurPage(event, options)) {
        options.log.note(`refused ${name}: sent from elsewhere`);
        throw new Error('refused');
      }
      const parsed = callSchemas[name].safeParse(args[0]);
      if (args.length !== 1 || !parsed.success) {
        options.log.note(`refused ${name}: of another shape`);
        throw new Error('refused');
      }
      try {
        return await handlers[name](parsed.data);
      } catch (error) {
        options.log.error(name, error);
        throw new Error(`${name} failed`);
      }
    });
  };
  for (const name of Object.keys(callSchemas) as (keyof ShellCalls)[]) register(name);
}

/** True for the top frame of the app's window, showing the page's own origin. */
export function isOurPage(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  { window, origin }: Pick<IpcOptions, 'window' | 'origin'>,
): boolean {
  const own = window();
  if (!own || own.isDestroyed() || event.sender !== own.webContents) return false;
  const frame = event.senderFrame;
  return frame !== null && frame === own.webContents.mainFrame && frame.url.startsWith(`${origin}/`);
}
