// The evidence for and against one pair as a waterfall: every bar begins where the one before ended, the last one is the
// match weight. Shows what the core explains.
import { Text, Tooltip } from '@mantine/core';
import type { ComparedPair } from '../../../src-shared/contract/duplicates.ts';
import { chanceText } from './lane-scale.ts';

/** A pair as any run sees it. */
type ExplainedPair = Partial<ComparedPair> & Pick<ComparedPair, 'evidence' | 'weight'>;

interface Step {
  key: string;
  label: string;
  words: string;
  weight: number;
  from: number;
  to: number;
}

/** The bars with where each begins and ends. */
function stepsOf(pair: ExplainedPair): Step[] {
  let sum = 0;
  return pair.evidence.map((line) => {
    const from = sum;
    sum += line.weight;
    return { ...line, from, to: sum };
  });
}

const signed = (bits: number): string => `${bits >= 0 ? '+' : '−'}${Math.abs(bits).toFixed(1)}`;

export function Waterfall({ pair }: { pair: ExplainedPair }) {
  const steps = stepsOf(pair);
  const least = Math.min(0, ...steps.map(({ to }) => to));
  const most = Math.max(0, ...steps.map(({ to }) => to));
  const place = (bits: number): number => ((bits - least) / Math.max(1, most - least)) * 100;
  return (
    <div className="waterfall">
      <ol>
        {steps.map((step) => (
          <li key={step.key}>
            <div className="waterfall__text">
              <span className="waterfall__words">{step.words}</span>
              <span className="figures" data-side={step.weight >= 0 ? 'for' : 'against'}>
                {signed(step.weight)}
              </span>
            </div>
            <div className="waterfall__track" aria-hidden>
              <span className="waterfall__zero" style={{ left: `${place(0)}%` }} />
              <span
                className="waterfall__bar"
                data-side={step.key === 'prior' ? 'start' : step.weight >= 0 ? 'for' : 'against'}
                style={{
                  left: `${place(Math.min(step.from, step.to))}%`,
                  width: `${Math.max(0.6, Math.abs(place(step.to) - place(step.from)))}%`,
                }}
              />
            </div>
          </li>
        ))}
      </ol>
      <div className="waterfall__sum">
        <Tooltip label="Match weight in bits: the sum of the evidence. Each bit doubles the odds.">
          <Text span size="sm" fw={600} className="figures">
            {signed(pair.weight)} bits
          </Text>
        </Tooltip>
        <Text span size="sm" className="figures">
          {chanceText(pair.weight)}
        </Text>
      </div>
    </div>
  );
}
