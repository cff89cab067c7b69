// The tags on screen: the live tree, what is selected in it, and every change with its toast. Renders nothing.
import { useCallback, useMemo } from 'react';
import { create } from 'zustand';
import type { EntryInput } from '../../../src-shared/contract/define.ts';
import type { ConflictList, TagRow, tagsContract } from '../../../src-shared/contract/tags.ts';
import { core, RequestRefused } from '../../app/core-client.ts';
import { failures, useRead } from '../../app/live.ts';
import type { ContactScope } from '../../app/routes.ts';
import { toastRefused } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';

type Changing = Exclude<
  keyof typeof tagsContract,
  | 'tags.tree'
  | 'tags.members'
  | 'tags.show'
  | 'tags.impact'
  | 'tags.hygiene'
  | 'tags.worn'
  | 'tags.ofContact'
  | 'tags.sheets'
>;

/** A move or switch that would put two tags of an exclusive group on one contact; `again` does it all the same. */
export interface Contradiction {
  readonly message: string;
  readonly conflicts: ConflictList;
  readonly again: () => void;
}

interface TreeView {
  /** Survive leaving the page: where one was, one is again. */
  readonly expanded: readonly string[] | null;
  readonly contradiction: Contradiction | null;
}

export const useTreeView = create<TreeView>(() => ({ expanded: null, contradiction: null }));

/** Every tag, kept fresh. */
export function useTagTree() {
  const { value, error, isLoading } = useRead('tags.tree', {});
  const rows = value?.tags;
  const byId = useMemo(() => new Map((rows ?? []).map((row) => [row.id, row])), [rows]);
  return { rows, byId, value, error, isLoading };
}

/**
 * Runs a change and says what was done, with Undo. A refusal becomes a toast; contradictions in an exclusive group are
 * shown as a list with the choice to go on.
 * @returns the answer, or undefined when nothing was done
 */
export async function changeTags<N extends Changing>(name: N, input: EntryInput<(typeof tagsContract)[N]>) {
  try {
    const value = await core.request(name, input);
    await announceDone();
    return value;
  } catch (error) {
    if (!(error instanceof RequestRefused)) failures.show(error as Error);
    else if (error.code === 'exclusive-conflicts' && name !== 'tags.assign') {
      useTreeView.setState({
        contradiction: {
          message: error.message,
          conflicts: error.details as ConflictList, // the door: declared beside the refusal in the contract
          again: () => void changeTags(name, { ...input, allowConflicts: true }),
        },
      });
    } else if (error.code !== 'cancelled') toastRefused(error.message);
    return undefined;
  }
}

/** The contacts that wear a tag, as the Contacts screen opens on them. */
export function wearersScope(tag: TagRow, descendants: boolean): ContactScope {
  return {
    kind: 'rule',
    rule: { kind: 'group', match: 'all', items: [{ kind: 'tag', match: 'has', tags: [tag.id], descendants }] },
    label: descendants ? `“${tag.name}” and below` : `“${tag.name}”`,
  };
}

/** Names of tags by id, for lists of ids. */
export function useTagNames(byId: ReadonlyMap<number, TagRow>) {
  return useCallback((id: number) => byId.get(id)?.name ?? 'Deleted tag', [byId]);
}
