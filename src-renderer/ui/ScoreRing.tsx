// A score from 0 to 100 as a ring, with the number in it and a word that says how good that is.
import { RingProgress, Text } from '@mantine/core';

export type Grade = 'good' | 'fair' | 'poor';

/** Good from 85, fair from 60. */
export const gradeOf = (score: number): Grade => (score >= 85 ? 'good' : score >= 60 ? 'fair' : 'poor');

const colour: Record<Grade, string> = { good: 'var(--done)', fair: 'var(--attention)', poor: 'var(--wrong)' };
const word: Record<Grade, string> = { good: 'Good', fair: 'Fair', poor: 'Poor' };

interface ScoreRingProps {
  /** 0 to 100, or null when it was never measured. */
  score: number | null;
  size?: number;
  /** What is scored: 'Data health'. */
  label: string;
}

export function ScoreRing({ score, size = 120, label }: ScoreRingProps) {
  const grade = score === null ? null : gradeOf(score);
  const text =
    score === null ? 'not measured yet' : `${Math.round(score)} of 100, ${word[grade ?? 'poor'].toLowerCase()}`;
  return (
    <RingProgress
      role="img"
      aria-label={`${label}: ${text}`}
      size={size}
      thickness={Math.max(4, Math.round(size / 14))}
      roundCaps={(score ?? 0) > 0}
      rootColor="var(--surface-sunken)"
      sections={[{ value: score ?? 0, color: grade ? colour[grade] : 'var(--line-strong)' }]}
      label={
        <div className="score-ring" aria-hidden>
          <Text fw={600} fz={Math.round(size / 3.8)} lh={1.1} className="figures">
            {score === null ? '–' : Math.round(score)}
          </Text>
          {size >= 72 && (
            <Text size="xs" c="dimmed">
              {grade ? word[grade] : 'Not yet'}
            </Text>
          )}
        </div>
      }
    />
  );
}
