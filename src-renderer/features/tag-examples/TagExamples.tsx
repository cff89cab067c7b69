// The example contacts of a tag: who should wear it and who should not, each checked. A wrong one says which fact did it.
import { ActionIcon, Anchor, Button, Group, Select, Text, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { TagExample } from '../../../src-shared/contract/tag-examples.ts';
import type { ContactId, TagId } from '../../../src-shared/model/ids.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted } from '../../ui/numbers.ts';
import { ExplainedRule } from '../segments/index.ts';
import './tag-examples.css';

/** Render it with the tag as key. */
export function TagExamples({ tag }: { tag: number }) {
  const { value: examples } = useRead('tagExamples.list', { tag: tag as TagId });
  const mayWrite = useMayWrite();
  const set = useWrite('tagExamples.set');
  const remove = useWrite('tagExamples.remove');
  if (!examples) return null;
  const wrong = examples.filter(({ isRight }) => !isRight).length;
  const add = async (contact: number, shouldWear: boolean): Promise<void> => {
    if ((await set.run({ tag: tag as TagId, contact: contact as ContactId, shouldWear })) !== undefined)
      await announceDone();
  };
  const drop = async (contact: number): Promise<void> => {
    if ((await remove.run({ tag: tag as TagId, contact: contact as ContactId })) !== undefined) await announceDone();
  };
  return (
    <section className="tag-section" aria-label="Checked examples">
      <Group gap={10} align="baseline">
        <Text component="h3" fw={600} size="sm">
          Checked examples
        </Text>
        {examples.length > 0 && (
          <Text size="xs" className="figures" c={wrong > 0 ? 'var(--wrong-ink)' : 'var(--done-ink)'} role="status">
            {wrong > 0
              ? `${counted(wrong, 'is', 'are')} not as ${wrong === 1 ? 'it' : 'they'} should be`
              : `all ${examples.length} as they should be`}
          </Text>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        Real contacts that should wear the tag, and some that look alike but should not. When an edit, an import or a
        rule turns one, it shows here, with the fact that did it.
      </Text>
      {examples.length > 0 && (
        <ul className="tag-examples">
          {examples.map((example) => (
            <Example
              key={example.contactId}
              example={example}
              mayWrite={mayWrite}
              onRemove={() => void drop(example.contactId)}
            />
          ))}
        </ul>
      )}
      {mayWrite && <AddExample taken={new Set(examples.map(({ contactId }) => contactId))} onAdd={add} />}
    </section>
  );
}

interface ExampleProps {
  example: TagExample;
  mayWrite: boolean;
  onRemove: () => void;
}

function Example({ example, mayWrite, onRemove }: ExampleProps) {
  const { contactId, contactName, shouldWear, wears, isGone, isRight, because, part } = example;
  const [isOpen, open] = useState(false);
  const state = isGone ? 'gone' : isRight ? 'right' : 'wrong';
  return (
    <li className="tag-example" data-state={state}>
      <div className="tag-example__line">
        {isGone ? (
          <IconCircleDashed size={16} aria-label="Not checked" />
        ) : isRight ? (
          <IconCircleCheckFilled size={16} aria-label="As it should be" />
        ) : (
          <IconAlertTriangleFilled size={16} aria-label="Wrong" />
        )}
        <Anchor
          component="button"
          type="button"
          size="sm"
          className="truncate tag-example__name"
          dir="auto"
          title={contactName}
          onClick={() => navigate({ kind: 'contacts', contact: contactId })}
        >
          {contactName}
        </Anchor>
        <Text size="sm" c="dimmed" className="tag-example__words">
          {shouldWear ? 'should wear it' : 'should not wear it'}
          {!isRight && (wears ? ', but does' : ', but does not')}
        </Text>
        <ActionIcon
          variant="subtle"
          size={22}
          aria-label={`Remove ${contactName} from the examples`}
          disabled={!mayWrite}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </div>
      <div className="tag-example__why">
        {part ? (
          <UnstyledButton className="tag-example__because" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
            {because}
          </UnstyledButton>
        ) : (
          <span>{because}</span>
        )}
        {isOpen && part && <ExplainedRule part={part} />}
      </div>
    </li>
  );
}

interface AddExampleProps {
  taken: ReadonlySet<number>;
  onAdd: (contact: number, shouldWear: boolean) => Promise<void>;
}

function AddExample({ taken, onAdd }: AddExampleProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const [chosen, setChosen] = useState<string | null>(null);
  const { value: found } = useRead('contacts.search', asked.length < 2 ? null : { text: asked, limit: 12 });
  const data = (asked.length < 2 ? [] : (found?.contacts ?? []))
    .filter(({ id }) => !taken.has(id))
    .map(({ id, name, detail }) => ({ value: String(id), label: detail ? `${name} · ${detail}` : name }));
  const add = (shouldWear: boolean): void => {
    if (chosen === null) return;
    void onAdd(Number(chosen), shouldWear);
    setChosen(null);
    setText('');
  };
  return (
    <Group gap={8}>
      <Select
        size="xs"
        w={300}
        searchable
        aria-label="Contact to make an example"
        placeholder="Find a contact"
        data={data}
        value={chosen}
        searchValue={text}
        onSearchChange={setText}
        onChange={setChosen}
        filter={({ options }) => options}
        nothingFoundMessage={asked.length < 2 ? 'Type two letters of a name' : 'Nobody has this name'}
      />
      <Button size="xs" variant="default" disabled={chosen === null} onClick={() => add(true)}>
        Should wear it
      </Button>
      <Button size="xs" variant="default" disabled={chosen === null} onClick={() => add(false)}>
        Should not
      </Button>
    </Group>
  );
}
