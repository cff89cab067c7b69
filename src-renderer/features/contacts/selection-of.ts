// What is selected in the grid as bulk requests name it.
import type { ContactQuery, Selection } from '../../../src-shared/model/selection.ts';
import type { GridSelection } from '../../grid/grid-selection.ts';

/** `query` is the one whose rows the grid shows: what "all" means. */
export function selectionOf(selection: GridSelection, query: ContactQuery): Selection {
  return selection.kind === 'all'
    ? { kind: 'all', query, except: [...selection.except] }
    : { kind: 'ids', ids: [...selection.ids] };
}
