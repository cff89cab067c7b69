// What would be affected by a change to a tag: saved rules that name it. And what was done to it before.
import { Anchor, Stack, Text } from '@mantine/core';
import { IconChartPie, IconTable, IconWand } from '@tabler/icons-react';
import type { TagSheet, TagUse } from '../../../src-shared/contract/tags.ts';
import { navigate, type Route } from '../../app/routes.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';

const wordOfUse = { segment: 'Segment', view: 'View', rule: 'Rule of the tag' } as const;
const iconOfUse = {
  segment: <IconChartPie size={14} aria-hidden />,
  view: <IconTable size={14} aria-hidden />,
  rule: <IconWand size={14} aria-hidden />,
} as const;
const placeOfUse: Record<TagUse['kind'], (id: number) => Route> = {
  segment: (segment) => ({ kind: 'segments', screen: 'builder', segment }),
  view: (view) => ({ kind: 'contacts', view }),
  rule: (tag) => ({ kind: 'tags', tag, tab: 'rule' }),
};

export function UseList({ uses }: { uses: readonly TagUse[] }) {
  return (
    <Stack gap={4}>
      {uses.map(({ kind, id, name }) => (
        <Anchor
          key={`${kind} ${id}`}
          component="button"
          type="button"
          size="sm"
          className="tag-use"
          onClick={() => navigate(placeOfUse[kind](id))}
        >
          {iconOfUse[kind]}
          <span className="truncate">
            {wordOfUse[kind]} “{name}”
          </span>
        </Anchor>
      ))}
    </Stack>
  );
}

export function TagUses({ sheet }: { sheet: TagSheet }) {
  return (
    <Stack gap={8} py={16}>
      {sheet.usedBy.length === 0 ? (
        <Text size="sm" c="dimmed">
          No segment, no saved view and no rule of another tag names this tag. It can be renamed, merged, retired or
          deleted without touching a rule.
        </Text>
      ) : (
        <>
          <Text size="sm">
            Renaming keeps these working. Merging lets them name the other tag. Deleting is refused while they name it.
          </Text>
          <UseList uses={sheet.usedBy} />
        </>
      )}
    </Stack>
  );
}

export function TagHistory({ sheet }: { sheet: TagSheet }) {
  if (sheet.history.length === 0) {
    return (
      <Text size="sm" c="dimmed" py={16}>
        Nothing was changed on this tag since it arrived.
      </Text>
    );
  }
  return (
    <Stack gap={4} py={16}>
      {sheet.history.map(({ operation, label, at }) => (
        <div key={operation} className="tag-history">
          <Anchor
            component="button"
            type="button"
            size="sm"
            className="truncate"
            onClick={() => navigate({ kind: 'history', operation })}
          >
            {label}
          </Anchor>
          <Text size="xs" c="dimmed" component="span">
            <RelativeTime at={at} />
          </Text>
        </div>
      ))}
    </Stack>
  );
}
