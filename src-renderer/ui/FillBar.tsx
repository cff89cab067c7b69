// How much of something there is, as a thin bar with its number.
import { formatShare } from './numbers.ts';

interface FillBarProps {
  /** 0 to 1. */
  share: number;
  label: string;
  tone?: 'accent' | 'attention' | 'wrong' | 'done';
  /** Hides the number where it stands elsewhere. */
  bare?: boolean;
}

export function FillBar({ share, label, tone = 'accent', bare = false }: FillBarProps) {
  const bounded = Math.min(1, Math.max(0, share));
  return (
    <span className="fill-bar">
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be drawn alike on every platform */}
      <span
        className="fill-bar__track"
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(bounded * 100)}
      >
        <span className="fill-bar__fill" style={{ width: `${bounded * 100}%`, background: `var(--${tone})` }} />
      </span>
      {!bare && <span className="fill-bar__number figures">{formatShare(bounded)}</span>}
    </span>
  );
}
