// The lifecycle of one contact: the present stage since when and why, and the stages before.
import { Text } from '@mantine/core';
import type { ContactLifecycle } from '../../../src-shared/contract/lifecycle.ts';
import { stageNames } from '../../../src-shared/rules/lifecycle-stages.ts';
import { counted, formatPlainDay } from '../../ui/numbers.ts';
import { stageColour } from './stage-colours.ts';
import './lifecycle.css';

export function ContactStage({ value }: { value: ContactLifecycle }) {
  const present = value.stays.at(-1);
  if (!present) return null;
  const names = stageNames[value.vocabulary];
  return (
    <div className="contact-stage">
      <div>
        <span className="contact-stage__dot" style={{ background: stageColour[present.stage] }} aria-hidden />
        <strong>{names[present.stage]}</strong> since {formatPlainDay(present.since)}
      </div>
      {whyText(value) !== '' && (
        <Text size="xs" c="dimmed">
          {whyText(value)}
        </Text>
      )}
      {value.action !== '' && <Text size="sm">{value.action}</Text>}
      {value.stays.length > 1 && (
        <ol className="contact-stage__history" aria-label="Stages before">
          {value.stays
            .slice(0, -1)
            .toReversed()
            .map((stay) => (
              <li key={stay.since}>
                {names[stay.stage]} <span className="quiet">from {formatPlainDay(stay.since)}</span>
              </li>
            ))}
        </ol>
      )}
    </div>
  );
}

/** Why it is so and what comes next: 'Quiet for 40 days; usually buys every 34 days. At-risk on 22 May 2026 …'. */
function whyText({ quietDays, rhythmDays, nextMove, nextStage, vocabulary, purchases }: ContactLifecycle): string {
  const parts: string[] = [];
  if (quietDays !== null) {
    const rhythm =
      rhythmDays === null
        ? ''
        : `; ${purchases > 1 ? 'rhythm of' : 'people like them buy every'} ${counted(Math.round(rhythmDays), 'day')}`;
    parts.push(`Quiet for ${counted(quietDays, 'day')}${rhythm}.`);
  }
  if (nextMove !== null && nextStage !== null) {
    parts.push(`${stageNames[vocabulary][nextStage]} on ${formatPlainDay(nextMove)} if nothing happens.`);
  }
  return parts.join(' ');
}
