// Who went from where to where, as ribbons between two columns: their width is how many. Owns the drawing; the same
// figures belong beside it as a table, since a picture alone tells nothing to a screen reader.
import { formatNumber } from './numbers.ts';

export interface FlowNode {
  id: string;
  label: string;
  /** Any CSS colour of the tokens. */
  colour: string;
}

export interface FlowLink {
  from: string;
  to: string;
  count: number;
  /** Shown while the pointer rests on it. */
  title: string;
  /** Where a click leads; absent where nobody is left to show. */
  open?: (() => void) | undefined;
}

interface FlowRibbonsProps {
  label: string;
  left: readonly FlowNode[];
  right: readonly FlowNode[];
  links: readonly FlowLink[];
  /** Drawing units; labels are 12 of them high. */
  width?: number;
  /** Room for the labels on each side. */
  labelWidth?: number;
  /** Of the columns, in words. */
  captions?: readonly [string, string];
}

const [barWidth, gap, height] = [10, 12, 300];
/** Narrower ribbons could not be seen or hit. */
const thinnest = 2;

interface Placed {
  node: FlowNode;
  total: number;
  top: number;
  size: number;
}

export function FlowRibbons({ label, left, right, links, captions, width = 640, labelWidth = 150 }: FlowRibbonsProps) {
  const total = links.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const used = (nodes: readonly FlowNode[], side: 'from' | 'to') =>
    nodes.filter(({ id }) => links.some((link) => link[side] === id));
  const [starts, ends] = [used(left, 'from'), used(right, 'to')];
  const rows = Math.max(starts.length, ends.length);
  const scale = (height - gap * (rows - 1)) / total;
  const placed = [place(starts, links, 'from', scale), place(ends, links, 'to', scale)] as const;
  const bottom = Math.max(...placed.flat().map(({ top, size }) => top + size));
  const offsets = new Map<string, number>();
  const take = (key: string, top: number, size: number): number => {
    const at = offsets.get(key) ?? top;
    offsets.set(key, at + size);
    return at;
  };
  const order = links.toSorted(
    (a, b) => rank(starts, a.from) - rank(starts, b.from) || rank(ends, a.to) - rank(ends, b.to),
  );
  const [x1, x2] = [labelWidth + barWidth, width - labelWidth - barWidth];
  const middle = (x1 + x2) / 2;
  return (
    <svg className="flow" viewBox={`0 0 ${width} ${bottom + 22}`} role="img" aria-label={label}>
      {captions && (
        <g className="flow__caption" aria-hidden>
          <text x={labelWidth + barWidth} y={12} textAnchor="end">
            {captions[0]}
          </text>
          <text x={width - labelWidth - barWidth} y={12}>
            {captions[1]}
          </text>
        </g>
      )}
      <g transform="translate(0 20)">
        {order.map((link) => {
          const start = placed[0].find(({ node }) => node.id === link.from);
          const end = placed[1].find(({ node }) => node.id === link.to);
          if (!start || !end) return null;
          const size = Math.max(thinnest, link.count * scale);
          const y1 = take(`< ${link.from}`, start.top, link.count * scale) + size / 2;
          const y2 = take(`> ${link.to}`, end.top, link.count * scale) + size / 2;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table beside it offers the same links to the keyboard
            <path
              key={`${link.from} ${link.to}`}
              className="flow__ribbon"
              data-open={link.open ? true : undefined}
              d={`M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`}
              stroke={end.node.colour}
              strokeWidth={size}
              onClick={link.open}
            >
              <title>{link.title}</title>
            </path>
          );
        })}
        {placed[0].map((one) => (
          <Node key={one.node.id} {...one} x={labelWidth} textX={labelWidth - 8} anchor="end" />
        ))}
        {placed[1].map((one) => (
          <Node key={one.node.id} {...one} x={x2} textX={x2 + barWidth + 8} anchor="start" />
        ))}
      </g>
    </svg>
  );
}

function Node({
  node,
  total,
  top,
  size,
  x,
  textX,
  anchor,
}: Placed & { x: number; textX: number; anchor: 'start' | 'end' }) {
  return (
    <g>
      <rect x={x} y={top} width={barWidth} height={Math.max(thinnest, size)} fill={node.colour} rx={2} />
      <text className="flow__label" x={textX} y={top + Math.max(thinnest, size) / 2} textAnchor={anchor} dy="0.35em">
        {node.label} <tspan className="flow__count">{formatNumber(total)}</tspan>
      </text>
    </g>
  );
}

/** One below the other; labels of thin bars keep a line's distance. */
function place(nodes: readonly FlowNode[], links: readonly FlowLink[], side: 'from' | 'to', scale: number): Placed[] {
  const line = 16;
  let top = 0;
  return nodes.map((node) => {
    const total = links.reduce((sum, link) => sum + (link[side] === node.id ? link.count : 0), 0);
    const size = total * scale;
    const placed = { node, total, top, size };
    top += Math.max(size, line - gap) + gap;
    return placed;
  });
}

const rank = (nodes: readonly FlowNode[], id: string): number => nodes.findIndex((node) => node.id === id);
