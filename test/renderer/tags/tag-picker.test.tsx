import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { type CorePort, core } from '../../../src-renderer/app/core-client.ts';
import { TagPicker } from '../../../src-renderer/features/tags/TagPicker.tsx';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import type { ToCore } from '../../../src-shared/protocol.ts';
import { tagRow } from '../../support/tag-row.ts';

const tag = (id: number, name: string, more: Partial<TagRow> = {}) =>
  tagRow(id, name, { own: 100 - id, withDescendants: 100 - id, ...more });
const stored = [
  tag(1, 'Lifecycle'),
  tag(2, 'Active', { parentId: 1 }),
  tag(3, 'Retired one', { status: 'retired' }),
  tag(4, 'Société'),
];

/** A core that knows these tags and makes new ones; remembers what it was asked. */
function standIn(): ToCore[] {
  const asked: ToCore[] = [];
  const tags = [...stored];
  const port: CorePort = {
    onmessage: null,
    postMessage(message) {
      asked.push(message);
      if (message.kind !== 'request') return;
      const { id, name, input } = message;
      if (name === 'tags.create') tags.push(tag(9, (input as { name: string }).name));
      const value =
        name === 'tags.tree'
          ? { tags, taggedContacts: 0, assignments: 0 }
          : name === 'tags.create'
            ? { id: 9 }
            : { operations: [], total: 0, canUndo: null, canRedo: null };
      queueMicrotask(() =>
        port.onmessage?.({ data: { kind: 'reply', id, outcome: { ok: true, value, read: ['tag'], wrote: [] } } }),
      );
      if (name === 'tags.create')
        queueMicrotask(() => port.onmessage?.({ data: { kind: 'event', event: { kind: 'wrote', tables: ['tag'] } } }));
    },
  };
  core.connect(port);
  return asked;
}

function show(props: Partial<Parameters<typeof TagPicker>[0]> = {}) {
  const chosen: { ids: number[] } = { ids: [] };
  function Host() {
    const [value, setValue] = useState<number[]>([]);
    chosen.ids = value;
    return <TagPicker label="Tags" value={value} onChange={setValue} {...props} />;
  }
  render(
    <MantineProvider>
      <Host />
    </MantineProvider>,
  );
  return chosen;
}

const field = () => screen.getByRole('textbox', { name: 'Tags' });
const options = () => screen.queryAllByRole('option', { hidden: true }).map((option) => option.textContent);
const type = (text: string) => act(() => fireEvent.change(field(), { target: { value: text } }));

it('finds by folded name and by path, never offers retired tags, and takes with Enter', async () => {
  standIn();
  const chosen = show();
  act(() => field().focus());
  await waitFor(() => expect(options()).toHaveLength(3));
  type('societe');
  expect(options()).toEqual(['Société96']);
  type('lifecycle');
  expect(options()).toEqual(['Lifecycle99', 'ActiveLifecycle98']);
  type('active');
  await act(async () => void fireEvent.keyDown(field(), { key: 'Enter', code: 'Enter', nativeEvent: {} }));
  expect(chosen.ids).toEqual([2]);
  act(() => void fireEvent.keyDown(field(), { key: 'Backspace' }));
  expect(chosen.ids).toEqual([]);
});

it('offers to make a tag only for a new name, and takes the new one', async () => {
  const asked = standIn();
  const chosen = show({ canCreate: true });
  act(() => field().focus());
  await waitFor(() => expect(options()).toHaveLength(3));
  type('ACTIVE');
  expect(options()).toEqual(['Active' + 'Lifecycle98']);
  type('Brand new');
  expect(options()).toEqual(['Make the tag “Brand new”']);
  await act(async () => void fireEvent.click(screen.getByRole('option', { hidden: true })));
  await waitFor(() => expect(chosen.ids).toEqual([9]));
  expect(asked.some((message) => message.kind === 'request' && message.name === 'tags.create')).toBe(true);
});
