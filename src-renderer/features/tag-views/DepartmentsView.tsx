// Departments and tag sets: views of the one tree, who champions each, and what waits there. Owns which view is chosen.
import { Button, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import type { TagView } from '../../../src-shared/contract/tag-views.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { openTagBook } from '../tag-book/index.ts';
import { ViewDialog } from './ViewDialog.tsx';
import { ViewQueue } from './ViewQueue.tsx';
import './tag-views.css';

export function DepartmentsView() {
  const mayWrite = useMayWrite();
  const { value: views } = useRead('tagViews.list', {});
  const remove = useWrite('tagViews.remove');
  const [chosen, setChosen] = useState<number | null>(null);
  const [editing, setEditing] = useState<TagView | 'new' | null>(null);
  if (views === undefined) return <PageSkeleton title="Departments" />;
  const view = views.find(({ id }) => id === chosen);
  const drop = async (id: number): Promise<void> => {
    if ((await remove.run({ view: id })) !== undefined) await announceDone();
  };
  return (
    <div className="page">
      <PageHeader
        title="Departments"
        note={views.length > 0 && counted(views.length, 'view of the tree', 'views of the tree')}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconArrowLeft size={14} aria-hidden />}
              onClick={() => navigate({ kind: 'tags' })}
            >
              Back to the tags
            </Button>
            <Button
              disabled={!mayWrite}
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              New view
            </Button>
          </>
        }
      />
      {views.length === 0 ? (
        <EmptyState
          icon={IconUsersGroup}
          title="One tree, a view for each department"
          action={{ label: 'Make the first view', run: () => setEditing('new') }}
        >
          Marketing, sales and support look at their part of the same tree. Each has a champion with a queue: reviews
          that are due, wrong examples and open questions. A tag may stand in several views.
        </EmptyState>
      ) : (
        <div className="tag-views">
          <nav className="tag-views__list" aria-label="Views of the tree">
            <button
              type="button"
              className="row-button tag-views__view"
              aria-current={view === undefined || undefined}
              onClick={() => setChosen(null)}
            >
              <span>The whole tree</span>
              <span className="quiet">everything that waits</span>
            </button>
            {views.map((one) => (
              <button
                key={one.id}
                type="button"
                className="row-button tag-views__view"
                aria-current={one.id === view?.id || undefined}
                onClick={() => setChosen(one.id)}
              >
                <span className="truncate" dir="auto">
                  {one.name}
                </span>
                <span className="quiet figures truncate">
                  {one.champion ?? (one.kind === 'department' ? 'no champion yet' : 'tag set')} ·{' '}
                  {counted(one.tags.length, 'tag')} · {one.waiting} waiting
                </span>
              </button>
            ))}
          </nav>
          <section className="tag-views__detail" aria-label="What waits">
            {view && (
              <Group justify="space-between" wrap="nowrap" gap={12}>
                <div>
                  <h2 className="tag-views__name" dir="auto">
                    {view.name}
                  </h2>
                  <Text size="sm" c="dimmed">
                    {view.kind === 'department'
                      ? view.champion
                        ? `${view.champion} is the tag champion.`
                        : 'Nobody is its tag champion yet.'
                      : 'A set put together freely.'}
                  </Text>
                </div>
                <Group gap={8} wrap="nowrap">
                  <Button variant="default" onClick={() => openTagBook({ kind: 'sheet', view: view.id })}>
                    Cheat sheet…
                  </Button>
                  <Button variant="default" disabled={!mayWrite} onClick={() => setEditing(view)}>
                    Change…
                  </Button>
                  <Button variant="default" color="red" disabled={!mayWrite} onClick={() => void drop(view.id)}>
                    Remove
                  </Button>
                </Group>
              </Group>
            )}
            <ViewQueue key={view?.id ?? 0} view={view?.id ?? null} mayWrite={mayWrite} />
          </section>
        </div>
      )}
      {editing !== null && (
        <ViewDialog
          view={editing === 'new' ? null : editing}
          onClose={(saved) => {
            setEditing(null);
            if (saved !== undefined) setChosen(saved);
          }}
        />
      )}
    </div>
  );
}
