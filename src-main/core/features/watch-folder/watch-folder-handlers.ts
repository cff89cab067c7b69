// Chooses, turns on and off and forgets the watch folder of the open workspace. The watching is folder-watcher.ts.
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { WatchStatus, watchFolderContract } from '../../../../src-shared/contract/watch-folder.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import type { Session } from '../../server/session.ts';
import { filesIn, stateOf } from './folder-files.ts';
import { shown } from './folder-watcher.ts';
import { keepWatched, readWatched, type Watched } from './watch-store.ts';

const listedFiles = 200;

export const watchFolderHandlers: HandlersOf<typeof watchFolderContract> = {
  'watchFolder.status': ({ session }) => statusOf(session),

  'watchFolder.choose': ({ session, files }, { folder }) => {
    if (session.userData === null)
      throw refuse('not-possible', 'Nothing is kept on this machine, so no folder can be watched.');
    const path = files.path(folder);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      throw refuse('not-a-folder', `${basename(path)} is not a folder. Choose a folder.`);
    }
    const before = readWatched(session.userData, session.workspace.path);
    const handled = before?.folder === path ? before.handled : [];
    keep(session, { folder: path, isOn: true, leftAlone: filesIn(path).map(stateOf), handled });
    return statusOf(session);
  },

  'watchFolder.turn': ({ session }, { isOn }) => {
    keep(session, { ...chosen(session), isOn });
    return statusOf(session);
  },

  'watchFolder.forget': ({ session }) => {
    keepWatched(session.userData, session.workspace.path, null);
    return statusOf(session);
  },

  'watchFolder.take': ({ session, files }, { key }) => {
    const { folder, handled } = chosen(session);
    const file = handled.find((each) => each.key === key);
    const path = file === undefined ? null : join(folder, file.name);
    if (path === null || !statSync(path, { throwIfNoEntry: false })?.isFile()) {
      throw refuse('not-found', 'The file does not lie in the watch folder any more.');
    }
    return { token: files.grant(path), name: basename(path), folder: basename(dirname(path)) };
  },
};

function chosen(session: Session): Watched {
  const watched = readWatched(session.userData, session.workspace.path);
  if (watched === null) throw refuse('not-found', 'No watch folder was chosen for this workspace. Choose one first.');
  return watched;
}

function keep(session: Session, watched: Watched): void {
  keepWatched(session.userData, session.workspace.path, watched);
}

function statusOf(session: Session): WatchStatus {
  const watched = readWatched(session.userData, session.workspace.path);
  const isPossible = session.userData !== null;
  if (watched === null) {
    return { isPossible, isOn: false, folder: null, isUnreachable: false, leftAlone: 0, files: [] };
  }
  return {
    isPossible,
    isOn: watched.isOn,
    folder: basename(watched.folder),
    isUnreachable: !statSync(watched.folder, { throwIfNoEntry: false })?.isDirectory(),
    leftAlone: watched.leftAlone.length,
    files: watched.handled.slice(-listedFiles).reverse().map(shown),
  };
}
