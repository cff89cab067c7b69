// Watches the folder of the open workspace: looks every few seconds, waits until a new file rests, and imports it as a
// person would who accepts the mapping of last time. Polling, because notices of the file system are lost on network
// drives and in synchronised folders. Owns the order of that work; requests are asked like anybody else's.
import type { InputOf, OutputOf, RequestName } from '../../../../src-shared/contract/index.ts';
import type { WatchedFile, WatchOutcome } from '../../../../src-shared/contract/watch-folder.ts';
import { Refusal } from '../../../../src-shared/model/refusal.ts';
import type { Session } from '../../server/session.ts';
import { type FolderFile, filesIn, hashOf, stateOf } from './folder-files.ts';
import { savedSettings } from './saved-settings.ts';
import { wasImported } from './watch-queries.ts';
import { type HandledFile, keepWatched, readWatched, type Watched } from './watch-store.ts';

/** How often the folder is looked at, and how long a file must stay the same, in milliseconds. */
export const pollEvery = 2_000;
const restFor = 4_000;

export type Ask = <N extends RequestName>(session: Session, name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

interface Sighting {
  readonly state: string;
  /** Since when it has been so. */
  readonly since: number;
}

export class FolderWatcher {
  readonly #session: Session;
  readonly #ask: Ask;
  readonly #seen = new Map<string, Sighting>();
  #workspace = '';
  #timer: ReturnType<typeof setInterval> | null = null;
  #isLooking = false;

  /** @param ask how requests are made: `request` of server/dispatch.ts */
  constructor(session: Session, ask: Ask) {
    this.#session = session;
    this.#ask = ask;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), pollEvery);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Looks once and deals with at most one file. Never throws: what goes wrong is told beside the file or logged. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const file = this.#nextFile();
      if (file !== null) await this.#take(file);
    } catch (error) {
      this.#session.log(`watch folder: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.#isLooking = false;
    }
  }

  /** The oldest file that rests and was not dealt with; null while something else is running. */
  #nextFile(): FolderFile | null {
    const session = this.#session;
    if (!session.isOpen) return null;
    const { path, write } = session.workspace;
    if (write === null) return null; // opened to be read only
    if (path !== this.#workspace) {
      this.#workspace = path;
      this.#seen.clear();
    }
    const watched = readWatched(session.userData, path);
    if (watched === null || !watched.isOn) return null;
    const files = listed(watched.folder);
    const dealtWith = new Set([...watched.leftAlone, ...watched.handled.map(stateOf)]);
    const now = session.now();
    const resting: FolderFile[] = [];
    for (const file of files) {
      const state = stateOf(file);
      if (dealtWith.has(state)) continue;
      const before = this.#seen.get(file.name);
      if (before?.state !== state) this.#seen.set(file.name, { state, since: now });
      else if (now - before.since >= restFor) resting.push(file);
    }
    return session.jobs.size > 0 ? null : (resting[0] ?? null);
  }

  async #take(file: FolderFile): Promise<void> {
    const workspace = this.#workspace;
    try {
      const hash = await hashOf(file.path);
      const watched = readWatched(this.#session.userData, workspace);
      if (!this.#isStill(workspace) || watched === null) return;
      if (isKnown(this.#session, watched, hash)) {
        this.#note(workspace, file, hash, { outcome: 'known', message: 'The same file was imported before.' });
        return;
      }
      const done = await this.#import(file);
      if (this.#isStill(workspace)) this.#note(workspace, file, hash, done);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'busy') return; // another write holds the workspace: next time
      if (!this.#isStill(workspace)) return; // closed under the import, which left nothing
      const message =
        error instanceof Refusal
          ? error.code === 'cancelled'
            ? 'The import was cancelled, so nothing of it is here.'
            : error.message
          : `${file.name} could not be read. Open it in Import to see why.`;
      if (!(error instanceof Refusal)) this.#session.log(`watch folder: ${String(error)}`);
      this.#note(workspace, file, null, { outcome: 'failed', message });
    }
  }

  async #import(file: FolderFile): Promise<Result> {
    const session = this.#session;
    const token = session.files.grant(file.path);
    const preview = await this.#ask(session, 'import.preview', { file: token });
    const settings = session.transactions.read((db) => savedSettings(db, token, preview));
    if (settings === null) {
      const message = 'A file with these columns was not imported here before, so it is not clear what they become.';
      return { outcome: 'needs-mapping', message };
    }
    const done = await this.#ask(session, 'import.commit', settings);
    const { batch, operation } = done;
    return { outcome: 'imported', message: inWords(done), batch, operation };
  }

  #isStill(workspace: string): boolean {
    return this.#session.isOpen && this.#session.workspace.path === workspace;
  }

  #note(workspace: string, file: FolderFile, hash: string | null, result: Result): void {
    const session = this.#session;
    const watched = readWatched(session.userData, workspace);
    this.#seen.delete(file.name);
    if (watched === null) return;
    const { name, size, changedAt } = file;
    const at = session.now();
    const handled: HandledFile = {
      ...none,
      ...result,
      key: `${at}-${watched.handled.length}`,
      name,
      hash,
      size,
      changedAt,
      at,
    };
    keepWatched(session.userData, workspace, { ...watched, handled: [...watched.handled, handled] });
    session.emit({ kind: 'watched', file: shown(handled) });
  }
}

interface Result {
  outcome: WatchOutcome;
  message: string;
  batch?: number;
  operation?: number;
}
const none = { batch: null, operation: null };

/** As the page sees it. */
export function shown({ key, name, at, outcome, message, batch, operation }: HandledFile): WatchedFile {
  return { key, name, at, outcome, message, batch, operation };
}

/** A folder that cannot be read now is empty now. */
function listed(folder: string): FolderFile[] {
  try {
    return filesIn(folder);
  } catch {
    return [];
  }
}

function isKnown(session: Session, watched: Watched, hash: string): boolean {
  if (watched.handled.some((file) => file.hash === hash && file.outcome !== 'failed')) return true;
  return session.transactions.read((db) => db.value<number>(wasImported(hash)) === 1);
}

function inWords({ activities, created, updated, unchanged, rejected }: OutputOf<'import.commit'>): string {
  const part = (count: number, words: string): string[] =>
    count > 0 ? [`${count.toLocaleString('en')} ${words}`] : [];
  return [
    ...part(activities, activities === 1 ? 'activity added' : 'activities added'),
    ...part(created, created === 1 ? 'contact added' : 'contacts added'),
    ...part(activities > 0 ? 0 : updated, 'updated'),
    ...part(unchanged, 'unchanged'),
    ...part(rejected, 'set aside'),
  ].join(', ');
}
