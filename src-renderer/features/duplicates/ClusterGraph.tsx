// A group of three or more as a small graph: who is linked to whom and how strongly. A click chooses the pair that the
// waterfall explains.
import { Tooltip } from '@mantine/core';
import type { ComparedContact, ComparedPair } from '../../../src-shared/contract/duplicates.ts';
import { chanceText } from './lane-scale.ts';

interface ClusterGraphProps {
  contacts: readonly ComparedContact[];
  pairs: readonly ComparedPair[];
  chosen: ComparedPair | undefined;
  onChoose: (pair: ComparedPair) => void;
}

const [width, height] = [264, 168];

export function ClusterGraph({ contacts, pairs, chosen, onChoose }: ClusterGraphProps) {
  const spot = (id: number) => {
    const at = contacts.findIndex((contact) => contact.id === id);
    const angle = (at / contacts.length) * 2 * Math.PI - Math.PI / 2;
    return { x: width / 2 + Math.cos(angle) * 74, y: height / 2 + Math.sin(angle) * 58 };
  };
  const lettered = (id: number) => String.fromCharCode(65 + contacts.findIndex((contact) => contact.id === id));
  const nameOf = (id: number) => contacts.find((contact) => contact.id === id)?.name ?? '';
  return (
    <svg className="cluster-graph" viewBox={`0 0 ${width} ${height}`} aria-label="Links of this group">
      {pairs.map((pair) => {
        const [a, b] = [spot(pair.left), spot(pair.right)];
        const isChosen = pair === chosen;
        const label = `${nameOf(pair.left)} and ${nameOf(pair.right)}: ${chanceText(pair.weight)}`;
        return (
          <Tooltip key={`${pair.left} ${pair.right}`} label={label}>
            {/* biome-ignore lint/a11y/useSemanticElements: HTML buttons cannot stand inside SVG */}
            <g
              role="button"
              tabIndex={0}
              aria-label={label}
              aria-pressed={isChosen}
              data-lane={pair.lane}
              data-chosen={isChosen || undefined}
              onClick={() => onChoose(pair)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ' ') onChoose(pair);
              }}
            >
              <line className="cluster-graph__reach" x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
              <line className="cluster-graph__link" x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
            </g>
          </Tooltip>
        );
      })}
      {contacts.map((contact) => {
        const { x, y } = spot(contact.id);
        return (
          <g key={contact.id} className="cluster-graph__node">
            <title>{contact.name}</title>
            <circle cx={x} cy={y} r={13} />
            <text x={x} y={y + 4}>
              {lettered(contact.id)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
