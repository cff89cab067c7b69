// How the Contacts screen stands: filter, columns, selection, who is inspected. Interface state only; it outlives a visit
// to another screen, so that coming back finds the list as it was left.
import { create } from 'zustand';
import { everybody, type Rule } from '../../../src-shared/rules/ast.ts';
import type { ContactScope } from '../../app/routes.ts';
import { type GridSelection, nothingSelected } from '../../grid/grid-selection.ts';
import type { GridLayout } from '../../grid/grid-types.ts';
import { setSearch, useSearchStore } from './search-store.ts';

export type ShownState = 'active' | 'archived' | 'all';

export interface ContactFilter {
  rule: Rule;
  state: ShownState;
}

interface ContactsState extends ContactFilter {
  /** Names the link that set the filter: '38 with no email'; null once it is changed by hand. */
  scopeLabel: string | null;
  /** The saved view that is open, null for all contacts. */
  view: number | null;
  /** null until columns are arranged for the first time. */
  layout: GridLayout | null;
  selection: GridSelection;
  /** Who the inspector shows: a contact, a new one, or nobody. */
  inspected: number | 'new' | null;
}

export const useContactsStore = create<ContactsState>(() => ({
  rule: everybody,
  state: 'active',
  scopeLabel: null,
  view: null,
  layout: null,
  selection: nothingSelected,
  inspected: null,
}));

/** Changes the filter by hand. What was selected may no longer be shown, so the selection goes. */
export function changeFilter(change: Partial<ContactFilter>): void {
  useContactsStore.setState({ ...change, scopeLabel: null, selection: nothingSelected });
}

/** Takes up the filter of a link. */
export function enterScope(scope: ContactScope): void {
  useContactsStore.setState({
    rule: scope.kind === 'rule' ? scope.rule : everybody,
    state: 'active',
    scopeLabel: scope.kind === 'rule' ? scope.label : null,
    view: null,
    selection: nothingSelected,
    inspected: null,
  });
  setSearch(scope.kind === 'search' ? scope.text : '');
}

export function inspectContact(inspected: ContactsState['inspected']): void {
  useContactsStore.setState({ inspected });
}

export function select(selection: GridSelection): void {
  useContactsStore.setState({ selection });
}

/** What a saved view keeps. */
export interface ViewDefinition {
  rule: Rule;
  state: ShownState;
  search: string;
  layout: GridLayout | null;
}

/** The present list as a view keeps it. */
export function viewOfNow(): ViewDefinition {
  const { rule, state, layout } = useContactsStore.getState();
  return { rule, state, search: useSearchStore.getState().text, layout };
}

/** Opens a view; without a definition, all contacts. The columns stay where the view has none of its own. */
export function openView(view: number | null, definition: ViewDefinition | null): void {
  const { layout } = useContactsStore.getState();
  useContactsStore.setState({
    view,
    rule: definition?.rule ?? everybody,
    state: definition?.state ?? 'active',
    layout: definition?.layout ?? layout,
    scopeLabel: null,
    selection: nothingSelected,
  });
  setSearch(definition?.search ?? '');
}
