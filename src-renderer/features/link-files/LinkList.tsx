// One part of a comparison as a list: pairs with how likely they are, or single records. A view.
import { Loader, Text, UnstyledButton } from '@mantine/core';
import type { LinkItem, LinkPart, LinkRecord } from '../../../src-shared/contract/link-files.ts';
import { navigate } from '../../app/routes.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { chanceText } from '../duplicates/lane-scale.ts';

interface LinkListProps {
  items: readonly LinkItem[];
  part: LinkPart;
  chosen: number | null;
  isLoading: boolean;
  onChoose: (link: number) => void;
}

const nothing: Record<LinkPart, string> = {
  matched: 'Nobody is in both lists for certain.',
  doubtful: 'Nothing is in doubt.',
  onlyLeft: 'Every contact is in the file.',
  onlyRight: 'Every row of the file is a contact here.',
};

export function LinkList({ items, part, chosen, isLoading, onChoose }: LinkListProps) {
  if (items.length === 0) {
    return isLoading ? (
      <Loader m="xl" size="sm" />
    ) : (
      <Text c="dimmed" size="sm" p={20}>
        {nothing[part]}
      </Text>
    );
  }
  return (
    <ul className="link-list" aria-label="Records">
      {items.map((item) => (
        <li key={item.link ?? `${item.left?.contact} ${item.right?.row}`}>
          {item.link === null ? (
            <Single item={item} />
          ) : (
            <UnstyledButton
              className="link-list__pair"
              aria-current={item.link === chosen ? 'true' : undefined}
              onClick={() => onChoose(item.link ?? 0)}
            >
              <Face record={item.left} />
              <Face record={item.right} />
              <span className="link-list__chance figures">
                {item.weight !== null && chanceText(item.weight)}
                {item.note !== null && <span className="link-list__note">{item.note}</span>}
              </span>
            </UnstyledButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function Single({ item }: { item: LinkItem }) {
  const { left, right, note } = item;
  const contact = left?.contact ?? null;
  const face = <Face record={left ?? right} />;
  return (
    <div className="link-list__single">
      {contact === null ? (
        face
      ) : (
        <UnstyledButton onClick={() => navigate({ kind: 'contacts', contact })} className="link-list__open">
          {face}
        </UnstyledButton>
      )}
      {note !== null && <span className="link-list__note">{note}</span>}
    </div>
  );
}

function Face({ record }: { record: LinkRecord | null }) {
  return (
    <span className="link-list__face">
      <span className="link-list__name truncate" dir="auto" title={record?.name}>
        {record?.name}
      </span>
      <span className="link-list__detail truncate" dir="auto">
        {[record?.row ? `Row ${formatNumber(record.row)}` : null, record?.detail].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}
