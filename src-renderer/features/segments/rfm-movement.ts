// Moves between RFM groups: their order, colours, words, and the contacts behind them as rules.
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';
import { type RfmCell, rfmCellNames } from '../../../src-shared/rules/field-catalogue.ts';

/** From the best to the lost; nothing bought comes last. */
export const groupOrder: readonly (RfmCell | null)[] = [...(Object.keys(rfmCellNames) as RfmCell[]), null];

const good: ReadonlySet<RfmCell | null> = new Set(['champions', 'loyal']);
const rising: ReadonlySet<RfmCell | null> = new Set(['potential_loyal', 'new', 'promising']);
const gone: ReadonlySet<RfmCell | null> = new Set(['hibernating', 'lost']);

/** The colour of a group; always beside its name. */
export function groupColour(cell: RfmCell | null): string {
  if (cell === null) return 'var(--line-strong)';
  if (good.has(cell)) return 'var(--done)';
  if (rising.has(cell)) return 'var(--accent-line)';
  return gone.has(cell) ? 'var(--wrong)' : 'var(--attention)';
}

interface Move {
  from: RfmCell | null;
  to: RfmCell | null;
}

/** The contacts that were in one group on the first day compared and in the other on the second. */
export function movementRule({ from, to }: Move): Rule {
  const is = (field: 'rfm_cell_from' | 'rfm_cell_to', cell: RfmCell | null): Condition =>
    cell === null
      ? { kind: 'field', field, test: { operator: 'is_empty' } }
      : { kind: 'field', field, test: { operator: 'equals', text: cell } };
  return { kind: 'group', match: 'all', items: [is('rfm_cell_from', from), is('rfm_cell_to', to)] };
}

const nameOf = (cell: RfmCell | null): string => (cell === null ? 'Prospects' : rfmCellNames[cell]);

/** 'Champions → At risk'. */
export const movementText = ({ from, to }: Move): string =>
  from === to ? `${nameOf(from)} on both days` : `${nameOf(from)} → ${nameOf(to)}`;
