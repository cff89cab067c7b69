// The middle of the Tags screen for one tag: its name and place, what can be done with it, and its tabs.
import {
  ActionIcon,
  Anchor,
  Button,
  ColorSwatch,
  Group,
  Menu,
  Popover,
  Tabs,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconCheck, IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { TagRow, TagSheet } from '../../../src-shared/contract/tags.ts';
import { tagColours } from '../../../src-shared/tags/tag-colours.ts';
import { pathTo } from '../../../src-shared/tags/tag-tree.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { TagExamples } from '../tag-examples/index.ts';
import { TagRuleLine, TagRulePanel } from '../tag-rules/index.ts';
import { TagAliases } from './TagAliases.tsx';
import { TagMembers } from './TagMembers.tsx';
import { TagSheetForm } from './TagSheetForm.tsx';
import { TagUpkeep } from './TagUpkeep.tsx';
import { TagHistory, TagUses } from './TagUses.tsx';
import { changeTags } from './use-tags.ts';

export type TagTab = 'sheet' | 'rule' | 'members' | 'uses' | 'history';

interface TagDetailProps {
  rows: readonly TagRow[];
  tag: TagRow;
  sheet: TagSheet;
  tab: TagTab;
  today: string;
  isRenaming: boolean;
  onRenaming: (on: boolean) => void;
  onTab: (tab: TagTab) => void;
  onSelect: (id: number) => void;
  onAddChild: () => void;
  onMerge: () => void;
  onDelete: () => void;
}

const statusLabel = { draft: 'Draft', active: 'Active', deprecated: 'Deprecated', retired: 'Retired' } as const;
const statusHint = {
  draft: 'Being thought about; not for use yet',
  active: 'In use',
  deprecated: 'Still worn, but not to be used for new work',
  retired: 'Kept for the record; cannot be assigned',
} as const;

export function TagDetail(props: TagDetailProps) {
  const { rows, tag, sheet, tab, today, onTab } = props;
  const owners = [...new Set(rows.flatMap(({ owner }) => owner ?? []))].sort();
  return (
    <article className="tag-detail" aria-label={`Tag ${tag.name}`}>
      <TagHead {...props} />
      <Tabs value={tab} onChange={(value) => onTab((value ?? 'sheet') as TagTab)} className="tag-tabs">
        <Tabs.List>
          <Tabs.Tab value="sheet">Sheet</Tabs.Tab>
          <Tabs.Tab value="rule">Rule</Tabs.Tab>
          <Tabs.Tab value="members">
            Members <span className="tab-count figures">{formatNumber(tag.withDescendants)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="uses">
            Used by <span className="tab-count figures">{formatNumber(sheet.usedBy.length)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sheet">
          <TagRuleLine tag={tag.id} onOpen={() => onTab('rule')} />
          <TagSheetForm
            key={`${sheet.id} ${sheet.updatedAt}`}
            sheet={sheet}
            owners={owners}
            today={today}
            onSave={(changes) => changeTags('tags.document', { tag: sheet.id, changes })}
          />
          <TagExamples key={tag.id} tag={tag.id} />
          <TagUpkeep tag={tag} sheet={sheet} />
          <TagAliases sheet={sheet} />
        </Tabs.Panel>
        <Tabs.Panel value="rule">{tab === 'rule' && <TagRulePanel key={tag.id} tag={tag} />}</Tabs.Panel>
        <Tabs.Panel value="members">
          <TagMembers tag={tag} sheet={sheet} nameOf={(id) => rows.find((row) => row.id === id)?.name ?? ''} />
        </Tabs.Panel>
        <Tabs.Panel value="uses">
          <TagUses sheet={sheet} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <TagHistory sheet={sheet} />
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}

function TagHead({ rows, tag, isRenaming, onRenaming, onSelect, onAddChild, onMerge, onDelete }: TagDetailProps) {
  const above = pathTo(rows, tag.id).slice(0, -1);
  const hasChildren = rows.some(({ parentId }) => parentId === tag.id);
  return (
    <header className="tag-head">
      <Group gap={4} className="tag-head__path">
        {above.map((id) => (
          <span key={id}>
            <Anchor component="button" type="button" size="xs" onClick={() => onSelect(id)}>
              {rows.find((row) => row.id === id)?.name}
            </Anchor>
            <Text component="span" size="xs" c="dimmed">
              {' ›'}
            </Text>
          </span>
        ))}
      </Group>
      <div className="tag-head__row">
        <ColourButton tag={tag} />
        {isRenaming ? (
          <RenameField key={tag.id} tag={tag} onDone={() => onRenaming(false)} />
        ) : (
          <Tooltip label="F2 or double click renames">
            <h2 className="tag-head__name truncate" dir="auto" onDoubleClick={() => onRenaming(true)}>
              {tag.name}
            </h2>
          </Tooltip>
        )}
        <Group gap={8} wrap="nowrap">
          <StatusMenu tag={tag} />
          <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAddChild}>
            Tag below
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" aria-label="More for this tag">
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onRenaming(true)}>Rename</Menu.Item>
              <Menu.Item onClick={onMerge}>Merge into another tag…</Menu.Item>
              <Menu.Item
                disabled={!hasChildren && !tag.isExclusive}
                onClick={() => void changeTags('tags.setExclusive', { tag: tag.id, isExclusive: !tag.isExclusive })}
              >
                {tag.isExclusive ? 'Allow several of the tags below' : 'Allow only one of the tags below'}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" onClick={onDelete}>
                Delete…
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </div>
      {tag.isExclusive && (
        <Text size="xs" c="dimmed">
          Exclusive: a contact wears at most one of the tags below.
        </Text>
      )}
    </header>
  );
}

function RenameField({ tag, onDone }: { tag: TagRow; onDone: () => void }) {
  const [name, setName] = useState(tag.name);
  const save = async () => {
    if (name.trim() !== '' && name.trim() !== tag.name) await changeTags('tags.rename', { tag: tag.id, name });
    onDone();
  };
  return (
    <TextInput
      className="tag-head__name"
      aria-label="Name of the tag"
      autoFocus
      value={name}
      maxLength={120}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}

function ColourButton({ tag }: { tag: TagRow }) {
  const choose = (colour: string | null) => void changeTags('tags.document', { tag: tag.id, changes: { colour } });
  return (
    <Popover position="bottom-start" withArrow>
      <Popover.Target>
        <ActionIcon aria-label="Colour of the tag" size={24}>
          <ColorSwatch size={14} color={tag.shownColour ?? 'var(--line-strong)'} withShadow={false} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap={6} role="group" aria-label="Colour">
          {tagColours.map(({ value, name }) => (
            <Tooltip key={value} label={name}>
              <ColorSwatch
                component="button"
                type="button"
                aria-label={name}
                size={20}
                color={value}
                withShadow={false}
                onClick={() => choose(value)}
              >
                {tag.colour === value && <IconCheck size={13} color="white" aria-hidden />}
              </ColorSwatch>
            </Tooltip>
          ))}
          <Button size="compact-xs" variant="subtle" onClick={() => choose(null)}>
            None
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

function StatusMenu({ tag }: { tag: TagRow }) {
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="default" aria-label={`Status: ${statusLabel[tag.status]}`}>
          {statusLabel[tag.status]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['draft', 'active', 'deprecated', 'retired'] as const).map((status) => (
          <Menu.Item
            key={status}
            rightSection={tag.status === status ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => void changeTags('tags.setStatus', { tags: [tag.id], status })}
          >
            {statusLabel[status]}
            <Text size="xs" c="dimmed">
              {statusHint[status]}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
