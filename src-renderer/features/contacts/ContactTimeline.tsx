// What happened to and by a contact, newest first, filtered by kind, fetched page by page.
import { Button, Chip, Group, Text } from '@mantine/core';
import {
  type Icon,
  IconCalendarEvent,
  IconCash,
  IconChartPie,
  IconDownload,
  IconEye,
  IconFileImport,
  IconGitMerge,
  IconMail,
  IconNote,
  IconPhone,
  IconShoppingCart,
  IconTag,
  IconTicket,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { TimelineEntry, TimelineKind } from '../../../src-shared/contract/contacts.ts';
import { activityKindLabel } from '../../../src-shared/model/activity.ts';
import { useRead } from '../../app/live.ts';
import { formatCount, formatMoney, formatSourceMoment } from '../../ui/numbers.ts';

const groups: readonly { name: string; icon: Icon; kinds: readonly TimelineKind[] }[] = [
  { name: 'Orders', icon: IconCash, kinds: ['purchase', 'refund'] },
  {
    name: 'Emails',
    icon: IconMail,
    kinds: ['email_sent', 'email_open', 'email_click', 'email_bounce', 'unsubscribe'],
  },
  { name: 'Visits', icon: IconEye, kinds: ['visit', 'product_view', 'cart', 'login', 'download'] },
  { name: 'Talks', icon: IconPhone, kinds: ['call', 'meeting', 'ticket', 'note', 'survey'] },
  { name: 'Tags', icon: IconTag, kinds: ['tagged'] },
  { name: 'Segments', icon: IconChartPie, kinds: ['entered', 'left'] },
  { name: 'Records', icon: IconFileImport, kinds: ['imported', 'merged'] },
  { name: 'Other', icon: IconCalendarEvent, kinds: ['other'] },
];

const kindIcon: Partial<Record<TimelineKind, Icon>> = {
  merged: IconGitMerge,
  cart: IconShoppingCart,
  ticket: IconTicket,
  note: IconNote,
  download: IconDownload,
};
const iconOf = (kind: TimelineKind): Icon =>
  kindIcon[kind] ?? groups.find((group) => group.kinds.includes(kind))?.icon ?? IconCalendarEvent;

const kindWords: Record<TimelineKind, string> = {
  ...activityKindLabel,
  tagged: 'Tagged',
  entered: 'Entered segment',
  left: 'Left segment',
  merged: 'Merged with',
  imported: 'Imported from',
};

const step = 30;

export function ContactTimeline({ contact }: { contact: number }) {
  const [group, setGroup] = useState<string>('');
  const [limit, setLimit] = useState(step);
  const kinds = groups.find((it) => it.name === group)?.kinds ?? [];
  const { value } = useRead('contacts.timeline', { contact, kinds: [...kinds], limit });
  if (!value) return null;
  const countOf = (of: readonly TimelineKind[]): number => of.reduce((sum, kind) => sum + (value.counts[kind] ?? 0), 0);
  const total = group === '' ? Object.values(value.counts).reduce((sum, count) => sum + count, 0) : countOf(kinds);
  if (total === 0 && group === '') {
    return (
      <Text size="sm" c="dimmed" mt={12}>
        Nothing is known yet about what this contact did. Import a file of orders or events to fill this timeline.
      </Text>
    );
  }
  return (
    <div className="timeline">
      <Chip.Group
        value={group}
        onChange={(next) => {
          setGroup(String(next));
          setLimit(step);
        }}
      >
        <Group gap={6} mb={12}>
          <Chip size="xs" value="">
            All
          </Chip>
          {groups
            .filter((it) => countOf(it.kinds) > 0)
            .map((it) => (
              <Chip key={it.name} size="xs" value={it.name}>
                {it.name} <span className="figures">{formatCount(countOf(it.kinds), 'short')}</span>
              </Chip>
            ))}
        </Group>
      </Chip.Group>
      <ol className="timeline__list">
        {value.entries.map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </ol>
      {value.entries.length < total && limit < 200 && (
        <Button variant="subtle" onClick={() => setLimit(Math.min(200, limit + step * 2))}>
          Show more of {formatCount(total)}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const Mark = iconOf(entry.kind);
  return (
    <li className="timeline__entry">
      <Mark size={15} stroke={1.6} aria-hidden className="timeline__mark" />
      <div className="timeline__text">
        <div className="timeline__title">
          <span>
            {kindWords[entry.kind]}
            {entry.title && <strong dir="auto"> {entry.title}</strong>}
          </span>
          {entry.amount !== null && <span className="figures">{formatMoney(entry.amount, entry.currency)}</span>}
        </div>
        <div className="quiet timeline__detail">
          <time dateTime={new Date(entry.at).toISOString()}>{formatSourceMoment(entry.at)}</time>
          {entry.detail && <span dir="auto"> · {entry.detail}</span>}
        </div>
      </div>
    </li>
  );
}
