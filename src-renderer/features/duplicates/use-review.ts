// The review queue and where a person is in it: loads the groups of a lane, remembers the chosen one, moves on after each
// decision. Owns the place in the queue; decisions are writes of the core.
import { useEffect, useRef, useState } from 'react';
import type { QueueItem } from '../../../src-shared/contract/duplicates.ts';
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { answers } from '../../app/kept-answers.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import type { MovedLanes } from './duplicates-store.ts';

export type QueueLane = 'review' | 'certain' | 'all';

const pageSize = 100;
/** Contacts that stand side by side. */
export const comparedAtOnce = 6;

export interface Review {
  items: readonly QueueItem[];
  total: number;
  isLoading: boolean;
  lane: QueueLane;
  setLane: (lane: QueueLane) => void;
  chosen: QueueItem | undefined;
  choose: (cluster: number) => void;
  /** Members of the chosen group that are compared: what was set aside is left out. */
  compared: readonly number[];
  setAside: readonly number[];
  leaveOut: (contact: number) => void;
  takeBack: (contact: number) => void;
  next: () => void;
  more: (() => void) | null;
  same: (winner: number, choices: Record<string, number>) => Promise<void>;
  different: () => Promise<void>;
  isBusy: boolean;
}

/** Asks for what the queue is opened on. */
export async function firstGroups(): Promise<void> {
  const { items } = await answers.answer('duplicates.queue', { lane: 'review', limit: pageSize });
  const contacts = items[0]?.members.map(({ id }) => id) ?? [];
  if (contacts.length > 1) await answers.answer('duplicates.compare', { contacts: contacts.slice(0, comparedAtOnce) });
}

/**
 * @param wanted a group to begin with, from a link
 * @param batch only groups with contacts that this import added
 */
export function useReview(moved: MovedLanes, wanted: number | undefined, batch: ImportBatchId | undefined): Review {
  const [lane, setLane] = useState<QueueLane>(wanted === undefined && batch === undefined ? 'review' : 'all');
  const [limit, setLimit] = useState(pageSize);
  const { value, isLoading } = useRead('duplicates.queue', {
    ...moved,
    ...(batch === undefined ? {} : { batch }),
    lane,
    limit: Math.min(limit, 1000),
  });
  const [cluster, setCluster] = useState(wanted);
  const [setAside, setSetAside] = useState<readonly number[]>([]);
  const items = value?.items ?? [];
  const place = useRef(0);
  const found = items.findIndex((item) => item.cluster === cluster);
  // A decided group leaves the queue: the one that took its place is next.
  const at = found >= 0 ? found : Math.min(place.current, items.length - 1);
  const chosen = items[at];
  useEffect(() => {
    if (at >= 0) place.current = at;
  }, [at]);
  const merge = useWrite('duplicates.merge');
  const decide = useWrite('duplicates.decideDifferent');

  const goTo = (next: number | undefined): void => {
    setCluster(next);
    setSetAside([]);
  };
  const compared = (chosen?.members ?? []).map(({ id }) => id).filter((id) => !setAside.includes(id));
  return {
    items,
    total: value?.total ?? 0,
    isLoading,
    lane,
    setLane: (next) => {
      place.current = 0;
      goTo(undefined);
      setLane(next);
    },
    chosen,
    choose: goTo,
    compared,
    setAside: (chosen?.members ?? []).map(({ id }) => id).filter((id) => setAside.includes(id)),
    leaveOut: (contact) => setSetAside([...setAside, contact]),
    takeBack: (contact) => setSetAside(setAside.filter((id) => id !== contact)),
    next: () => goTo(items[(at + 1) % Math.max(1, items.length)]?.cluster),
    more: value !== undefined && value.total > items.length && limit < 1000 ? () => setLimit(limit + pageSize) : null,
    same: async (winner, choices) => {
      const losers = compared.filter((id) => id !== winner);
      if (losers.length === 0) return;
      const done = await merge.run({ winner, losers, choices });
      if (done === undefined) return;
      setSetAside([]);
      await announceDone();
    },
    different: async () => {
      if (compared.length < 2) return;
      const done = await decide.run({ contacts: [...compared] });
      if (done === undefined) return;
      setSetAside([]);
      await announceDone();
    },
    isBusy: merge.isRunning || decide.isRunning,
  };
}
