// Tells what is planted in a sample, for tests and benches that hold what was found against what was planted. The truth
// is never stored in a workspace: it is generated again from the same arguments.
import { generateSample } from '../../engines/sample/sample.ts';
import type { PlantedTruth, SampleArguments, SampleContact, SampleRole } from '../../engines/sample/sample-shape.ts';

export interface SampleTruth {
  /** The contact as generated, with its truth, by row id. */
  readonly byId: ReadonlyMap<number, { readonly contact: SampleContact; readonly truth: PlantedTruth }>;
  /** Row ids that are one person or company; each group at least two, the original first. */
  readonly duplicateGroups: readonly (readonly number[])[];
  /** Pairs that look alike and must not be merged, smaller id first. */
  readonly lookalikes: readonly (readonly [number, number])[];
  /** Members of each known group before any merge. */
  readonly roles: Readonly<Record<SampleRole, readonly number[]>>;
}

/**
 * The truth about a workspace that `sample.create` filled.
 * @param wanted the same arguments, with `asOf` as it was then.
 * @param firstId what `sample.create` answered.
 */
export function sampleTruth(wanted: SampleArguments, firstId = 1): SampleTruth {
  const byId = new Map<number, { contact: SampleContact; truth: PlantedTruth }>();
  const groups = new Map<number, number[]>();
  const lookalikes: [number, number][] = [];
  const roles: Record<SampleRole, number[]> = {
    champion: [],
    cart_abandoner: [],
    running_shoe_buyer: [],
    dormant_user: [],
    frustrated_user: [],
    met_recently: [],
  };
  for (const { contact, truth } of generateSample(wanted)) {
    const id = firstId + contact.key - 1;
    byId.set(id, { contact, truth });
    for (const role of truth.roles) roles[role].push(id);
    if (truth.lookalikeOf !== null) lookalikes.push([firstId + truth.lookalikeOf.key - 1, id]);
    if (truth.copyOf === null) continue;
    const original = firstId + truth.copyOf - 1;
    const group = groups.get(original);
    if (group === undefined) groups.set(original, [original, id]);
    else group.push(id);
  }
  return { byId, duplicateGroups: [...groups.values()], lookalikes, roles };
}
