// A value in a finding, current or proposed, with what changes made visible.
import { markChanges } from './value-marks.ts';

interface FindingValueProps {
  value: string | null;
  /** The value it is compared with. */
  other: string | null;
  side: 'current' | 'proposed';
  /** Leaves out the beginning of a long value where it did not change. */
  short?: boolean;
}

export function FindingValue({ value, other, side, short = false }: FindingValueProps) {
  if (value === null)
    return <span className="finding-value finding-value--none">{side === 'current' ? 'empty' : 'no proposal'}</span>;
  if (value === '') return <span className="finding-value finding-value--none">take it out</span>;
  return (
    <span className="finding-value" title={value}>
      {markChanges(value, other, short).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity beyond their place
        <span key={index} data-piece={piece.kind} data-side={side}>
          {piece.text}
        </span>
      ))}
    </span>
  );
}
