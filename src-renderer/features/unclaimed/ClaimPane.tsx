// One name: what was ordered under it, the contacts that may be meant with the reasons, and the ways to decide.
import { Button, Group, Loader, Select, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserOff, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type {
  ClaimCandidate,
  UnclaimedLane,
  UnclaimedOrder,
  UnclaimedPerson,
} from '../../../src-shared/contract/unclaimed.ts';
import { type ActivityKind, activityKindLabel } from '../../../src-shared/model/activity.ts';
import type { ContactId } from '../../../src-shared/model/ids.ts';
import { useCommands } from '../../app/commands.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { counted, formatDay, formatMoney, formatNumber } from '../../ui/numbers.ts';

interface ClaimPaneProps {
  person: UnclaimedPerson;
  lane: UnclaimedLane;
  onSkip: () => void;
}

export function ClaimPane({ person, lane, onSkip }: ClaimPaneProps) {
  const { key, name, contact } = person;
  const shown = useRead('unclaimed.show', { key }).value;
  const mayWrite = useMayWrite();
  const decide = useDecisions(key);
  const [first] = shown?.candidates ?? [];
  const canDecide = mayWrite && lane !== 'given' && !decide.isBusy;
  useCommands([
    {
      id: 'unclaimed.first',
      title: 'Give the orders to the likeliest contact',
      section: 'This screen',
      keys: ['S'],
      words: 'same match assign',
      when: () => canDecide && first !== undefined,
      run: () => first !== undefined && decide.give(first.id),
    },
    {
      id: 'unclaimed.create',
      title: 'Make a contact of this name',
      section: 'This screen',
      keys: ['N'],
      words: 'new add',
      when: () => canDecide,
      run: decide.create,
    },
    {
      id: 'unclaimed.leave',
      title: 'Leave the orders to nobody',
      section: 'This screen',
      keys: ['L'],
      words: 'ignore',
      when: () => canDecide && lane === 'open',
      run: decide.leave,
    },
    { id: 'unclaimed.skip', title: 'Skip this name', section: 'This screen', keys: ['K'], run: onSkip },
  ]);
  if (shown === undefined) return <Loader m="auto" size="sm" />;
  return (
    <article className="claim" aria-label={name}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="claim__body" tabIndex={0}>
        <Title order={2} size="h2" dir="auto" className="truncate" title={name}>
          {name}
        </Title>
        <Text size="sm" c="dimmed" dir="auto">
          {person.detail ?? 'The file says nothing else about this person.'}
        </Text>
        <Orders orders={shown.orders} total={person.orders} />
        {lane === 'given' ? (
          <Text size="sm">
            Given to {contact?.name ?? 'a contact that is not here any more'}. History can take that back.{' '}
            {contact !== null && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => navigate({ kind: 'contacts', contact: contact.id })}
              >
                Show the contact
              </Button>
            )}
          </Text>
        ) : (
          <>
            <Candidates candidates={shown.candidates} canDecide={canDecide} onGive={decide.give} />
            <AnotherContact canDecide={canDecide} onGive={decide.give} />
          </>
        )}
      </div>
      {lane !== 'given' && (
        <footer className="claim__foot">
          <Button
            variant="default"
            leftSection={<IconUserPlus size={15} aria-hidden />}
            disabled={!canDecide}
            onClick={decide.create}
          >
            New contact
          </Button>
          {lane === 'open' ? (
            <Button
              variant="default"
              leftSection={<IconUserOff size={15} aria-hidden />}
              disabled={!canDecide}
              onClick={decide.leave}
            >
              Leave to nobody
            </Button>
          ) : (
            <Button variant="default" disabled={!canDecide} onClick={decide.reopen}>
              Ask again
            </Button>
          )}
          <Button variant="subtle" onClick={onSkip}>
            Skip
          </Button>
          <span className="claim__keys" aria-hidden>
            <KeyHint keys="S" /> likeliest <KeyHint keys="N" /> new <KeyHint keys="L" /> leave <KeyHint keys="K" /> skip{' '}
            <KeyHint keys="Z" /> undo
          </span>
        </footer>
      )}
    </article>
  );
}

