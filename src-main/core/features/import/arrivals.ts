// What comes in one by one from elsewhere, for a generator that can only wait for promises. Owns the queue.

export class Arrivals<T> {
  readonly #waiting: T[] = [];
  #state: 'open' | 'ended' | 'failed' = 'open';
  #error: unknown;
  #wake: (() => void) | null = null;
  #fail: ((error: unknown) => void) | null = null;

  add(item: T): void {
    this.#waiting.push(item);
    this.#settle();
  }

  end(): void {
    this.#state = 'ended';
    this.#settle();
  }

  fail(error: unknown): void {
    this.#state = 'failed';
    this.#error = error;
    this.#settle();
  }

  /** The next item, if one is here. */
  take(): T | undefined {
    return this.#waiting.shift();
  }

  /** True once nothing more will come and everything was taken. */
  get isDone(): boolean {
    return this.#state === 'ended' && this.#waiting.length === 0;
  }

  /** Resolves when there is something to take or nothing more comes; rejects with what went wrong. */
  next(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#wake = resolve;
      this.#fail = reject;
      this.#settle();
    });
  }

  #settle(): void {
    if (this.#state === 'failed') this.#fail?.(this.#error);
    else if (this.#state === 'ended' || this.#waiting.length > 0) this.#wake?.();
  }
}
