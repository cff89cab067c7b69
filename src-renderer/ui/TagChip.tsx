// A tag as people see it everywhere: its colour as a dot, its name, its path on hover.
import { Tooltip } from '@mantine/core';
import { CloseButtonSmall } from './CloseButtonSmall.tsx';

interface TagChipProps {
  name: string;
  /** Any CSS colour, or null for none. */
  colour?: string | null;
  /** 'Lifecycle › Customer › VIP', and why it is there. */
  tip?: string;
  onRemove?: () => void;
  onOpen?: () => void;
}

export function TagChip({ name, colour, tip, onRemove, onOpen }: TagChipProps) {
  const face = (
    <>
      <span className="tag-chip__dot" style={{ background: colour ?? 'var(--line-strong)' }} />
      <span className="truncate" dir="auto">
        {name}
      </span>
    </>
  );
  const chip = (
    <span className="tag-chip">
      {onOpen ? (
        <button type="button" className="tag-chip__face" onClick={onOpen}>
          {face}
        </button>
      ) : (
        <span className="tag-chip__face">{face}</span>
      )}
      {onRemove && <CloseButtonSmall label={`Remove the tag ${name}`} onClick={onRemove} />}
    </span>
  );
  // Lists draw hundreds of chips: those without a tip carry nothing that listens.
  return tip ? <Tooltip label={tip}>{chip}</Tooltip> : chip;
}