/** The writes, each announced with its undo. */
function useDecisions(key: string) {
  const give = useWrite('unclaimed.give');
  const create = useWrite('unclaimed.create');
  const leave = useWrite('unclaimed.leave');
  const reopen = useWrite('unclaimed.reopen');
  const announced = async (done: Promise<unknown>): Promise<void> => {
    if ((await done) !== undefined) await announceDone();
  };
  return {
    isBusy: give.isRunning || create.isRunning || leave.isRunning || reopen.isRunning,
    give: (contact: number) => void announced(give.run({ key, contact: contact as ContactId })),
    create: () => void announced(create.run({ key })),
    leave: () => void announced(leave.run({ key })),
    reopen: () => void announced(reopen.run({ key })),
  };
}

function Orders({ orders, total }: { orders: readonly UnclaimedOrder[]; total: number }) {
  return (
    <section aria-label="What waits under this name">
      <table className="claim__orders">
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">What</th>
            <th scope="col">Product</th>
            <th scope="col">Number</th>
            <th scope="col" className="claim__amount">
              Amount
            </th>
            <th scope="col">File, row</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <td className="figures">{formatDay(order.at)}</td>
              <td>{activityKindLabel[order.kind as ActivityKind] ?? order.kind}</td>
              <td dir="auto">{order.product ?? '—'}</td>
              <td>{order.reference ?? '—'}</td>
              <td className="figures claim__amount">
                {order.amount === null ? '—' : formatMoney(order.amount, order.currency)}
              </td>
              <td className="quiet">
                {order.fileName}, {formatNumber(order.row)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > orders.length && (
        <Text size="xs" c="dimmed">
          and {formatNumber(total - orders.length)} more
        </Text>
      )}
    </section>
  );
}

interface CandidatesProps {
  candidates: readonly ClaimCandidate[];
  canDecide: boolean;
  onGive: (contact: number) => void;
}

function Candidates({ candidates, canDecide, onGive }: CandidatesProps) {
  return (
    <section aria-label="Who it may be">
      <Title order={3} size="h3" mb={6}>
        Who it may be
      </Title>
      {candidates.length === 0 && (
        <Text size="sm" c="dimmed">
          No contact here has a name like this one.
        </Text>
      )}
      <ul className="claim__candidates">
        {candidates.map((candidate, index) => (
          <li key={candidate.id} className="claim__candidate">
            <div className="claim__face">
              <Text size="sm" fw={500} className="truncate" dir="auto" title={candidate.name}>
                {candidate.name}
              </Text>
              <Text size="xs" c="dimmed" className="truncate" dir="auto">
                {[candidate.email, candidate.phone, candidate.company, candidate.city].filter(Boolean).join(' · ')}
                {candidate.orders > 0 && ` · ${counted(candidate.orders, 'order')}`}
              </Text>
            </div>
            <Text size="xs" className="claim__reasons">
              {candidate.reasons.join(' · ')}
            </Text>
            <Button
              size="compact-sm"
              variant={index === 0 ? 'filled' : 'default'}
              aria-label={`Give to ${candidate.name}`}
              disabled={!canDecide}
              onClick={() => onGive(candidate.id)}
            >
              This one
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Any other contact, by search. */
function AnotherContact({ canDecide, onGive }: Omit<CandidatesProps, 'candidates'>) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useRead('contacts.search', asked.length < 2 ? null : { text: asked, limit: 12 }).value;
  const data = (asked.length < 2 ? [] : (found?.contacts ?? [])).map(({ id, name, detail }) => ({
    value: String(id),
    label: detail ? `${name} · ${detail}` : name,
  }));
  return (
    <Group gap={8} align="end">
      <Select
        label="Somebody else"
        placeholder="Search by name, email or phone"
        searchable
        w={340}
        data={data}
        filter={({ options }) => options}
        nothingFoundMessage={asked.length < 2 ? undefined : 'No contact is called so.'}
        searchValue={text}
        onSearchChange={setText}
        value={chosen}
        onChange={setChosen}
      />
      <Button
        variant="default"
        disabled={!canDecide || chosen === null}
        onClick={() => chosen !== null && onGive(Number(chosen))}
      >
        Give to this contact
      </Button>
    </Group>
  );
}
