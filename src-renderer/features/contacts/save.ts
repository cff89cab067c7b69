// One edit sent to the core, with the refusal's sentence as answer where it was not taken.
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { core, RequestRefused, type WriteName } from '../../app/core-client.ts';
import { failures } from '../../app/live.ts';
import { messageOf, type SaveProblem } from '../../ui/EditableText.tsx';

/** Resolves with null when it was kept, else with the sentence to show beside the field. */
export async function save<N extends WriteName>(name: N, input: InputOf<N>): Promise<SaveProblem | null> {
  try {
    await core.request(name, input);
    return null;
  } catch (error) {
    if (error instanceof RequestRefused && error.code === 'guarded')
      return { message: error.message, keepAnyway: () => save(name, { ...input, keepAnyway: true }) };
    if (error instanceof RequestRefused) return error.message;
    failures.show(error as Error);
    return 'This was not kept.';
  }
}

/** The same for what no guard speaks about: resolves with null or the sentence. */
export async function saveUnguarded<N extends WriteName>(name: N, input: InputOf<N>): Promise<string | null> {
  const problem = await save(name, input);
  return problem === null ? null : messageOf(problem);
}
