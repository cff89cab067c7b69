// Ready, partly or missing: by shape and word, not by colour alone.
import { IconCircleCheckFilled, IconCircleDashed, IconCircleHalf2 } from '@tabler/icons-react';
import type { ReadinessVerdict } from '../../../src-shared/contract/readiness.ts';
import { verdictWord } from './readiness-text.ts';
import './readiness.css';

const marks = { ready: IconCircleCheckFilled, partly: IconCircleHalf2, missing: IconCircleDashed } as const;

export function VerdictMark({ verdict, hasWord = false }: { verdict: ReadinessVerdict; hasWord?: boolean }) {
  const Mark = marks[verdict];
  return (
    <span className="verdict" data-verdict={verdict}>
      <Mark size={16} role="img" aria-label={hasWord ? undefined : verdictWord[verdict]} aria-hidden={hasWord} />
      {hasWord && verdictWord[verdict]}
    </span>
  );
}
