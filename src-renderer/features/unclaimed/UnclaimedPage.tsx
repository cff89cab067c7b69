// Orders that only a name tells the contact of: the people on the left, what they ordered and who they may be on the
// right. Owns the place in the list; decisions are writes of the core.
import { Button, ScrollArea, SegmentedControl, Text, UnstyledButton } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { UnclaimedLane, UnclaimedPerson } from '../../../src-shared/contract/unclaimed.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, formatMoney, formatNumber } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { ClaimPane } from './ClaimPane.tsx';
import './unclaimed.css';

const pageSize = 200;
const title = 'Whose orders are these?';
const toImports = (): void => navigate({ kind: 'imports' });

export function UnclaimedPage() {
  const [lane, setLane] = useState<UnclaimedLane>('open');
  const [limit, setLimit] = useState(pageSize);
  const counts = useRead('unclaimed.counts', {}).value;
  const list = useRead('unclaimed.list', { lane, limit: Math.min(limit, 500) }).value;
  const [key, setKey] = useState<string>();
  const place = useRef(0);
  if (counts === undefined || list === undefined) return <PageSkeleton title={title} />;
  const { people, total } = list;
  const found = people.findIndex((person) => person.key === key);
  // A person who was decided leaves the list: the one that took the place is next.
  const at = found >= 0 ? found : Math.min(place.current, people.length - 1);
  place.current = Math.max(0, at);
  const chosen = people[at];
  const choose = (lane: UnclaimedLane): void => {
    setLane(lane);
    setKey(undefined);
    place.current = 0;
  };
  return (
    <div className="page">
      <PageHeader
        title={title}
        note={`${counted(counts.orders, 'order')} of ${counted(counts.people, 'name')} ${counts.orders === 1 ? 'waits' : 'wait'}`}
        actions={
          <Button variant="default" onClick={toImports}>
            Earlier imports
          </Button>
        }
      />
      <div className="unclaimed">
        <nav className="unclaimed__people" aria-label="Names that wait">
          <div className="unclaimed__lanes">
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label="Which names"
              value={lane}
              onChange={(next) => choose(next as UnclaimedLane)}
              data={[
                { value: 'open', label: `Wait ${formatNumber(counts.people)}` },
                { value: 'left', label: `Left ${formatNumber(counts.left)}` },
                { value: 'given', label: `Given ${formatNumber(counts.given)}` },
              ]}
            />
          </div>
          <ScrollArea className="unclaimed__list" type="auto">
            {people.map((person) => (
              <Person
                key={person.key}
                person={person}
                isChosen={person.key === chosen?.key}
                onChoose={() => setKey(person.key)}
              />
            ))}
            {people.length < total && limit < 500 && (
              <UnstyledButton className="unclaimed__more" onClick={() => setLimit(limit + pageSize)}>
                Show more of {formatNumber(total)}
              </UnstyledButton>
            )}
          </ScrollArea>
        </nav>
        {chosen === undefined ? (
          <NothingWaits lane={lane} />
        ) : (
          <ClaimPane
            key={chosen.key}
            person={chosen}
            lane={lane}
            onSkip={() => setKey(people[(at + 1) % people.length]?.key)}
          />
        )}
      </div>
    </div>
  );
}

function NothingWaits({ lane }: { lane: UnclaimedLane }) {
  const words = {
    open: [
      'No order waits for a contact',
      'Orders that name nobody by email or id, and whose name no contact has or several have, come here to be decided.',
    ],
    left: ['Nothing was left', 'Names you leave to nobody stay here and can be asked again.'],
    given: ['Nothing was given yet', 'Names whose orders you gave to a contact stay here; later imports follow them.'],
  } as const;
  const [heading, text] = words[lane];
  return (
    <EmptyState icon={IconChecks} title={heading} action={{ label: 'Earlier imports', run: toImports }}>
      {text}
    </EmptyState>
  );
}

interface PersonProps {
  person: UnclaimedPerson;
  isChosen: boolean;
  onChoose: () => void;
}

function Person({ person, isChosen, onChoose }: PersonProps) {
  const { name, detail, orders, amount, currency, contact } = person;
  return (
    <UnstyledButton className="unclaimed__person" aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
      <span className="truncate" dir="auto">
        {name}
      </span>
      <span className="unclaimed__count figures">{formatNumber(orders)}</span>
      <Text component="span" size="xs" c="dimmed" className="truncate" dir="auto">
        {contact === null ? (detail ?? '') : `→ ${contact.name}`}
      </Text>
      <Text component="span" size="xs" c="dimmed" className="figures">
        {amount === null ? '' : formatMoney(amount, currency)}
      </Text>
    </UnstyledButton>
  );
}
