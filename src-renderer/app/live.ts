// Hooks over the client: reads that ask again when what they read was written, writes and jobs with their state.
// Answers are kept in kept-answers.ts.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import type { JobProgress } from '../../src-shared/protocol.ts';
import { core, type JobName, type ReadName, RequestRefused, type WriteName } from './core-client.ts';
import { answers, type KeptAnswer, questionOf } from './kept-answers.ts';

export interface Live<T> {
  /** The newest answer; while a changed question is on its way, still the one before. */
  value: T | undefined;
  error: Error | null;
  isLoading: boolean;
  /** `value` answers the question before this one. */
  isEarlier: boolean;
  /** Asks again now. */
  refetch: () => void;
}

/**
 * Reads and keeps reading: asks again when the input changes, when a write touched a table the answer came from, and
 * when the core was restarted. Pass null as input to ask nothing yet. An answer known from before is there in the first
 * render.
 */
export function useRead<N extends ReadName>(name: N, input: InputOf<N> | null): Live<OutputOf<N>> {
  const question = input === null ? null : questionOf(name, input);
  const answer = useSyncExternalStore(
    useCallback((listener) => (question === null ? () => {} : answers.follow(question, listener)), [question]),
    () => (question === null ? null : answers.known(question)),
  );
  useEffect(() => {
    if (question !== null) answers.want(question);
  }, [question]);
  const last = useRef<KeptAnswer>(null);
  if (answer && (answer.value !== undefined || answer.error)) last.current = answer;
  const refetch = useCallback(() => {
    if (question !== null) answers.ask(question);
  }, [question]);
  const isUnknown = answer !== null && answer.value === undefined && answer.error === null;
  return {
    value: last.current?.value as OutputOf<N> | undefined,
    error: last.current?.error ?? null,
    isLoading: isUnknown || answer?.isAsking === true,
    isEarlier: isUnknown && last.current !== null,
    refetch,
  };
}

/** A number that grows when one of these tables was written: a dependency for whoever fetches by itself. */
export function useTablesVersion(tables: readonly string[]): number {
  const [version, setVersion] = useState(0);
  const key = tables.join(' ');
  useOnWrote(
    useCallback((wrote) => wrote.some((table) => key.split(' ').includes(table)), [key]),
    useCallback(() => setVersion((before) => before + 1), []),
  );
  return version;
}

/** Runs `then` soon after a matching write; several in a row run it once. */
function useOnWrote(matches: (tables: readonly string[]) => boolean, then: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(then, 15);
    };
    const stopEvents = core.onEvent((event) => {
      if (event.kind === 'wrote' && matches(event.tables)) soon();
      if (event.kind === 'workspace' && event.workspace) soon();
    });
    const stopConnection = core.onConnection((connection) => connection === 'restarted' && soon());
    return () => {
      clearTimeout(timer);
      stopEvents();
      stopConnection();
    };
  }, [matches, then]);
}

/** How failures are shown; the frame sets it once (a toast), so that no page forgets one. */
export const failures = {
  show: (error: Error): void => console.error(error.message),
};

export interface Write<N extends WriteName> {
  /** Resolves with the output, or with undefined after the failure was shown. */
  run: (input: InputOf<N>) => Promise<OutputOf<N> | undefined>;
  isRunning: boolean;
}

/**
 * A write with its state. Failures go to `failures.show` unless `onRefused` handles the code itself.
 * @param onRefused return true when the refusal was dealt with (shown inline)
 */
export function useWrite<N extends WriteName>(name: N, onRefused?: (refused: RequestRefused) => boolean): Write<N> {
  const [running, setRunning] = useState(0);
  const handler = useRef(onRefused);
  handler.current = onRefused;
  const run = useCallback(
    async (input: InputOf<N>) => {
      setRunning((n) => n + 1);
      try {
        return await core.request(name, input);
      } catch (error) {
        if (!(error instanceof RequestRefused && handler.current?.(error))) failures.show(error as Error);
        return undefined;
      } finally {
        setRunning((n) => n - 1);
      }
    },
    [name],
  );
  return { run, isRunning: running > 0 };
}

export interface Job<N extends JobName> {
  /** Resolves with the output, or undefined after a failure was shown or the job was cancelled. */
  start: (input: InputOf<N>) => Promise<OutputOf<N> | undefined>;
  cancel: () => void;
  isRunning: boolean;
  progress: JobProgress | null;
}

/** A job with its progress. The job tray shows every job; use this where the page itself shows one too. */
export function useJob<N extends JobName>(name: N, onRefused?: (refused: RequestRefused) => boolean): Job<N> {
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [isRunning, setRunning] = useState(false);
  const current = useRef<number | null>(null);
  const handler = useRef(onRefused);
  handler.current = onRefused;

  useEffect(
    () =>
      core.onEvent((event) => {
        if (event.kind === 'job' && event.job.id === current.current) setProgress(event.job);
      }),
    [],
  );
  const start = useCallback(
    async (input: InputOf<N>) => {
      setRunning(true);
      setProgress(null);
      const { id, answer } = core.start(name, input);
      current.current = id;
      try {
        return (await answer).value;
      } catch (error) {
        const isQuiet = error instanceof RequestRefused && (error.code === 'cancelled' || handler.current?.(error));
        if (!isQuiet) failures.show(error as Error);
        return undefined;
      } finally {
        setRunning(false);
      }
    },
    [name],
  );
  const cancel = useCallback(() => {
    if (current.current !== null) core.cancel(current.current);
  }, []);
  return { start, cancel, isRunning, progress };
}
