// The score with its dimensions, its formula on demand, and how it moved from run to run.
import { Popover, Tooltip, UnstyledButton } from '@mantine/core';
import type { AuditOverview, AuditRunRow } from '../../../src-shared/contract/audit.ts';
import { type Dimension, dimensionLabel, dimensionMeaning } from '../../../src-shared/model/finding.ts';
import { FillBar } from '../../ui/FillBar.tsx';
import { gradeOf, ScoreRing } from '../../ui/ScoreRing.tsx';
import { ScoreHistory } from './ScoreHistory.tsx';

const tones = { good: 'done', fair: 'attention', poor: 'wrong' } as const;

interface HealthSummaryProps {
  run: AuditRunRow;
  history: AuditOverview['history'];
  /** Shows the checks of a dimension. */
  onDimension: (dimension: Dimension) => void;
}

export function HealthSummary({ run, history, onDimension }: HealthSummaryProps) {
  return (
    <section className="health" aria-label="Data health">
      <div className="health__row">
        <div className="health__ring">
          <ScoreRing score={run.score} size={84} label="Data health" />
          <Formula run={run} />
        </div>
        <div className="health__dimensions">
          {run.dimensions.map((each) => (
            <Tooltip key={each.dimension} label={each.formula} multiline maw={420} openDelay={300}>
              <UnstyledButton className="health__dimension" onClick={() => onDimension(each.dimension)}>
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
              </UnstyledButton>
            </Tooltip>
          ))}
        </div>
        <ScoreHistory history={history} />
      </div>
    </section>
  );
}

function Formula({ run }: { run: AuditRunRow }) {
  return (
    <Popover width={760} position="bottom-start" withArrow trapFocus>
      <Popover.Target>
        <UnstyledButton className="health__more">How it is made</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className="health__formula">
        <p>
          In each dimension a contact counts by its worst open finding: an error costs all of it, a warning half, a
          notice a fifth. Rejected findings cost nothing.
        </p>
        <code>{run.formula}</code>
        {run.dimensions.map((each) => (
          <code key={each.dimension}>{each.formula}</code>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
