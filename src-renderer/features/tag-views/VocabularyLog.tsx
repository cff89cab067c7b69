// The log of the vocabulary: what was changed in tags, rules, views and segments, by whom and why, and who approved it.
import { Anchor, Button, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useLocalStorage } from '@mantine/hooks';
import { IconArrowLeft, IconHistory, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { VocabularyChange } from '../../../src-shared/contract/tag-views.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EditableText } from '../../ui/EditableText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import './tag-views.css';

export function VocabularyLog() {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 150);
  const { value: changes } = useRead('vocabulary.log', { search });
  const mayWrite = useMayWrite();
  const [me, setMe] = useLocalStorage({ key: 'tagstead.who', defaultValue: '' });
  if (changes === undefined) return <PageSkeleton title="Changes of tags and segments" />;
  return (
    <div className="page">
      <PageHeader
        title="Changes of tags and segments"
        actions={
          <>
            <TextInput
              aria-label="Find a change"
              placeholder="Find a change"
              leftSection={<IconSearch size={14} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <TextInput
              aria-label="Your name, for approvals"
              placeholder="Your name, for approvals"
              value={me}
              maxLength={200}
              onChange={(event) => setMe(event.currentTarget.value)}
            />
            <Button
              variant="default"
              leftSection={<IconArrowLeft size={14} aria-hidden />}
              onClick={() => navigate({ kind: 'tags' })}
            >
              Back to the tags
            </Button>
          </>
        }
      />
      {changes.length === 0 ? (
        <EmptyState
          icon={IconHistory}
          title={search === '' ? 'Nothing was changed yet' : 'No change matches'}
          action={{ label: 'Back to the tags', run: () => navigate({ kind: 'tags' }) }}
        >
          Every change of a tag, a rule, a view or a segment stands here, with who did it and why once somebody says so.
        </EmptyState>
      ) : (
        <div className="vocabulary-log">
          <table>
            <thead>
              <tr>
                <th>When</th>
                <th>What</th>
                <th>Who</th>
                <th>Why</th>
                <th>Approved</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <Change key={change.operation} change={change} me={me.trim()} mayWrite={mayWrite} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Change({ change, me, mayWrite }: { change: VocabularyChange; me: string; mayWrite: boolean }) {
  const { operation, at, label, isUndone, who, why, approvedBy } = change;
  const note = useWrite('vocabulary.note');
  const approve = useWrite('vocabulary.approve');
  const save = async (values: { who: string | null; why: string | null }): Promise<string | null> =>
    (await note.run({ operation, ...values })) === undefined ? 'Not kept' : null;
  return (
    <tr data-undone={isUndone || undefined}>
      <td>
        <Text size="xs" c="dimmed">
          <RelativeTime at={at} />
        </Text>
      </td>
      <td>
        <Anchor component="button" type="button" size="sm" onClick={() => navigate({ kind: 'history', operation })}>
          <bdi>{label}</bdi>
        </Anchor>
        {isUndone && <span className="quiet"> (undone)</span>}
      </td>
      <td>
        <EditableText
          value={who ?? ''}
          label={`Who: ${label}`}
          placeholder="Who"
          onSave={(typed) => save({ who: typed.trim() || null, why })}
        />
      </td>
      <td>
        <EditableText
          value={why ?? ''}
          label={`Why: ${label}`}
          placeholder="Why"
          onSave={(typed) => save({ who, why: typed.trim() || null })}
        />
      </td>
      <td>
        {approvedBy === null ? (
          <Button
            size="compact-xs"
            variant="default"
            disabled={!mayWrite || me === ''}
            title={me === '' ? 'Enter your name above first' : undefined}
            onClick={() => void approve.run({ operation, by: me })}
          >
            Approve
          </Button>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={!mayWrite}
            title="Take the approval back"
            onClick={() => void approve.run({ operation, by: null })}
          >
            ✓ {approvedBy}
          </Button>
        )}
      </td>
    </tr>
  );
}
