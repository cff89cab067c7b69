// Other names of a tag: what imports may call it. Kept when tags are renamed or merged, added and removed here.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TagSheet } from '../../../src-shared/contract/tags.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { changeTags } from './use-tags.ts';

export function TagAliases({ sheet }: { sheet: TagSheet }) {
  const [name, setName] = useState('');
  const add = async () => {
    if (name.trim() === '') return;
    if ((await changeTags('tags.addAlias', { tag: sheet.id, alias: name })) !== undefined) setName('');
  };
  return (
    <section className="tag-section" aria-label="Other names">
      <Text component="h3" fw={600} size="sm">
        Other names
      </Text>
      <Text size="xs" c="dimmed">
        Imports that use one of these land on this tag. The old name stays here when a tag is renamed or merged.
      </Text>
      <Group gap={6}>
        {sheet.aliases.map(({ id, alias }) => (
          <TagChip
            key={id}
            name={alias}
            onRemove={() => void changeTags('tags.removeAlias', { tag: sheet.id, alias: id })}
          />
        ))}
      </Group>
      <Group gap={8}>
        <TextInput
          aria-label="Another name"
          placeholder="Another name"
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && void add()}
        />
        <Button variant="default" disabled={name.trim() === ''} onClick={() => void add()}>
          Add
        </Button>
      </Group>
    </section>
  );
}
