// The one way a request is answered: parse, find the handler, give it the context of its kind, map what it throws.
// Owns no feature; handlers decide.

import type { AnyEntry } from '../../../src-shared/contract/define.ts';
import { contract, type InputOf, type OutputOf, type RequestName } from '../../../src-shared/contract/index.ts';
import { assertNever } from '../../../src-shared/model/assert-never.ts';
import { Refusal } from '../../../src-shared/model/refusal.ts';
import type { Outcome } from '../../../src-shared/protocol.ts';
import { describeError } from '../../describe-error.ts';
import { fileRefusal } from '../db/file-refusals.ts';
import type { JobContext, ReadContext, SessionContext, WriteContext } from './contexts.ts';
import { handlers } from './handlers.ts';
import { JobRunner } from './job-runner.ts';
import type { Session } from './session.ts';

type AnyHandler = (context: ReadContext | WriteContext | JobContext | SessionContext, input: unknown) => unknown;

/** Writes name the tables here so that whoever showed them asks again. */
interface Answer {
  value: unknown;
  read: readonly string[];
  wrote: readonly string[];
}

/**
 * Answers one request. Never throws: a refusal and a bug are outcomes too.
 * @param id the caller's number for the request; a job is cancelled by it
 */
export async function dispatch(session: Session, id: number, name: string, rawInput: unknown): Promise<Outcome> {
  try {
    if (!Object.hasOwn(contract, name)) throw new Error(`there is no request named ${name}`);
    const entry: AnyEntry = contract[name as RequestName];
    const parsed = entry.input.safeParse(rawInput);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new Refusal(
        'bad-input',
        `${name}: ${issue ? `${issue.path.join('.')} ${issue.message}` : 'not understood'}`,
      );
    }
    const handler = handlers[name as RequestName] as AnyHandler;
    const answer = await answerByKind(session, id, name, entry, handler, parsed.data);
    return { ok: true, ...answer };
  } catch (thrown) {
    const error = session.isOpen ? fileRefusal(thrown, session.workspace.path) : thrown;
    if (error instanceof Refusal) {
      return { ok: false, refusal: { code: error.code, message: error.message, details: error.details } };
    }
    session.log(`bug in ${name}: ${describeError(error)}`);
    return { ok: false, bug: { message: error instanceof Error ? error.message : String(error) } };
  }
}

/** As dispatch, typed and throwing: for the command line and tests. Throws the Refusal or the bug. */
export async function request<N extends RequestName>(
  session: Session,
  name: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  const outcome = await dispatch(session, nextId++, name, input);
  if (outcome.ok) return outcome.value as OutputOf<N>;
  if ('refusal' in outcome) throw new Refusal(outcome.refusal.code, outcome.refusal.message, outcome.refusal.details);
  throw new Error(outcome.bug.message);
}
let nextId = 1_000_000_000; // far from the ids a page hands out

function answerByKind(
  session: Session,
  id: number,
  name: string,
  entry: AnyEntry,
  handler: AnyHandler,
  input: unknown,
): Answer | Promise<Answer> {
  switch (entry.kind) {
    case 'read':
      return answerRead(session, handler, input);
    case 'write':
      return answerWrite(session, name, handler, input);
    case 'job':
      return answerJob(session, id, name, handler, input);
    case 'session':
      return answerSession(session, handler, input);
    default:
      return assertNever(entry.kind);
  }
}

function answerRead(session: Session, handler: AnyHandler, input: unknown): Answer {
  const { read } = session.workspace;
  read.takeTouched();
  const value = session.transactions.read((db) => handler({ db, now: session.now(), asOf: session.asOf() }, input));
  return { value, read: read.takeTouched().read, wrote: [] };
}

function answerWrite(session: Session, name: string, handler: AnyHandler, input: unknown): Answer {
  const { write } = session.workspace;
  write?.takeTouched();
  const { value } = session.transactions.write(name, session.now(), session.asOf(), (context) =>
    handler(context, input),
  );
  return { value, read: [], wrote: announce(session) };
}

async function answerJob(
  session: Session,
  id: number,
  name: string,
  handler: AnyHandler,
  input: unknown,
): Promise<Answer> {
  const { workspace, transactions, files, now } = session;
  const wrote = new Set<string>();
  const runner = new JobRunner({
    id,
    name,
    workspace,
    transactions,
    files,
    now,
    asOf: session.asOf(),
    onProgress: (job) => session.emit({ kind: 'job', job }),
    onCommit: () => {
      for (const table of announce(session)) wrote.add(table);
    },
  });
  session.jobs.set(id, runner);
  runner.show('running', 'Starting', 0, null);
  try {
    const value = await handler(runner.context(), input);
    runner.show('done', 'Done', 1, 1);
    return { value, read: [], wrote: [...wrote] };
  } catch (error) {
    runner.show(endedBy(error), '', 0, null);
    throw error;
  } finally {
    session.jobs.delete(id);
  }
}

function endedBy(error: unknown): 'cancelled' | 'refused' | 'failed' {
  if (!(error instanceof Refusal)) return 'failed';
  return error.code === 'cancelled' ? 'cancelled' : 'refused';
}

async function answerSession(session: Session, handler: AnyHandler, input: unknown): Promise<Answer> {
  return { value: await handler({ session, files: session.files, now: session.now() }, input), read: [], wrote: [] };
}

/** Tells every listener which tables the last commit wrote. */
function announce(session: Session): string[] {
  const wrote = [...(session.workspace.write?.takeTouched().wrote ?? []), 'operation'];
  // Triggers write the journal and derived facts are refreshed in statements of their own, so both are in the list.
  session.emit({ kind: 'wrote', tables: wrote });
  return wrote;
}
