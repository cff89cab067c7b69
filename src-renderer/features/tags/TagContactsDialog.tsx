// Tags or untags selected contacts from any screen: pick tags, see who wears what already, settle conflicts. Opened by
// openTagContacts(); rendered once per screen that offers it, or by the frame.
import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { create } from 'zustand';
import type { ConflictList } from '../../../src-shared/contract/tags.ts';
import type { Selection } from '../../../src-shared/model/selection.ts';
import { core, RequestRefused } from '../../app/core-client.ts';
import { failures, useRead } from '../../app/live.ts';
import { toastRefused } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';
import { counted } from '../../ui/numbers.ts';
import { ConflictTable } from './TagDialogs.tsx';
import { TagPicker } from './TagPicker.tsx';
import { useTagTree } from './use-tags.ts';

interface TagContactsRequest {
  readonly selection: Selection;
  /** How many contacts are selected, for the title and buttons. */
  readonly count: number;
  readonly mode: 'assign' | 'unassign';
}

const useTagContacts = create<{ request: TagContactsRequest | null }>(() => ({ request: null }));

/** Opens the dialog for these contacts. */
export function openTagContacts(request: TagContactsRequest): void {
  useTagContacts.setState({ request });
}

/** Put this once on a screen that calls openTagContacts. */
export function TagContactsHost() {
  const request = useTagContacts((state) => state.request);
  if (request === null) return null;
  return <TagContactsDialog {...request} onClose={() => useTagContacts.setState({ request: null })} />;
}

interface Conflict {
  readonly message: string;
  readonly list: ConflictList;
}

function TagContactsDialog({ selection, count, mode: first, onClose }: TagContactsRequest & { onClose: () => void }) {
  const [mode, setMode] = useState(first);
  const [tags, setTags] = useState<number[]>([]);
  const [why, setWhy] = useState('');
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [isRunning, setRunning] = useState(false);
  const { rows } = useTagTree();
  const { value: worn } = useRead('tags.worn', { selection });
  const wornBy = useMemo(() => new Map((worn?.tags ?? []).map(({ tag, count: wearers }) => [tag, wearers])), [worn]);
  const notWorn = useMemo(
    () => new Set((rows ?? []).filter(({ id }) => !wornBy.has(id)).map(({ id }) => id)),
    [rows, wornBy],
  );

  const run = async (onConflict: 'ask' | 'replace' | 'skip') => {
    setRunning(true);
    try {
      if (mode === 'unassign') await core.request('tags.unassign', { tags, selection });
      else await core.request('tags.assign', { tags, selection, onConflict, ...(why.trim() !== '' && { why }) });
      await announceDone();
      onClose();
    } catch (error) {
      if (error instanceof RequestRefused && error.code === 'exclusive-conflicts') {
        setConflict({ message: error.message, list: error.details as ConflictList }); // the door: see contract/tags.ts
      } else if (error instanceof RequestRefused) toastRefused(error.message);
      else failures.show(error as Error);
    } finally {
      setRunning(false);
    }
  };

  return (
    <Modal opened onClose={onClose} title={`Tags of ${counted(count, 'contact')}`} size={conflict ? 'lg' : 'md'}>
      <Stack
        gap={14}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && tags.length > 0 && !conflict)
            void run('ask');
        }}
      >
        <SegmentedControl
          value={mode}
          onChange={(value) => {
            setMode(value === 'unassign' ? 'unassign' : 'assign');
            setTags([]);
            setConflict(null);
          }}
          data={[
            { value: 'assign', label: 'Add tags' },
            { value: 'unassign', label: 'Remove tags' },
          ]}
        />
        <TagPicker
          key={mode}
          autoFocus
          label={mode === 'assign' ? 'Tags to add' : 'Tags to remove'}
          placeholder={mode === 'assign' ? 'Find or make a tag' : 'Find a tag they wear'}
          value={tags}
          onChange={(ids) => {
            setTags(ids);
            setConflict(null);
          }}
          canCreate={mode === 'assign'}
          worn={wornBy}
          {...(mode === 'unassign' && { without: notWorn })}
        />
        {mode === 'assign' && !conflict && (
          <TextInput
            label="Why"
            description="Kept with each assignment; leave empty if the sheet says it all."
            value={why}
            maxLength={400}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        )}
        {conflict && (
          <>
            <Text size="sm" c="var(--attention-ink)">
              {conflict.message}
            </Text>
            <ConflictTable conflicts={conflict.list} />
          </>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {conflict && conflict.list.count > 0 ? (
            <>
              <Button variant="default" loading={isRunning} onClick={() => void run('skip')}>
                Leave these out
              </Button>
              <Button loading={isRunning} onClick={() => void run('replace')}>
                Replace their tag
              </Button>
            </>
          ) : (
            <Button disabled={tags.length === 0} loading={isRunning} onClick={() => void run('ask')}>
              {mode === 'assign' ? `Tag ${counted(count, 'contact')}` : `Remove from ${counted(count, 'contact')}`}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
