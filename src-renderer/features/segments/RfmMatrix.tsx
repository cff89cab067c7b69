// The migration matrix: RFM groups of the first day down, of the second across. Shade is the share of the row.

import type { RfmComparison } from '../../../src-shared/contract/rfm.ts';
import { type RfmCell, rfmCellNames } from '../../../src-shared/rules/field-catalogue.ts';
import { navigate } from '../../app/routes.ts';
import { formatNumber, formatShare } from '../../ui/numbers.ts';
import { groupOrder, movementRule, movementText } from './rfm-movement.ts';
import { shownAmount } from './rfm-rules.ts';

interface RfmMatrixProps {
  comparison: RfmComparison;
  measure: 'count' | 'revenue';
}

export function RfmMatrix({ comparison, measure }: RfmMatrixProps) {
  const { moves, currency } = comparison;
  const rows = groupOrder.filter((cell) => moves.some(({ from }) => from === cell));
  const columns = groupOrder.filter((cell) => moves.some(({ to }) => to === cell));
  const totalOf = (some: RfmComparison['moves']) => some.reduce((sum, move) => sum + move[measure], 0);
  const shown = (value: number) => (measure === 'count' ? formatNumber(value) : shownAmount(value, currency));
  return (
    <div className="rfm-matrix__scroll">
      <table className="rfm-matrix figures">
        <caption>Group on the first day (rows) and on the second (columns)</caption>
        <thead>
          <tr>
            <td />
            {columns.map((cell) => (
              <th key={cell} scope="col">
                {nameOf(cell)}
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const ofRow = moves.filter(({ from }) => from === row);
            const count = ofRow.reduce((sum, move) => sum + move.count, 0);
            return (
              <tr key={row}>
                <th scope="row">{nameOf(row)}</th>
                {columns.map((column) => {
                  const move = ofRow.find(({ to }) => to === column);
                  return (
                    <td key={column} data-same={row === column ? true : undefined}>
                      {move && <Cell move={move} text={shown(move[measure])} share={move.count / count} />}
                    </td>
                  );
                })}
                <td className="rfm-matrix__total">{shown(totalOf(ofRow))}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">All</th>
            {columns.map((column) => (
              <td key={column} className="rfm-matrix__total">
                {shown(totalOf(moves.filter(({ to }) => to === column)))}
              </td>
            ))}
            <td className="rfm-matrix__total">{shown(totalOf(moves))}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Cell({ move, text, share }: { move: RfmComparison['moves'][number]; text: string; share: number }) {
  const label = movementText(move);
  return (
    <button
      type="button"
      className="rfm-matrix__cell"
      style={{ '--share': `${Math.round(share * 60)}%` } as React.CSSProperties}
      title={`${label}: ${formatNumber(move.count)}, ${formatShare(share)} of the row`}
      aria-label={`${label}: ${text}`}
      onClick={() => navigate({ kind: 'contacts', scope: { kind: 'rule', rule: movementRule(move), label } })}
    >
      {text}
    </button>
  );
}

const nameOf = (cell: RfmCell | null): string => (cell === null ? 'Prospects' : rfmCellNames[cell]);
