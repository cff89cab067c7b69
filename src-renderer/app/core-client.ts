// The page's only way to the core: typed requests over the port, events back. Owns pending requests and reconnecting;
// shows nothing.
import type { InputOf, NamesOf, OutputOf, RequestName } from '../../src-shared/contract/index.ts';
import type { CoreEvent, FromCore, Outcome, RefusalInfo, ToCore } from '../../src-shared/protocol.ts';

/** The core said an expected no. `code` is declared in the contract; `message` says what to do next. */
export class RequestRefused extends Error {
  readonly code: string;
  readonly details: unknown;

  constructor({ code, message, details }: RefusalInfo) {
    super(message);
    this.name = 'RequestRefused';
    this.code = code;
    this.details = details;
  }
}

/** Something broke in the core: a bug, rolled back there. */
export class RequestBroke extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RequestBroke';
  }
}

export interface Answer<N extends RequestName> {
  value: OutputOf<N>;
  read: readonly string[];
  wrote: readonly string[];
}

/** Something that carries messages: a MessagePort, or a stand-in in tests. */
export interface CorePort {
  postMessage(message: ToCore): void;
  onmessage: ((event: { data: FromCore }) => void) | null;
}

export type Connection = 'connecting' | 'connected' | 'restarted' | 'lost';

export class CoreClient {
  #port: CorePort | null = null;
  #connection: Connection = 'connecting';
  #nextId = 1;
  readonly #waiting = new Map<number, { resolve(outcome: Outcome): void; message: ToCore; isRepeatable: boolean }>();
  readonly #listeners = new Set<(event: CoreEvent) => void>();
  readonly #connectionListeners = new Set<(connection: Connection) => void>();

  get connection(): Connection {
    return this.#connection;
  }

  /** Takes a new port. On a second one (the core was restarted) requests under way are answered as broken. */
  connect(port: CorePort): void {
    const isRestart = this.#port !== null;
    this.#port = port;
    port.onmessage = ({ data }) => this.#receive(data);
    const waiting = [...this.#waiting];
    this.#setConnection(isRestart ? 'restarted' : 'connected');
    for (const [id, { resolve, message, isRepeatable }] of waiting) {
      if (!isRestart || isRepeatable) port.postMessage(message);
      else {
        this.#waiting.delete(id);
        resolve({ ok: false, bug: { message: 'The core stopped while this was running. Nothing of it was kept.' } });
      }
    }
  }

  lose(): void {
    this.#setConnection('lost');
  }

  /** Asks and waits. Throws RequestRefused or RequestBroke. */
  async request<N extends RequestName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    return (await this.ask(name, input)).value;
  }

  /** As request, with the tables that were read or written. */
  ask<N extends RequestName>(name: N, input: InputOf<N>): Promise<Answer<N>> {
    return this.start(name, input).answer;
  }

  /** Starts a request and returns its id beside the answer: a job's progress events carry it, and cancel takes it. */
  start<N extends RequestName>(name: N, input: InputOf<N>): { id: number; answer: Promise<Answer<N>> } {
    const id = this.#nextId++;
    const message: ToCore = { kind: 'request', id, name, input };
    const answer = new Promise<Outcome>((resolve) => {
      this.#waiting.set(id, { resolve, message, isRepeatable: isRepeatable(name) });
      this.#port?.postMessage(message); // before the first port, connect() sends what waits
    }).then((outcome) => {
      if (outcome.ok) return { value: outcome.value as OutputOf<N>, read: outcome.read, wrote: outcome.wrote };
      throw 'refusal' in outcome ? new RequestRefused(outcome.refusal) : new RequestBroke(outcome.bug.message);
    });
    return { id, answer };
  }

  cancel(id: number): void {
    this.#port?.postMessage({ kind: 'cancel', id });
  }

  /** Returns the function that stops listening. */
  onEvent(listener: (event: CoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  onConnection(listener: (connection: Connection) => void): () => void {
    this.#connectionListeners.add(listener);
    return () => void this.#connectionListeners.delete(listener);
  }

  #receive(message: FromCore): void {
    if (message.kind === 'event') {
      for (const listener of [...this.#listeners]) listener(message.event);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    waiting?.resolve(message.outcome);
  }

  #setConnection(connection: Connection): void {
    this.#connection = connection;
    for (const listener of [...this.#connectionListeners]) listener(connection);
  }
}

/** Asking these twice does no harm, so a restart of the core may repeat them unseen. */
function isRepeatable(name: string): boolean {
  return /\.(list|show|tree|detail|count|current|recent|page)$/.test(name);
}

export type ReadName = NamesOf<'read'>;
export type WriteName = NamesOf<'write'>;
export type JobName = NamesOf<'job'>;

/** The one client of this page. Tests connect it to a port of their own. */
export const core = new CoreClient();
