// The clusters on screen: asks for them, keeps what a person changed about each, accepts and sets apart. Renders nothing.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClusterAnswer } from '../../../src-shared/contract/clean.ts';
import type { ClusterMethod, ValueCluster } from '../../../src-shared/model/value-cluster.ts';
import { useJob, useTablesVersion, useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';

/** A cluster with what the person made of it. */
export interface ShownCluster extends ValueCluster {
  key: string;
  /** The value that all included members become. */
  to: string;
  excluded: readonly string[];
}

/** The values of a cluster that accepting it would change. */
export const changingValues = ({ members, to, excluded }: ShownCluster): string[] =>
  members.map((it) => it.value).filter((value) => value !== to && !excluded.includes(value));

export const changingRows = (cluster: ShownCluster): number => {
  const values = new Set(changingValues(cluster));
  return cluster.members.reduce((sum, { value, count }) => sum + (values.has(value) ? count : 0), 0);
};

export const canAccept = (cluster: ShownCluster): boolean =>
  cluster.to.trim() !== '' && changingValues(cluster).length > 0;

export function useClusters(column: string | null, method: ClusterMethod, ngramSize: number) {
  const find = useJob('clean.cluster');
  const merge = useJob('clean.merge');
  const different = useWrite('clean.different');
  const [answer, setAnswer] = useState<ClusterAnswer | null>(null);
  const [shown, setShown] = useState<readonly ShownCluster[]>([]);
  const version = useTablesVersion([
    'contact',
    'contact_point',
    'address',
    'contact_custom',
    'activity',
    'value_decision',
  ]);
  const [foundAt, setFoundAt] = useState(version);
  const latest = useRef(0);
  const { start, cancel } = find;
  const search = useCallback(async (): Promise<void> => {
    latest.current += 1;
    const turn = latest.current;
    cancel();
    setAnswer(null);
    setShown([]);
    if (column === null) return;
    const found = await start({ column, method, ngramSize });
    if (found === undefined || turn !== latest.current) return;
    setAnswer(found);
    setShown(found.clusters.map(fresh));
  }, [column, method, ngramSize, start, cancel]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search notes the version it answers for
  useEffect(() => {
    setFoundAt(version);
    void search();
    return cancel;
  }, [search]);

  const drop = (keys: readonly string[]): void => setShown((all) => all.filter((it) => !keys.includes(it.key)));
  const change = (key: string, what: Partial<ShownCluster>): void =>
    setShown((all) => all.map((it) => (it.key === key ? { ...it, ...what } : it)));

  const accept = async (clusters: readonly ShownCluster[]): Promise<void> => {
    const wanted = clusters.filter(canAccept);
    if (column === null || wanted.length === 0) return;
    const merges = wanted.map((cluster) => ({ to: cluster.to.trim(), from: changingValues(cluster) }));
    if ((await merge.start({ column, merges })) === undefined) return;
    // What was left out stays a question only if it was left out without a word.
    drop(wanted.map((it) => it.key));
    await announceDone();
  };

  /** Remembers that the left-out members, or without any all members, are different things. */
  const setApart = async (cluster: ShownCluster): Promise<void> => {
    if (column === null) return;
    const values = cluster.members.map((it) => it.value);
    const kept = values.filter((value) => !cluster.excluded.includes(value));
    const sets =
      cluster.excluded.length === 0 || kept.length === 0
        ? [values]
        : cluster.excluded.flatMap((out) => kept.map((value) => [out, value]));
    if ((await different.run({ column, sets })) === undefined) return;
    const members = cluster.members.filter((it) => kept.includes(it.value));
    if (cluster.excluded.length === 0 || members.length < 2) drop([cluster.key]);
    else change(cluster.key, { members, excluded: [] });
    await announceDone();
  };

  return {
    answer,
    shown,
    isSearching: find.isRunning,
    isCancelled: answer === null && !find.isRunning,
    progress: find.progress,
    cancel,
    search: () => {
      setFoundAt(version);
      return search();
    },
    isOutdated: answer !== null && version !== foundAt,
    change,
    accept,
    setApart,
    isWriting: merge.isRunning || different.isRunning,
  };
}

function fresh(cluster: ValueCluster): ShownCluster {
  const to = cluster.members[0]?.value.trim() ?? '';
  return { ...cluster, key: cluster.members.map((it) => it.value).join('\u0000'), to, excluded: [] };
}
