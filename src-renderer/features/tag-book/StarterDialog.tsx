// Starter trees: choose one, read every tag's sheet, add it at the top or below a tag. Names that exist are used again.
import { Button, Group, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Starter } from '../../../src-shared/contract/tag-book.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { counted } from '../../ui/numbers.ts';
import { Below } from './ImportTreeDialog.tsx';
import { useBringing } from './use-bringing.ts';

export function StarterDialog({ onClose }: { onClose: () => void }) {
  const { value: starters } = useRead('tagBook.starters', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [below, setBelow] = useState<number[]>([]);
  const starter = starters?.find(({ id }) => id === chosen) ?? starters?.[0];
  const { report, isImporting, bring } = useBringing(
    starter === undefined
      ? null
      : {
          source: { kind: 'starter', starter: starter.id },
          below: (below[0] ?? null) as TagId | null,
          move: false,
        },
  );
  const finish = async (): Promise<void> => {
    if (await bring()) onClose();
  };
  const here = report === null ? 0 : report.changed + report.unchanged;
  return (
    <Modal
      opened
      onClose={onClose}
      title="Start from a template"
      size="min(980px, 92vw)"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="book-starters">
        <nav className="book-starters__list" aria-label="Templates">
          {starters?.map(({ id, title, about, tags }) => (
            <UnstyledButton
              key={id}
              className="book-starter"
              aria-pressed={id === starter?.id}
              onClick={() => setChosen(id)}
            >
              <span className="book-starter__title">
                {title} <span className="quiet figures">{tags.length}</span>
              </span>
              <span className="book-starter__about">{about}</span>
            </UnstyledButton>
          ))}
        </nav>
        {starter !== undefined && <StarterTags starter={starter} />}
      </div>
      <Stack gap={14} pt={14}>
        <Below value={below} onChange={setBelow} />
        <Group justify="space-between" gap={8}>
          <Text size="xs" c="dimmed" role="status">
            {report === null
              ? ' '
              : here === 0
                ? `${counted(report.added, 'tag')} will be added, with their sheets.`
                : `${counted(report.added, 'tag')} will be added; ${counted(here, 'tag')} of these names ${here === 1 ? 'is' : 'are'} here already and ${report.changed > 0 ? 'get the sheets' : 'stay'}.`}
          </Text>
          <Group gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              disabled={report === null || report.added + report.changed === 0}
              loading={isImporting}
              onClick={() => void finish()}
            >
              {report === null || report.added === 0 ? 'Add the tags' : `Add ${counted(report.added, 'tag')}`}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}

function StarterTags({ starter }: { starter: Starter }) {
  return (
    <section className="book-starters__tags" aria-label={`Tags of ${starter.title}`} key={starter.id}>
      {starter.tags.map((tag) => (
        <article key={`${tag.depth} ${tag.name}`} className="book-tag" data-depth={Math.min(tag.depth, 2)}>
          <h3>
            {tag.name} <span className="quiet">{tag.owner}</span>
          </h3>
          <p>{tag.meaning}</p>
          {tag.depth > 0 && (
            <dl>
              <div>
                <dt>Applied when</dt>
                <dd>{tag.appliedWhen}</dd>
              </div>
              <div>
                <dt>Removed when</dt>
                <dd>{tag.removedWhen}</dd>
              </div>
              <div>
                <dt>What we do</dt>
                <dd>{tag.action}</dd>
              </div>
            </dl>
          )}
        </article>
      ))}
    </section>
  );
}
