// Proposals for all tags on a worker thread: reads what there is, counts overlaps, asks the engine.
import type { ConsolidationStep, TagProposal } from '../../../../src-shared/tags/consolidation.ts';
import { nextSteps } from '../../engines/tag-consolidation/next-steps.ts';
import { countOverlaps } from '../../engines/tag-consolidation/overlaps.ts';
import { proposeFates } from '../../engines/tag-consolidation/propose.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { readFacts } from './read-facts.ts';

const parts = 100;

export function proposeFatesTask(
  { db, progress }: TaskContext,
  clock: { asOf: number; now: number },
): { proposals: TagProposal[]; steps: ConsolidationStep[] } {
  const { facts, members } = readFacts(db, clock, progress);
  const overlaps = countOverlaps(members, (share) =>
    progress('Comparing contacts of tags', Math.round(share * parts), parts),
  );
  const proposals = proposeFates(facts, overlaps, (share) =>
    progress('Comparing names of tags', Math.round(share * parts), parts),
  );
  return { proposals, steps: nextSteps(facts, overlaps, proposals) };
}
