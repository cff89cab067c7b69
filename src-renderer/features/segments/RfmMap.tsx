// The 5 × 5 map itself. Shade says how much is in a cell; the numbers and the name say it too.
import type { RfmGridView } from '../../../src-shared/contract/rfm.ts';
import { rfmCellNames } from '../../../src-shared/rules/field-catalogue.ts';
import { formatCount } from '../../ui/numbers.ts';
import { type MapCell, shownAmount } from './rfm-rules.ts';

interface RfmMapProps {
  view: RfmGridView;
  measure: 'count' | 'revenue';
  chosen: MapCell | null;
  onChoose: (cell: MapCell) => void;
}

const scores = [1, 2, 3, 4, 5];

export function RfmMap({ view, measure, chosen, onChoose }: RfmMapProps) {
  const largest = Math.max(1, ...view.cells.map((cell) => cell[measure]));
  return (
    <fieldset className="rfm-map" aria-label="RFM map: recency from left to right, value from bottom to top">
      <span className="rfm-map__up" aria-hidden>
        Value: how often and how much
      </span>
      {scores.toReversed().map((value) =>
        [0, ...scores].map((recency) =>
          recency === 0 ? (
            <span key={`${value}-0`} className="rfm-map__score figures" aria-hidden>
              {value}
            </span>
          ) : (
            <Cell
              key={`${value}-${recency}`}
              view={view}
              at={{ recency, value }}
              measure={measure}
              largest={largest}
              isChosen={chosen?.recency === recency && chosen.value === value}
              onChoose={onChoose}
            />
          ),
        ),
      )}
      {scores.map((score) => (
        <span key={score} className="rfm-map__score figures" style={{ gridColumn: score + 2 }} aria-hidden>
          {score}
        </span>
      ))}
      <span className="rfm-map__across" aria-hidden>
        Recency: 5 bought most recently
      </span>
    </fieldset>
  );
}

interface CellProps extends Pick<RfmMapProps, 'view' | 'measure' | 'onChoose'> {
  at: MapCell;
  largest: number;
  isChosen: boolean;
}

function Cell({ view, at, measure, largest, isChosen, onChoose }: CellProps) {
  const cell = view.cells.find(({ recency, value }) => recency === at.recency && value === at.value);
  const name = rfmCellNames[view.settings.grid[5 - at.value]?.[at.recency - 1] ?? 'lost'];
  const count = formatCount(cell?.count ?? 0);
  const revenue = shownAmount(cell?.revenue ?? 0, view.currency);
  // The square root keeps small cells visible beside a very large one.
  const share = Math.sqrt(Math.max(0, cell?.[measure] ?? 0) / largest);
  return (
    <button
      type="button"
      className="rfm-cell"
      aria-pressed={isChosen}
      aria-label={`${name}, recency ${at.recency}, value ${at.value}: ${count} contacts, ${revenue}`}
      style={{ '--share': `${Math.round(share * 60)}%` } as React.CSSProperties}
      data-empty={!cell || undefined}
      onClick={() => onChoose(at)}
    >
      <span className="rfm-cell__name">{name}</span>
      <span className="rfm-cell__main figures">{measure === 'count' ? count : revenue}</span>
      <span className="rfm-cell__second figures">{measure === 'count' ? revenue : `${count} contacts`}</span>
    </button>
  );
}
