// Answers to reads, kept while nothing wrote what they came from: a screen that is opened again paints at once, and two
// parts of it that ask the same ask once. Owns the memory of the page; renders nothing.
import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import type { CoreEvent, WorkspaceInfo } from '../../src-shared/protocol.ts';
import { type CoreClient, core, type ReadName } from './core-client.ts';

/** What is known of one question. Replaced as a whole when anything of it changes. */
export interface KeptAnswer {
  readonly value: unknown;
  readonly error: Error | null;
  /** Tables the value came from. */
  readonly tables: readonly string[];
  /** When it was answered, in milliseconds of performance.now(). */
  readonly at: number;
  /** Nothing was written since that it depends on. */
  readonly isCurrent: boolean;
  readonly isAsking: boolean;
}

/** Answers beyond those on screen. */
const kept = 120;
/** Answers may speak about today and now, so even an untouched one is asked again after this, in milliseconds. */
const currentFor = 60_000;
/** Writes that follow each other closer than this, in milliseconds, are answered by one question. */
const settleTime = 15;

/**
 * What may be shown as it was until the newer answer is there: overviews that a person reads. Never what a form is
 * filled from, a job is started by, or an action is chosen in.
 */
const shownWhileOld: ReadonlySet<ReadName> = new Set<ReadName>([
  'home.overview',
  'home.railCounts',
  'duplicates.state',
  'duplicates.counts',
  'audit.overview',
  'tags.tree',
  'tags.hygiene',
  'segments.list',
  'history.list',
  'contacts.count',
  'contacts.customFields',
  'contacts.views',
]);

const nothing: KeptAnswer = {
  value: undefined,
  error: null,
  tables: [],
  at: Number.NEGATIVE_INFINITY,
  isCurrent: false,
  isAsking: false,
};

export class KeptAnswers {
  readonly #core: CoreClient;
  readonly #answers = new Map<string, KeptAnswer>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #underway = new Map<string, Promise<unknown>>();
  #asksAgain: ReturnType<typeof setTimeout> | undefined;
  #workspace = '';
  /** Grows when all that was kept became worthless; answers to earlier questions are then not kept. */
  #era = 0;

  constructor(core: CoreClient) {
    this.#core = core;
    core.onEvent((event) => this.#hear(event));
    core.onConnection((connection) => connection === 'restarted' && this.#age(() => true));
  }

  /** What is known of the question; one that was written to since only where its old value may be shown. */
  known(question: string): KeptAnswer {
    const answer = this.#answers.get(question) ?? nothing;
    const isShown = answer.isCurrent || this.#isHeard(question) || shownWhileOld.has(nameOf(question));
    return isShown ? answer : nothing;
  }

  /** Listens for changes of one answer; returns the function that stops. */
  follow(question: string, listener: () => void): () => void {
    const own = this.#listeners.get(question) ?? new Set();
    // Nobody shows it, so it is from an earlier visit: what may not be shown while old must not come back now.
    if (own.size === 0 && this.known(question) === nothing) this.#answers.delete(question);
    this.#listeners.set(question, own.add(listener));
    return () => {
      own.delete(listener);
      if (own.size === 0) this.#listeners.delete(question);
    };
  }

  /** Asks unless the answer is there, or on its way. */
  want(question: string): void {
    const answer = this.#answers.get(question) ?? nothing;
    const isGood = answer.isCurrent && performance.now() - answer.at < currentFor;
    if (!isGood && !answer.isAsking) this.ask(question);
  }

  /** Asks now. */
  ask(question: string): void {
    const era = this.#era;
    const name = nameOf(question);
    const input = JSON.parse(question.slice(name.length + 1)) as InputOf<ReadName>;
    this.#put(question, { ...(this.#answers.get(question) ?? nothing), isAsking: true });
    const asked = this.#core.ask(name, input).then(
      ({ value, read }) => {
        if (era !== this.#era || this.#underway.get(question) !== asked) return; // a later question overtook this one
        const answer = { value, tables: read, error: null, at: performance.now(), isCurrent: true, isAsking: false };
        this.#put(question, answer);
      },
      (error: Error) => {
        if (era !== this.#era || this.#underway.get(question) !== asked) return;
        this.#put(question, { ...(this.#answers.get(question) ?? nothing), error, isCurrent: false, isAsking: false });
      },
    );
    this.#underway.set(question, asked);
    void asked.finally(() => this.#underway.get(question) === asked && this.#underway.delete(question));
  }

  /** The answer as a promise, at once where it is known and current. Throws what the core refuses. */
  async answer<N extends ReadName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const question = questionOf(name, input);
    this.want(question);
    await this.#underway.get(question);
    const { value, error } = this.#answers.get(question) ?? nothing;
    if (error) throw error;
    // Forgotten while it was on its way: another workspace was opened.
    return value === undefined ? this.#core.request(name, input) : (value as OutputOf<N>);
  }

  /** Forgets everything: another workspace is open. */
  forget(): void {
    this.#era += 1;
    this.#underway.clear();
    this.#answers.clear();
    for (const question of [...this.#listeners.keys()]) {
      this.#tell(question);
      this.want(question);
    }
  }

  #hear(event: CoreEvent): void {
    if (event.kind === 'wrote') this.#age(({ tables }) => event.tables.some((table) => tables.includes(table)));
    if (event.kind !== 'workspace') return;
    const workspace = placeOf(event.workspace);
    if (workspace === this.#workspace) this.#age(() => true);
    else if (event.workspace) this.forget();
    else this.#answers.clear();
    this.#workspace = workspace;
  }

  /** These answers are old from now on; those on screen are asked for again soon. */
  #age(isOld: (answer: KeptAnswer) => boolean): void {
    for (const [question, answer] of this.#answers) {
      if (isOld(answer)) this.#answers.set(question, { ...answer, isCurrent: false });
    }
    clearTimeout(this.#asksAgain);
    this.#asksAgain = setTimeout(() => {
      for (const question of this.#listeners.keys()) {
        const answer = this.#answers.get(question);
        // What is on its way is answered after the write that made it old.
        if (answer && !answer.isCurrent && !answer.isAsking) this.ask(question);
      }
    }, settleTime);
  }

  #put(question: string, answer: KeptAnswer): void {
    this.#answers.delete(question); // the map's order is the order of use
    this.#answers.set(question, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= kept + this.#listeners.size) break;
      if (!this.#isHeard(oldest)) this.#answers.delete(oldest);
    }
    this.#tell(question);
  }

  #isHeard(question: string): boolean {
    return this.#listeners.has(question);
  }

  #tell(question: string): void {
    for (const listener of [...(this.#listeners.get(question) ?? [])]) listener();
  }
}

/** A read with its input as one text, the key it is kept under. */
export const questionOf = <N extends ReadName>(name: N, input: InputOf<N>): string =>
  `${name} ${JSON.stringify(input)}`;

const nameOf = (question: string): ReadName => question.slice(0, question.indexOf(' ')) as ReadName;

const placeOf = (workspace: WorkspaceInfo | null): string => (workspace ? `${workspace.folder}/${workspace.name}` : '');

/** The one memory of this page. */
export const answers = new KeptAnswers(core);
