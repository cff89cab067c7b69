// An expected "no": a code declared in the contract and one plain sentence. Everything else that throws is a bug.

/** Thrown by handlers and what they call; dispatch turns it into a refusal for the caller and rolls back. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: unknown;

  constructor(code: string, message: string, details?: unknown) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** Refuses the request under way: `throw refuse('tag-under-own-child', 'A tag cannot lie under its own child.')`. */
export function refuse(code: string, message: string, details?: unknown): Refusal {
  return new Refusal(code, message, details);
}
