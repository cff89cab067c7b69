// The door between page and shell: who may knock, and with what. Every call is in the table, a new one must join it.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerPage, callSchemas, isOurPage } from '../../../src-main/shell/ipc.ts';
import type { MenuItem, ShellCalls } from '../../../src-shared/shell-api.ts';

type Answer = (event: unknown, ...args: unknown[]) => Promise<unknown>;
const { answers } = vi.hoisted(() => ({ answers: new Map<string, Answer>() }));
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, answer: Answer) => answers.set(name, answer) },
}));

const token = 'A'.repeat(22);
const long = 'x'.repeat(301);
const deep = (levels: number): MenuItem =>
  levels === 0 ? { kind: 'separator' } : { kind: 'submenu', label: 'a', items: [deep(levels - 1)] };

const table: { [Name in keyof ShellCalls]: { good: ShellCalls[Name]['input'][]; bad: unknown[] } } = {
  connect: { good: [null], bad: [{}] },
  chooseFile: {
    good: [{ purpose: 'import', title: 'Open a file' }],
    bad: [{ purpose: 'shell', title: 'a' }, { purpose: 'import' }, { purpose: 'import', title: long }],
  },
  chooseSave: {
    good: [
      { purpose: 'export', suggestedName: 'a.csv' },
      { purpose: 'export', suggestedName: 'a', filters: [{ name: 'CSV', extensions: ['csv'] }] },
    ],
    bad: [
      { purpose: 'export' },
      { purpose: 'export', suggestedName: 'a', filters: [{ name: 'x', extensions: ['../../x'] }] },
      { purpose: 'export', suggestedName: 'a', defaultPath: '/etc' },
    ],
  },
  chooseFolder: {
    good: [{ title: 'Watch a folder' }],
    bad: [{}, { title: long }, { title: 'a', defaultPath: '/etc' }],
  },
  fileFromDrop: { good: [{ path: '/tmp/a.csv' }], bad: [{ path: '' }, { path: 'x'.repeat(5000) }, { path: ['a'] }] },
  revealFile: { good: [{ token }], bad: [{ token: '../../etc/passwd' }, { token: '/etc/passwd' }, { path: '/etc' }] },
  printReport: {
    good: [{ token, html: '<p>', paper: 'A4' }],
    bad: [
      { token: '/etc/passwd', html: '', paper: 'A4' },
      { token, html: '', paper: 'A0' },
      { token, html: '', paper: 'A4', path: '/etc/passwd' },
    ],
  },
  cancelPrint: { good: [null], bad: [{}] },
  copyText: { good: [{ text: 'a' }], bad: [{ text: 1 }, { text: 'x'.repeat(10_000_001) }] },
  setTheme: { good: [{ theme: 'dark' }], bad: [{ theme: 'blue' }] },
  setMenu: {
    good: [
      { menus: [] },
      { menus: [{ label: 'File', items: [{ kind: 'command', id: 'a', label: 'A', enabled: true }, deep(2)] }] },
    ],
    bad: [
      { menus: [{ label: 'File', items: [deep(4)] }] },
      { menus: [{ label: 'File', items: [{ kind: 'role', role: 'toggleDevTools' }] }] },
      { menus: [{ label: 'File', items: [{ kind: 'command', id: 'a', label: 'A', enabled: true, click: 'x' }] }] },
      { menus: Array.from({ length: 21 }, () => ({ label: 'a', items: [] })) },
    ],
  },
  setTitle: { good: [{ title: 'Acme' }], bad: [{ title: long }] },
  reload: { good: [null], bad: [{}] },
  showLogFolder: { good: [null], bad: [{ folder: '/etc' }] },
  pendingOpenFile: { good: [null], bad: [{}] },
};
const names = Object.keys(table) as (keyof ShellCalls)[];

const ourFrame = { url: 'app://tagstead/#/contacts' };
const contents = { mainFrame: ourFrame };
const window = () => ({ webContents: contents, isDestroyed: () => false }) as never;
const fromPage = { sender: contents, senderFrame: ourFrame };
const notes: string[] = [];
const asked: unknown[] = [];

beforeEach(() => {
  answers.clear();
  notes.length = 0;
  asked.length = 0;
  const note = (phrase: string) => void notes.push(phrase);
  const handler = (input: unknown) => {
    asked.push(input);
    return null;
  };
  const handlers = Object.fromEntries(names.map((name) => [name, handler])) as never;
  const log = { folder: '', note, error: (where: string) => note(`error in ${where}`) };
  answerPage(handlers, { window, origin: 'app://tagstead', log });
});

it('answers exactly the calls of the table', () => {
  expect([...answers.keys()].sort()).toEqual([...names].sort());
  expect(Object.keys(callSchemas).sort()).toEqual([...names].sort());
});

describe.each(names)('%s', (name) => {
  const { good, bad } = table[name];

  it('takes what it is made for', async () => {
    for (const input of good) await answers.get(name)?.(fromPage, input);
    expect(asked).toEqual(good);
  });

  it('refuses everything else and says nothing about why', async () => {
    const extraKey = good.map((input) => ({ ...(input as object | null), __proto__: null, more: 1 }));
    for (const input of [...bad, ...extraKey, undefined, 'text', 7, [], Number.NaN]) {
      await expect(answers.get(name)?.(fromPage, input)).rejects.toThrow(/^refused$/);
    }
    await expect(answers.get(name)?.(fromPage, good[0], 'more')).rejects.toThrow(/^refused$/);
    expect(asked).toEqual([]);
  });

  it.each([
    ['another window', { sender: { mainFrame: ourFrame }, senderFrame: ourFrame }],
    ['a frame inside the page', { sender: contents, senderFrame: { url: 'app://tagstead/' } }],
    ['a frame that is gone', { sender: contents, senderFrame: null }],
  ])('is not answered to %s', async (_who, event) => {
    await expect(answers.get(name)?.(event, good[0])).rejects.toThrow(/^refused$/);
    expect(asked).toEqual([]);
  });
});

it.each([
  ['app://tagstead/', true],
  ['app://tagstead/index.html#/audit', true],
  ['app://tagstead.evil.example/', false],
  ['https://tagstead/', false],
  ['file:///app://tagstead/', false],
  ['about:blank', false],
])('knows %s as its own page: %s', (url, expected) => {
  const frame = { url };
  const sender = { mainFrame: frame };
  const event = { sender, senderFrame: frame } as never;
  const own = () => ({ webContents: sender, isDestroyed: () => false }) as never;
  expect(isOurPage(event, { window: own, origin: 'app://tagstead' })).toBe(expected);
});

it('keeps an error of its own to the log', async () => {
  const failing = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        throw new Error('/home/ann/secret.csv');
      },
    ]),
  ) as never;
  const log = {
    folder: '',
    note: (phrase: string) => void notes.push(phrase),
    error: (where: string) => void notes.push(where),
  };
  answerPage(failing, { window, origin: 'app://tagstead', log });
  await expect(answers.get('showLogFolder')?.(fromPage, null)).rejects.toThrow(/^showLogFolder failed$/);
  expect(notes).toEqual(['showLogFolder']);
});
