// A group of the builder with its rows: how they combine, and moving, duplicating and removing each.
import { ActionIcon, Button, Menu, SegmentedControl, Text } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconFolderPlus,
  IconGripVertical,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { type Match, ruleLimits } from '../../../src-shared/rules/ast.ts';
import { conditionClause } from '../../../src-shared/rules/sentence.ts';
import { useBuilder } from './builder-context.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import { conditionAbout, subjectOf } from './new-condition.ts';
import {
  canMove,
  type DraftCondition,
  type DraftGroup,
  type DraftNode,
  type MoveDirection,
  newKey,
  pathTo,
} from './rule-draft.ts';
import { AddCondition, SubjectSelect } from './SubjectSelect.tsx';

const matchWords: { value: Match; label: string }[] = [
  { value: 'all', label: 'All of' },
  { value: 'any', label: 'Any of' },
  { value: 'none', label: 'None of' },
];

export function GroupEditor({ group, depth }: { group: DraftGroup; depth: number }) {
  const { change, draft, focus } = useBuilder();
  const isRoot = group.key === draft.key;
  return (
    <fieldset className="rule-group" data-depth={depth}>
      <legend className="rule-group__head">
        <SegmentedControl
          aria-label="How the conditions of this group combine"
          data={matchWords}
          value={group.match}
          onChange={(match) => change({ kind: 'match', key: group.key, match: match as Match })}
        />
        <Text size="sm" c="dimmed" component="span">
          these hold
        </Text>
      </legend>
      <div className="rule-group__items">
        {group.items.map((item, index) => (
          <NodeRow key={item.key} node={item} group={group} index={index} depth={depth} />
        ))}
        <DropLine group={group.key} index={group.items.length} />
      </div>
      <div className="rule-group__foot">
        <AddCondition group={group.key} />
        {depth < ruleLimits.depth && (
          <Button
            variant="subtle"
            leftSection={<IconFolderPlus size={14} aria-hidden />}
            onClick={() => {
              const key = newKey();
              focus(key);
              change({ kind: 'addGroup', group: group.key, key });
            }}
          >
            Group
          </Button>
        )}
        {!isRoot && group.items.length === 0 && <Problem at={group.key} />}
      </div>
    </fieldset>
  );
}

interface NodeRowProps {
  node: DraftNode;
  group: DraftGroup;
  index: number;
  depth: number;
}

function NodeRow({ node, group, index, depth }: NodeRowProps) {
  const { draft, change, dragged, drag, focus, names } = useBuilder();
  const name = node.kind === 'group' ? 'Group' : `Condition: ${conditionClause(node.condition, names)}`;
  const move = (direction: MoveDirection): void => {
    focus(node.key);
    change({ kind: 'move', key: node.key, direction });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = event.altKey ? moveKeys[event.key] : undefined;
    if (!direction) return;
    event.preventDefault();
    event.stopPropagation();
    move(direction);
  };
  return (
    <>
      <DropLine group={group.key} index={index} />
      {/* biome-ignore lint/a11y/useSemanticElements: a group of inputs that moves as one, inside a fieldset already */}
      <div
        className="rule-row"
        role="group"
        aria-label={name}
        data-node={node.key}
        data-dragged={dragged === node.key || undefined}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <span
          className="rule-row__grip"
          aria-hidden
          draggable
          title="Drag to move. Alt and the arrow keys move it as well."
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', '');
            drag(node.key);
          }}
          onDragEnd={() => drag(null)}
        >
          <IconGripVertical size={14} />
        </span>
        <div className="rule-row__body">
          {node.kind === 'group' ? <GroupEditor group={node} depth={depth + 1} /> : <ConditionRow node={node} />}
        </div>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={26} aria-label={`Move, duplicate or remove. ${name}`}>
              <IconDots size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {moves.map(({ direction, label, keys, icon }) => (
              <Menu.Item
                key={direction}
                leftSection={icon}
                rightSection={<kbd className="rule-keys">{keys}</kbd>}
                disabled={!canMove(draft, node.key, direction)}
                onClick={() => move(direction)}
              >
                {label}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconCopy size={14} aria-hidden />}
              onClick={() => change({ kind: 'duplicate', key: node.key })}
            >
              Duplicate
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={14} aria-hidden />}
              color="red"
              onClick={() => change({ kind: 'remove', key: node.key })}
            >
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ActionIcon size={26} aria-label={`Remove. ${name}`} onClick={() => change({ kind: 'remove', key: node.key })}>
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </div>
    </>
  );
}

const moveKeys: Partial<Record<string, MoveDirection>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};
const moves: { direction: MoveDirection; label: string; keys: string; icon: ReactNode }[] = [
  { direction: 'up', label: 'Move up', keys: 'Alt ↑', icon: <IconArrowUp size={14} aria-hidden /> },
  { direction: 'down', label: 'Move down', keys: 'Alt ↓', icon: <IconArrowDown size={14} aria-hidden /> },
  { direction: 'in', label: 'Into the next group', keys: 'Alt →', icon: <IconArrowRight size={14} aria-hidden /> },
  { direction: 'out', label: 'Out of this group', keys: 'Alt ←', icon: <IconArrowLeft size={14} aria-hidden /> },
];

function ConditionRow({ node }: { node: DraftCondition }) {
  const { change, vocabulary } = useBuilder();
  const { condition } = node;
  return (
    <>
      <div className="rule-line rule-line--first">
        <SubjectSelect
          label="What the condition is about"
          value={subjectOf(condition)}
          onChange={(subject) =>
            change({ kind: 'change', key: node.key, condition: conditionAbout(subject, vocabulary) })
          }
        />
        <ConditionEditor
          condition={condition}
          onChange={(next) => change({ kind: 'change', key: node.key, condition: next })}
        />
      </div>
      <Problem at={node.key} />
    </>
  );
}

/** Where a dragged node can be dropped: a thin line between rows. */
function DropLine({ group, index }: { group: string; index: number }) {
  const { dragged, drag, change } = useBuilder();
  const [isOver, setOver] = useState(false);
  if (dragged === null) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a target for the mouse; the keyboard moves by Alt and arrows
    <div
      className="rule-drop"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        change({ kind: 'place', key: dragged, group, index });
        drag(null);
      }}
    />
  );
}

function Problem({ at }: { at: string }) {
  const { draft, problems } = useBuilder();
  const message = problems.get(pathTo(draft, at)?.join('.') ?? '-');
  if (!message) return null;
  return (
    <Text size="xs" className="rule-problem" role="status">
      {message}
    </Text>
  );
}
