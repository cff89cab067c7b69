// The columns a list of contacts starts with, by whom the workspace sells to. A layout of one's own is left alone.
import type { Market } from '../../../src-shared/contract/settings.ts';
import type { GridLayout } from '../../grid/grid-types.ts';

const columns: Record<Market, { shown: readonly string[]; hidden: readonly string[] }> = {
  companies: { shown: ['job_title', 'owner'], hidden: ['last_purchase'] },
  consumers: { shown: ['birthday'], hidden: ['company'] },
};

/** The layout with what this market looks for shown, and what it seldom needs put away. */
export function layoutFor(layout: GridLayout, market: Market | null): GridLayout {
  if (market === null) return layout;
  const { shown, hidden } = columns[market];
  return { ...layout, hidden: [...layout.hidden.filter((column) => !shown.includes(column)), ...hidden] };
}
