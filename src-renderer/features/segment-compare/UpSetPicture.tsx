// An UpSet picture (Lex et al. 2014): a bar per combination of sets, dots below it that say which, the sizes of the sets on
// the left. Drawn as SVG over plain buttons, so that it is read and reached by the keyboard like any list.
import { Fragment } from 'react';
import { counted, formatCount } from '../../ui/numbers.ts';
import './upset.css';

export interface UpSetSet {
  id: number;
  name: string;
  count: number;
}

export interface UpSetBar {
  /** Places of the sets. */
  sets: readonly number[];
  count: number;
}

interface UpSetPictureProps {
  sets: readonly UpSetSet[];
  bars: readonly UpSetBar[];
  onOpen: (sets: readonly number[]) => void;
  onOpenSet: (place: number) => void;
}

const row = 30;
const column = 34;
const barHeight = 170;
const top = 22;

export function UpSetPicture({ sets, bars, onOpen, onOpenSet }: UpSetPictureProps) {
  const largestSet = Math.max(1, ...sets.map(({ count }) => count));
  const largestBar = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <div className="upset">
      <ul className="upset__sets" aria-label="Segments" style={{ paddingTop: top + barHeight + 8 }}>
        {sets.map(({ id, name, count }, place) => (
          <li key={id} style={{ height: row }}>
            <button
              type="button"
              className="row-button upset__set"
              title={`${name}: ${counted(count, 'contact')}`}
              onClick={() => onOpenSet(place)}
            >
              <span className="truncate">{name}</span>
              <span className="figures quiet">{formatCount(count, 'short')}</span>
              <span className="upset__size" aria-hidden>
                <span style={{ width: `${(100 * count) / largestSet}%` }} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="upset__plot">
        <ul
          className="upset__bars"
          aria-label="Combinations"
          style={{ width: bars.length * column, height: top + barHeight + 8 + sets.length * row }}
        >
          {bars.map((bar) => {
            const key = bar.sets.join('-');
            return (
              <li key={key} style={{ width: column }}>
                <button
                  type="button"
                  className="upset__bar"
                  title={wordsOf(bar, sets)}
                  aria-label={wordsOf(bar, sets)}
                  onClick={() => onOpen(bar.sets)}
                >
                  <Column bar={bar} rows={sets.length} largest={largestBar} />
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function Column({ bar, rows, largest }: { bar: UpSetBar; rows: number; largest: number }) {
  const height = Math.max(1.5, (barHeight * bar.count) / largest);
  const middle = column / 2;
  const y = (place: number): number => top + barHeight + 8 + place * row + row / 2;
  const [first, last] = [bar.sets[0] ?? 0, bar.sets.at(-1) ?? 0];
  return (
    <svg width={column} height={top + barHeight + 8 + rows * row} aria-hidden>
      <title>{formatCount(bar.count)}</title>
      <text x={middle} y={top + barHeight - height - 5} textAnchor="middle" className="upset__figure figures">
        {formatCount(bar.count, 'short')}
      </text>
      <rect x={6} width={column - 12} y={top + barHeight - height} height={height} rx={1.5} className="upset__fill" />
      {Array.from({ length: rows }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <Fragment key={place}>
          {place % 2 === 0 && (
            <rect x={0} width={column} y={y(place) - row / 2} height={row} className="upset__stripe" />
          )}
          <circle
            cx={middle}
            cy={y(place)}
            r={6}
            className="upset__dot"
            data-in={bar.sets.includes(place) || undefined}
          />
        </Fragment>
      ))}
      {last > first && <line x1={middle} x2={middle} y1={y(first)} y2={y(last)} className="upset__line" />}
    </svg>
  );
}

function wordsOf({ sets: inside, count }: UpSetBar, sets: readonly UpSetSet[]): string {
  const names = inside.map((place) => sets[place]?.name ?? '').join(' and ');
  return `${counted(count, 'contact')} in ${names} and no other`;
}
