/** Ends a switch over a closed union: a new member that nobody handles does not compile, and throws if it slips in. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
