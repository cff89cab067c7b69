// A process to be killed: opens a workspace, says so, does one thing when told, and says when that is done.
//   node workload.mjs LIBRARY WORKSPACE import FILE | merge | undo | nothing
import { pathToFileURL } from 'node:url';

const [library, workspace, task, file] = process.argv.slice(2);
const { Session, request } = await import(pathToFileURL(library).href);

/** Friday 2 January 2026, 12:00 UTC: every run makes the same rows. */
const now = Date.UTC(2026, 0, 2, 12);
const session = new Session({ userData: null, now: () => now });
session.open(workspace);

async function importFile() {
  const token = session.files.grant(file);
  const preview = await request(session, 'import.preview', { file: token });
  const columns = preview.proposal.columns.map(({ target, customType }, index) => ({
    target,
    type: customType,
    label: preview.columns[index].header,
  }));
  const { reading, proposal } = preview;
  await request(session, 'import.commit', { file: token, reading, content: proposal.content, columns, mode: 'create' });
}

const tasks = {
  import: importFile,
  merge: () => request(session, 'duplicates.mergeCertain', {}),
  undo: () => request(session, 'history.undo', { operation: 'last' }),
  nothing: async () => {},
};

process.on('message', async () => {
  try {
    await tasks[task]();
    session.close();
    process.send({ kind: 'done' }, () => process.exit(0));
  } catch (error) {
    process.send({ kind: 'failed', message: error.message, code: error.code }, () => process.exit(1));
  }
});
process.send({ kind: 'ready' });
