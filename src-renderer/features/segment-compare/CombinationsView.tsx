// Who is in exactly which segments: an UpSet picture of the chosen ones, every bar a link to its contacts.
import { MultiSelect, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { SegmentId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatShare } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { amongScope } from './compare-rules.ts';
import { LeftOut } from './LeftOut.tsx';
import { UpSetPicture } from './UpSetPicture.tsx';

/** More rows than these and the dots of a bar can no longer be followed. */
const readable = 8;

export function CombinationsView() {
  const all = useRead('segmentCompare.overlap', {}).value;
  const [picked, pick] = useState<readonly string[] | null>(null);
  const [order, setOrder] = useState<'size' | 'degree'>('size');
  const largest = all?.segments.toSorted((a, b) => b.count - a.count).slice(0, readable);
  const chosen = picked ?? largest?.map(({ id }) => String(id));
  const isAll = chosen !== undefined && chosen.length === all?.segments.length && picked === null;
  const some = useRead(
    'segmentCompare.overlap',
    chosen === undefined || isAll ? null : { segments: chosen.map((id) => Number(id) as SegmentId) },
  ).value;
  const value = isAll ? all : some;
  if (!all || !chosen || !value) return <Bars />;
  const nobody = value.total - value.covered;
  return (
    <>
      <div className="side-by-side__bar">
        <MultiSelect
          aria-label="Segments in the picture"
          placeholder={chosen.length === 0 ? 'Choose segments' : undefined}
          data={all.segments.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={[...chosen]}
          searchable
          clearable
          maxValues={20}
          className="side-by-side__pick"
          onChange={pick}
        />
        <SegmentedControl
          aria-label="Order of the bars"
          size="xs"
          data={[
            { value: 'size', label: 'Largest first' },
            { value: 'degree', label: 'Fewest segments first' },
          ]}
          value={order}
          onChange={(next) => setOrder(next === 'degree' ? 'degree' : 'size')}
        />
      </div>
      {value.segments.length > 0 && (
        <UpSetPicture
          sets={value.segments}
          bars={
            order === 'size'
              ? value.intersections
              : value.intersections.toSorted((a, b) => a.sets.length - b.sets.length)
          }
          onOpen={(inside) => {
            const within = value.segments.filter((_, place) => inside.includes(place));
            const outside = value.segments.filter((_, place) => !inside.includes(place));
            navigate({ kind: 'contacts', scope: amongScope(within, outside) });
          }}
          onOpenSet={(place) => {
            const segment = value.segments[place];
            if (segment) navigate({ kind: 'contacts', scope: amongScope([segment]) });
          }}
        />
      )}
      <Text size="sm" c="dimmed" mt={10}>
        Every contact counts once, in the bar with exactly its segments.{' '}
        {value.combinations > value.intersections.length &&
          `The ${value.intersections.length} largest of ${counted(value.combinations, 'combination')} are shown. `}
        {counted(nobody, 'contact')} ({formatShare(value.total === 0 ? 0 : nobody / value.total)}) are in none of these
        segments.
      </Text>
      <LeftOut rows={value.leftOut} />
    </>
  );
}
