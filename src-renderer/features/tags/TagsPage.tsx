// The Tags screen: tree on the left, what is chosen in it in the middle. Owns what is selected and which dialog is open.
import { Button, Tooltip } from '@mantine/core';
import { IconPlus, IconTags } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import { useCommands } from '../../app/commands.ts';
import { answers } from '../../app/kept-answers.ts';
import { useRead } from '../../app/live.ts';
import { navigate, usePlace } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { AgreementView } from '../tag-agreement/index.ts';
import { openTagBook, TagBookMenu } from '../tag-book/index.ts';
import { BudgetLine, ConsolidationView } from '../tag-consolidation/index.ts';
import { DepartmentsView, VocabularyLog } from '../tag-views/index.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import { NewTagDialog } from './NewTagDialog.tsx';
import { TagBulk } from './TagBulk.tsx';
import { TagDetail, type TagTab } from './TagDetail.tsx';
import { ContradictionDialog, DeleteTagsDialog, MergeTagsDialog } from './TagDialogs.tsx';
import { TagGridView } from './TagGridView.tsx';
import { TagOverview } from './TagOverview.tsx';
import { TagTree } from './TagTree.tsx';
import { TreeTools } from './TreeTools.tsx';
import { isUndocumented, noFilter, type TagFilter } from './tag-filter.ts';
import './tags.css';
import { changeTags, useTagTree } from './use-tags.ts';

type Dialog =
  | { kind: 'new'; parent: number | null }
  | { kind: 'merge'; tags: number[]; into: number | null }
  | { kind: 'delete'; tags: number[] }
  | { kind: 'handOver' };

/** The day today in the person's own time zone. */
const today = (): string => new Date().toLocaleDateString('sv-SE');

export async function readAhead(): Promise<void> {
  await answers.answer('tags.tree', {});
  await answers.answer('tags.hygiene', {});
}

export function TagsPage() {
  const { route } = usePlace();
  const screen = route.kind === 'tags' ? route.screen : undefined;
  if (screen === 'consolidation') return <ConsolidationView />;
  if (screen === 'grid') return <TagGridView />;
  if (screen === 'departments') return <DepartmentsView />;
  if (screen === 'log') return <VocabularyLog />;
  return screen === 'agreement' ? <AgreementView /> : <TagTreePage />;
}

