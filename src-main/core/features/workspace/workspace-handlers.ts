// Opens, makes, copies and closes workspaces, and remembers which. What a file must be is decided in db/open-workspace.ts.
import type { workspaceContract } from '../../../../src-shared/contract/workspace.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { WorkspaceInfo } from '../../../../src-shared/protocol.ts';
import { copyWorkspace } from '../../db/open-workspace.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import type { Session } from '../../server/session.ts';
import { forgetRecent, listRecent, recentPath, rememberRecent } from './recent-workspaces.ts';

export const workspaceHandlers: HandlersOf<typeof workspaceContract> = {
  'workspace.current': ({ session }) => session.info(),
  'workspace.recent': ({ session }) => listRecent(session.userData),
  'workspace.create': ({ session, files }, { file }) => remember(session, session.create(files.path(file))),
  'workspace.open': ({ session, files }, { file }) => remember(session, session.openAsPossible(files.path(file))),
  'workspace.openRecent': ({ session }, { key }) => {
    const path = recentPath(session.userData, key);
    if (!path) throw refuse('not-found', 'This workspace is no longer in the list. Open it by its file.');
    return remember(session, session.openAsPossible(path));
  },
  'workspace.forgetRecent': ({ session }, { key }) => {
    forgetRecent(session.userData, key);
    return null;
  },
  'workspace.close': ({ session }) => {
    if (session.isOpen) remember(session, session.info() as WorkspaceInfo);
    session.close();
    return null;
  },
  'workspace.copy': ({ session, files }, { file }) => {
    const size = copyWorkspace(session.workspace, files.path(file));
    return { name: files.name(file), size };
  },
};

function remember(session: Session, info: WorkspaceInfo): WorkspaceInfo {
  const { origin, readerConnection } = session.workspace;
  const health = readerConnection.prepare('SELECT score FROM audit_run ORDER BY id DESC LIMIT 1').pluck().get();
  rememberRecent(session.userData, {
    path: origin,
    openedAt: session.now(),
    contacts: info.contacts,
    health: typeof health === 'number' ? health : null,
  });
  return info;
}
