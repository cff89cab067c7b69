// The score with its dimensions, its formula on demand, and how it moved from run to run.
import { Collapse, Tooltip, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { AuditOverview, AuditRunRow } from '../../../src-shared/contract/audit.ts';
import { dimensionLabel, dimensionMeaning } from '../../../src-shared/model/finding.ts';
import { FillBar } from '../../ui/FillBar.tsx';
import { gradeOf, ScoreRing } from '../../ui/ScoreRing.tsx';
import { ScoreHistory } from './ScoreHistory.tsx';

const tones = { good: 'done', fair: 'attention', poor: 'wrong' } as const;

interface HealthSummaryProps {
  run: AuditRunRow;
  history: AuditOverview['history'];
}

export function HealthSummary({ run, history }: HealthSummaryProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="health" aria-label="Data health">
      <div className="health__row">
        <ScoreRing score={run.score} size={84} label="Data health" />
        <div className="health__dimensions">
          {run.dimensions.map((each) => (
            <Tooltip key={each.dimension} label={each.formula} multiline maw={420} openDelay={300}>
              <div className="health__dimension">
                <span className="health__name" title={dimensionMeaning[each.dimension]}>
                  {dimensionLabel[each.dimension]}
                </span>
                <span className="health__score figures">{each.score === null ? '–' : each.score.toFixed(0)}</span>
                <FillBar
                  bare
                  share={(each.score ?? 0) / 100}
                  tone={tones[gradeOf(each.score ?? 0)]}
                  label={`${dimensionLabel[each.dimension]} ${each.score === null ? 'not measured' : each.score.toFixed(0)}`}
                />
              </div>
            </Tooltip>
          ))}
        </div>
        <ScoreHistory history={history} />
      </div>
      <UnstyledButton className="health__more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Hide the formula' : 'How the score is made'}
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className="health__formula">
          <p>
            In each dimension a contact counts by its worst open finding: an error costs all of it, a warning half, a
            notice a fifth. Rejected findings cost nothing.
          </p>
          <code>{run.formula}</code>
          {run.dimensions.map((each) => (
            <code key={each.dimension}>{each.formula}</code>
          ))}
        </div>
      </Collapse>
    </section>
  );
}
