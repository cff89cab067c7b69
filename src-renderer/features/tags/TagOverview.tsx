// The middle of the Tags screen while no tag is chosen: what is wrong with the tag system, each point with its tags.
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TagHygiene, TagRow } from '../../../src-shared/contract/tags.ts';
import { nearReasonLabel } from '../../../src-shared/tags/tag-names.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { ConflictTable } from './TagDialogs.tsx';

interface TagOverviewProps {
  byId: ReadonlyMap<number, TagRow>;
  hygiene: TagHygiene;
  /** Tags with example contacts that are not as they should be. */
  wrongExamples: readonly number[];
  onSelect: (ids: number[]) => void;
  onMerge: (tags: number[], into: number) => void;
}

const shown = 24;

export function TagOverview({ byId, hygiene, wrongExamples, onSelect, onMerge }: TagOverviewProps) {
  const lists: { key: keyof TagHygiene | 'wrongExamples'; title: string; why: string; ids: readonly number[] }[] = [
    {
      key: 'wrongExamples',
      title: 'With wrong examples',
      why: 'A contact that should wear the tag does not, or the other way round.',
      ids: wrongExamples,
    },
    {
      key: 'undocumented',
      title: 'Undocumented',
      why: 'Without a meaning, two people use a tag differently.',
      ids: hygiene.undocumented,
    },
    { key: 'reviewDue', title: 'Review due', why: 'The day to look at these again has come.', ids: hygiene.reviewDue },
    { key: 'unused', title: 'Worn by nobody', why: 'Candidates for deletion.', ids: hygiene.unused },
    {
      key: 'tiny',
      title: `Worn by fewer than ${hygiene.tinyBelow} contacts`,
      why: 'Too small to act on; often a misspelling of another tag.',
      ids: hygiene.tiny,
    },
    {
      key: 'withoutAction',
      title: 'Drive no action',
      why: 'A tag that changes nothing that is done can go.',
      ids: hygiene.withoutAction,
    },
    {
      key: 'ownerless',
      title: 'Without an owner',
      why: 'Nobody answers questions about these.',
      ids: hygiene.ownerless,
    },
    {
      key: 'neverRemoved',
      title: 'Never removed',
      why: 'No rule says when these come off, so they only grow.',
      ids: hygiene.neverRemoved,
    },
  ];
  const filled = lists.filter(({ ids }) => ids.length > 0);
  const { nearDuplicates, contradictions } = hygiene;
  const isClean = filled.length === 0 && nearDuplicates.length === 0 && contradictions.count === 0;
  if (isClean) {
    return (
      <Stack align="center" gap={8} py={64}>
        <IconCircleCheck size={32} stroke={1.3} color="var(--done)" aria-hidden />
        <Text size="sm">Every tag is documented, worn and owned. Choose one to see its sheet.</Text>
      </Stack>
    );
  }
  return (
    <div className="tag-overview">
      <Text size="sm" c="dimmed">
        Choose a tag to see its sheet. Until then, this is what could be tidied up.
      </Text>
      {nearDuplicates.length > 0 && (
        <Point
          title="Nearly the same name"
          count={nearDuplicates.length}
          why="Pairs that probably mean one thing. Merging keeps both names working for imports."
        >
          <ul className="tag-pairs">
            {nearDuplicates.slice(0, shown).map(({ left, right, reason, shared }) => {
              const [keep, go] =
                (byId.get(left)?.own ?? 0) >= (byId.get(right)?.own ?? 0) ? [left, right] : [right, left];
              return (
                <li key={`${left} ${right}`} className="tag-pair">
                  <PairTag tag={byId.get(keep)} onOpen={() => onSelect([keep])} />
                  <PairTag tag={byId.get(go)} onOpen={() => onSelect([go])} />
                  <Text size="xs" c="dimmed" className="tag-pair__reason">
                    {nearReasonLabel[reason]}
                    {shared > 0 && `, ${counted(shared, 'contact')} in common`}
                  </Text>
                  <Button size="compact-xs" variant="default" onClick={() => onMerge([go], keep)}>
                    Merge…
                  </Button>
                </li>
              );
            })}
          </ul>
        </Point>
      )}
      {contradictions.count > 0 && (
        <Point
          title="Two tags of an exclusive group"
          count={contradictions.count}
          why="These contacts wear more than one tag of a group that allows one."
        >
          <ConflictTable conflicts={contradictions} />
        </Point>
      )}
      {filled.map(({ key, title, why, ids }) => (
        <Point key={key} title={title} count={ids.length} why={why} onAll={() => onSelect([...ids])}>
          <div className="tag-chips">
            {ids.slice(0, shown).map((id) => {
              const tag = byId.get(id);
              return tag && <TagChip key={id} name={tag.name} colour={tag.shownColour} onOpen={() => onSelect([id])} />;
            })}
            {ids.length > shown && (
              <Text size="xs" c="dimmed" component="span">
                and {formatNumber(ids.length - shown)} more
              </Text>
            )}
          </div>
        </Point>
      ))}
    </div>
  );
}

function PairTag({ tag, onOpen }: { tag: TagRow | undefined; onOpen: () => void }) {
  if (tag === undefined) return <span />;
  return (
    <span className="tag-pair__tag">
      <TagChip name={tag.name} colour={tag.shownColour} onOpen={onOpen} />
      <Text size="xs" c="dimmed" component="span" className="figures">
        {formatNumber(tag.own)}
      </Text>
    </span>
  );
}

interface PointProps {
  title: string;
  count: number;
  why: string;
  onAll?: () => void;
  children: ReactNode;
}

function Point({ title, count, why, onAll, children }: PointProps) {
  return (
    <section className="tag-point" aria-label={title}>
      <div className="tag-point__head">
        <Text component="h3" fw={600} size="sm">
          {title} <span className="tab-count figures">{formatNumber(count)}</span>
        </Text>
        {onAll && (
          <Anchor component="button" type="button" size="xs" onClick={onAll}>
            Select in the tree
          </Anchor>
        )}
      </div>
      <Text size="xs" c="dimmed">
        {why}
      </Text>
      {children}
    </section>
  );
}
