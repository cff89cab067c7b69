// The proposals on screen: asks for them again when tags change, lays the person's answers over them, and writes answers.
// Renders nothing.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FateAnswer } from '../../../src-shared/contract/tag-consolidation.ts';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import {
  type ConsolidationStep,
  type FateAction,
  fateActions,
  sureFrom,
  type TagFate,
  type TagProposal,
} from '../../../src-shared/tags/consolidation.ts';
import { useJob, useRead, useTablesVersion, useWrite } from '../../app/live.ts';

/** A proposal with what the person made of it. */
export interface FateRow {
  tag: TagRow;
  proposal: TagProposal;
  answer: FateAnswer['answer'] | null;
  /** What happens: the person's choice, else what is proposed; a rejected tag stays. */
  fate: TagFate;
}

const order = new Map<FateAction, number>(
  (['merge', 'field', 'move', 'retire', 'keep'] as const).map((action, index) => [action, index]),
);
const noSteps: readonly ConsolidationStep[] = [];
const keep: TagFate = { action: 'keep' };

export function useConsolidation(byId: ReadonlyMap<number, TagRow>) {
  const { start, cancel, isRunning, progress } = useJob('tagConsolidation.propose');
  const version = useTablesVersion(['tag', 'tag_alias', 'tag_assignment']);
  const [proposed, setProposed] = useState<{ proposals: TagProposal[]; steps: ConsolidationStep[] } | null>(null);
  const proposals = proposed?.proposals ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when tags were written
  useEffect(() => {
    let isWanted = true;
    void start({}).then((answer) => {
      if (answer && isWanted) setProposed(answer);
    });
    return () => {
      isWanted = false;
      cancel();
    };
  }, [start, cancel, version]);
  const { value: answers } = useRead('tagConsolidation.answers', {});
  const rows = useMemo(() => {
    const given = new Map((answers ?? []).map((one) => [one.tag, one]));
    return (proposals ?? [])
      .flatMap((proposal): FateRow[] => {
        const tag = byId.get(proposal.tag);
        if (!tag) return [];
        const answer = given.get(proposal.tag);
        const fate = answer?.answer === 'accepted' ? answer.fate : answer ? keep : proposal.fate;
        return [{ tag, proposal, answer: answer?.answer ?? null, fate }];
      })
      .sort(byActionAndTarget(byId));
  }, [proposals, answers, byId]);
  const { run } = useWrite('tagConsolidation.answer');
  const answer = useCallback(
    (given: { tag: number; answer: FateAnswer['answer'] | null; fate: TagFate }[]) =>
      given.length === 0 ? undefined : run({ answers: given.map((one) => ({ ...one, tag: one.tag as TagId })) }),
    [run],
  );
  const answered = useMemo(() => new Set((answers ?? []).map(({ tag }) => tag)), [answers]);
  const steps = proposed?.steps ?? noSteps;
  return { rows, steps, answered, answer, isLoading: proposals === null, isRunning, progress };
}

/** By what is proposed, so that a row stays in its place when it is answered; within, by target. */
function byActionAndTarget(byId: ReadonlyMap<number, TagRow>) {
  const target = ({ fate }: TagProposal): string => {
    if (fate.action === 'merge') return byId.get(fate.into)?.name ?? '';
    if (fate.action === 'field') return fate.field;
    if (fate.action === 'move') return fate.newParent ?? byId.get(fate.parent ?? 0)?.name ?? '';
    return '';
  };
  return (a: FateRow, b: FateRow): number =>
    (order.get(a.proposal.fate.action) ?? 9) - (order.get(b.proposal.fate.action) ?? 9) ||
    target(a.proposal).localeCompare(target(b.proposal), 'en') ||
    b.proposal.confidence - a.proposal.confidence ||
    a.tag.name.localeCompare(b.tag.name, 'en');
}

/** Unanswered rows that change something and that may be accepted unseen. */
export const sureRows = (rows: readonly FateRow[]): FateRow[] =>
  rows.filter(
    ({ answer, proposal }) => answer === null && proposal.confidence >= sureFrom && proposal.fate.action !== 'keep',
  );

/** How many rows propose each action. */
export function countsOf(rows: readonly FateRow[]): Record<FateAction, number> {
  const counts = Object.fromEntries(fateActions.map((action) => [action, 0])) as Record<FateAction, number>;
  for (const { proposal } of rows) counts[proposal.fate.action]++;
  return counts;
}

/** What a fate is called where it stands beside the tag: 'Merge into VIP'. */
export function fateWords(fate: TagFate, byId: ReadonlyMap<number, TagRow>): string {
  switch (fate.action) {
    case 'keep':
      return 'Keep';
    case 'retire':
      return 'Retire';
    case 'merge':
      return `Merge into ${byId.get(fate.into)?.name ?? 'a deleted tag'}`;
    case 'field':
      return `Field ${fate.field}: ${fate.value}`;
    case 'move': {
      const parent = fate.parent === null ? fate.newParent : byId.get(fate.parent)?.name;
      return parent ? `Move to ${parent} › ${fate.name}` : `Move to the top as ${fate.name}`;
    }
  }
}
