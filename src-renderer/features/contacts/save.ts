// One edit sent to the core, with the refusal's sentence as answer where it was not taken.
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { core, RequestRefused, type WriteName } from '../../app/core-client.ts';
import { failures } from '../../app/live.ts';

/** Resolves with null when it was kept, else with the sentence to show beside the field. */
export async function save<N extends WriteName>(name: N, input: InputOf<N>): Promise<string | null> {
  try {
    await core.request(name, input);
    return null;
  } catch (error) {
    if (error instanceof RequestRefused) return error.message;
    failures.show(error as Error);
    return 'This was not kept.';
  }
}