function TagTreePage() {
  const { route } = usePlace();
  const opened = route.kind === 'tags' ? route : null;
  const mayWrite = useMayWrite();
  const { rows, byId, value } = useTagTree();
  const { value: views } = useRead('tagViews.list', {});
  const { value: wrong } = useRead('tagExamples.wrong', {});
  const wrongTags = useMemo(() => new Set((wrong ?? []).map(({ tag }) => tag)), [wrong]);
  const [selected, setSelected] = useState<number[]>(opened?.tag === undefined ? [] : [opened.tag]);
  const [tab, setTab] = useState<TagTab>((opened?.tab as TagTab | undefined) ?? 'sheet');
  const [filter, setFilter] = useState<TagFilter>(noFilter);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [isRenaming, setRenaming] = useState(false);
  const search = useRef<HTMLInputElement>(null);

  const living = selected.filter((id) => byId.has(id));
  const only = living.length === 1 ? byId.get(living[0] ?? 0) : undefined;
  useEffect(() => {
    if (opened?.tag !== undefined) setSelected([opened.tag]);
  }, [opened?.tag]);

  const select = (ids: number[]) => {
    setSelected(ids);
    if (ids.length !== 1 || ids[0] !== only?.id) setRenaming(false);
  };
  const rename = (id: number) => {
    setSelected([id]);
    setRenaming(true);
  };
  useCommands([
    {
      id: 'tags.new',
      title: 'New tag',
      section: 'This screen',
      keys: ['N'],
      when: () => mayWrite,
      run: () => setDialog({ kind: 'new', parent: null }),
    },
    {
      id: 'tags.newBelow',
      title: 'New tag below the selected one',
      section: 'This screen',
      keys: ['Shift+N'],
      when: () => mayWrite && only !== undefined,
      run: () => setDialog({ kind: 'new', parent: only?.id ?? null }),
    },
    {
      id: 'tags.find',
      title: 'Find a tag in the tree',
      section: 'This screen',
      keys: ['F'],
      run: () => search.current?.focus(),
    },
    {
      id: 'tags.merge',
      title: 'Merge the selected tags',
      section: 'This screen',
      keys: ['M'],
      when: () => mayWrite && living.length > 0,
      run: () => setDialog({ kind: 'merge', tags: living, into: null }),
    },
    {
      id: 'tags.delete',
      title: 'Delete the selected tags',
      section: 'This screen',
      when: () => mayWrite && living.length > 0,
      run: () => setDialog({ kind: 'delete', tags: living }),
    },
    {
      id: 'tags.tidy',
      title: 'Show what could be tidied up in the tags',
      section: 'This screen',
      run: () => setSelected([]),
    },
    {
      id: 'tags.handOver',
      title: 'Hand all tags of one owner to another…',
      section: 'This screen',
      words: 'owner leaves',
      when: () => mayWrite && (rows?.length ?? 0) > 0,
      run: () => setDialog({ kind: 'handOver' }),
    },
    {
      id: 'tags.consolidate',
      title: 'Consolidate tags: from many to few',
      section: 'This screen',
      words: 'merge retire budget tidy field',
      run: () => navigate({ kind: 'tags', screen: 'consolidation' }),
    },
    {
      id: 'tags.grid',
      title: 'All tags as a table',
      section: 'This screen',
      words: 'grid bulk edit sheet undocumented',
      run: () => navigate({ kind: 'tags', screen: 'grid' }),
    },
    {
      id: 'tags.departments',
      title: 'Departments, champions and their queues',
      section: 'This screen',
      words: 'lens view marketing sales support set facet owner review',
      run: () => navigate({ kind: 'tags', screen: 'departments' }),
    },
    {
      id: 'tags.log',
      title: 'Changes of tags and segments: who and why',
      section: 'This screen',
      words: 'log approve history',
      run: () => navigate({ kind: 'tags', screen: 'log' }),
    },
    {
      id: 'tags.agreement',
      title: 'Agreement: do people mean the same by a tag?',
      section: 'This screen',
      words: 'krippendorff alpha round judge reliability',
      run: () => navigate({ kind: 'tags', screen: 'agreement' }),
    },
  ]);

  if (rows === undefined) return <PageSkeleton title="Tags" />;
  const close = (show?: number) => {
    setDialog(null);
    if (show !== undefined) setSelected([show]);
  };
  const named = (ids: readonly number[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return (
    <div className="page">
      <PageHeader
        title="Tags"
        note={
          rows.length > 0 &&
          `${counted(rows.length, 'tag')} · ${counted(value?.taggedContacts ?? 0, 'contact')} tagged · ${documentedOf(rows)}`
        }
        actions={
          <>
            <TagBookMenu onHandOver={() => setDialog({ kind: 'handOver' })} />
            <Button
              disabled={!mayWrite}
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setDialog({ kind: 'new', parent: null })}
            >
              New tag
            </Button>
          </>
        }
      />
      {rows.length > 0 && <BudgetLine />}
      {rows.length === 0 ? (
        <EmptyState
          icon={IconTags}
          title="No tags yet"
          action={{ label: 'Make the first tag', run: () => setDialog({ kind: 'new', parent: null }) }}
          second={{ label: 'Start from a template', run: () => openTagBook({ kind: 'starter' }) }}
        >
          Tags mark what is true of a contact: a stage, a behaviour, a value. Each has a sheet that says what it means
          and what is done because of it. Tags in an imported file arrive here by themselves.
        </EmptyState>
      ) : (
        <div className="tags">
          <section className="tags__tree" aria-label="Tag tree">
            <TreeTools rows={rows} views={views ?? []} filter={filter} onFilter={setFilter} inputRef={search} />
            <div className="tag-tree__head" aria-hidden>
              <span>Tag</span>
              <Tooltip label="Contacts that wear the tag itself">
                <span>Own</span>
              </Tooltip>
              <Tooltip label="Contacts that wear it or a tag below it, each counted once">
                <span>Branch</span>
              </Tooltip>
              <Tooltip label="How much of the documentation sheet is answered">
                <span>Sheet</span>
              </Tooltip>
            </div>
            <TagTree
              rows={rows}
              filter={filter}
              selected={living}
              wrong={wrongTags}
              onSelect={select}
              onMove={(tags, place) => void changeTags('tags.move', { tags, ...place })}
              onRename={rename}
              onDelete={(tags) => setDialog({ kind: 'delete', tags })}
            />
          </section>
          <section className="tags__detail" aria-label="Selected tag">
            {only !== undefined ? (
              <SelectedTag
                key={only.id}
                rows={rows}
                tag={only}
                tab={tab}
                isRenaming={isRenaming}
                onRenaming={setRenaming}
                onTab={setTab}
                onSelect={(id) => select([id])}
                onDialog={setDialog}
              />
            ) : living.length > 1 ? (
              <TagBulk
                tags={named(living)}
                onSelect={select}
                onMerge={() => setDialog({ kind: 'merge', tags: living, into: null })}
                onDelete={() => setDialog({ kind: 'delete', tags: living })}
              />
            ) : (
              <Tidy byId={byId} onSelect={select} onMerge={(tags, into) => setDialog({ kind: 'merge', tags, into })} />
            )}
          </section>
        </div>
      )}
      {dialog?.kind === 'new' && <NewTagDialog rows={rows} parent={dialog.parent} onClose={close} />}
      {dialog?.kind === 'merge' && <MergeTagsDialog tags={named(dialog.tags)} into={dialog.into} onClose={close} />}
      {dialog?.kind === 'delete' && <DeleteTagsDialog tags={named(dialog.tags)} onClose={close} />}
      {dialog?.kind === 'handOver' && <HandOverDialog rows={rows} onClose={() => close()} />}
      <ContradictionDialog />
    </div>
  );
}

/** '30 of 43 documented': a tag is documented once its meaning is written down; how full each sheet is shows in the tree. */
const documentedOf = (rows: readonly TagRow[]): string =>
  `${formatNumber(rows.length - rows.filter(isUndocumented).length)} of ${formatNumber(rows.length)} documented`;

interface SelectedTagProps {
  rows: readonly TagRow[];
  tag: TagRow;
  tab: TagTab;
  isRenaming: boolean;
  onRenaming: (on: boolean) => void;
  onTab: (tab: TagTab) => void;
  onSelect: (id: number) => void;
  onDialog: (dialog: Dialog) => void;
}

function SelectedTag({ tag, onDialog, ...rest }: SelectedTagProps) {
  const { value: sheet } = useRead('tags.show', { tag: tag.id });
  if (sheet === undefined) return null;
  return (
    <TagDetail
      {...rest}
      tag={tag}
      sheet={sheet}
      today={today()}
      onAddChild={() => onDialog({ kind: 'new', parent: tag.id })}
      onMerge={() => onDialog({ kind: 'merge', tags: [tag.id], into: null })}
      onDelete={() => onDialog({ kind: 'delete', tags: [tag.id] })}
    />
  );
}

function Tidy(props: Omit<Parameters<typeof TagOverview>[0], 'hygiene' | 'wrongExamples'>) {
  const { value: hygiene } = useRead('tags.hygiene', {});
  const { value: wrong } = useRead('tagExamples.wrong', {});
  if (hygiene === undefined || wrong === undefined) return null;
  return <TagOverview {...props} hygiene={hygiene} wrongExamples={wrong.map(({ tag }) => tag)} />;
}
