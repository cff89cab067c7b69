// The segments of a contact: those it is in with since when and why, and those it was in.
import { Anchor, Text } from '@mantine/core';
import type { SegmentStay } from '../../../src-shared/contract/segment-moves.ts';
import type { ContactId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { formatDay } from '../../ui/numbers.ts';
import { whyWords } from './move-words.ts';
import './segment-moves.css';

const shownPast = 5;

export function ContactSegments({ contact }: { contact: number }) {
  // Who belongs is asked of the rules; the record knows since when.
  const present = useRead('contacts.segments', { contact: contact as ContactId }).value ?? [];
  const stays = useRead('segmentMoves.ofContact', { contact: contact as ContactId }).value?.stays ?? [];
  const past = stays.filter(({ until }) => until !== null).slice(0, shownPast);
  if (present.length + past.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        In no segment
      </Text>
    );
  }
  return (
    <ul className="contact-stays">
      {present.map(({ id, name }) => {
        const stay = stays.find(({ segment, until }) => segment === id && until === null);
        return (
          <li key={id}>
            <Name segment={id} name={name} />
            {stay?.entered && stay.since !== null && (
              <span className="quiet">
                since {formatDay(stay.since)} · {stay.entered.fact ?? whyWords(stay.entered, 'enter')}
              </span>
            )}
          </li>
        );
      })}
      {past.map((stay) => (
        <li key={`${stay.segment} ${stay.until}`} data-past>
          <Name segment={stay.segment} name={stay.name} />
          <span className="quiet">{pastWords(stay)}</span>
        </li>
      ))}
    </ul>
  );
}

function Name({ segment, name }: { segment: number; name: string }) {
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      className="truncate"
      title={name}
      onClick={() => navigate({ kind: 'segments', segment, tab: 'movement' })}
    >
      {name}
    </Anchor>
  );
}

function pastWords({ since, until, left }: SegmentStay): string {
  const when = since === null ? `until ${formatDay(until ?? 0)}` : `${formatDay(since)} to ${formatDay(until ?? 0)}`;
  return left ? `${when} · ${left.fact ?? whyWords(left, 'leave')}` : when;
}
