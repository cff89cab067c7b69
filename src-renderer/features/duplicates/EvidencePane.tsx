// Why the compared contacts may be one: the graph of a larger group, and the waterfall of the chosen pair.
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Comparison, QueueItem } from '../../../src-shared/contract/duplicates.ts';
import { ClusterGraph } from './ClusterGraph.tsx';
import { Waterfall } from './Waterfall.tsx';

export function EvidencePane({ comparison, item }: { comparison: Comparison; item: QueueItem }) {
  const [chosen, setChosen] = useState<string>();
  const { contacts, pairs } = comparison;
  const key = (pair: { left: number; right: number }) => `${pair.left} ${pair.right}`;
  // The weakest link is the one to look at: it decides whether the group holds.
  const weakest = pairs.at(-1);
  const pair = pairs.find((each) => key(each) === chosen) ?? weakest;
  const letter = (id: number) => String.fromCharCode(65 + contacts.findIndex((contact) => contact.id === id));
  return (
    <section className="evidence" aria-label="Evidence">
      <h2>Why they may be one</h2>
      {item.hub !== null && (
        <Text className="evidence__care" size="sm">
          One contact links others that do not match each other. A shared phone or mailbox does that: check before
          merging.
        </Text>
      )}
      {item.hub === null && item.hasWeakBridge && contacts.length > 2 && (
        <Text className="evidence__care" size="sm">
          One uncertain link holds this group together. Leave out whoever does not belong.
        </Text>
      )}
      {item.contradictions > 0 && (
        <Text className="evidence__care" size="sm">
          Some of these contacts contradict each other.
        </Text>
      )}
      {contacts.length > 2 && (
        <>
          <ClusterGraph contacts={contacts} pairs={pairs} chosen={pair} onChoose={(each) => setChosen(key(each))} />
          <ul className="evidence__legend">
            {contacts.map((contact) => (
              <li key={contact.id} className="truncate" dir="auto">
                <b>{letter(contact.id)}</b> {contact.name}
              </li>
            ))}
          </ul>
        </>
      )}
      {pair ? (
        <>
          {contacts.length > 2 && (
            <Text size="sm" fw={600} mt={8}>
              {letter(pair.left)} and {letter(pair.right)}
            </Text>
          )}
          <Waterfall pair={pair} />
        </>
      ) : (
        <Text size="sm" c="dimmed">
          These contacts were not compared in the last run. Run it again to see the evidence.
        </Text>
      )}
    </section>
  );
}
