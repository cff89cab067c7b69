// The tags of a contact, each with its why; adding and taking away.
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { ContactDetail, ContactTag } from '../../../src-shared/contract/contacts.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { useJob } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { formatDay } from '../../ui/numbers.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { TagWhyDialog } from '../tag-rules/index.ts';
import { TagPicker } from '../tags/index.ts';

const sourceWords: Record<string, string> = {
  manual: 'added by hand',
  import: 'came with an import',
  rule: 'given by a rule',
  audit: 'given by the audit',
};

function whyOf(tag: ContactTag): string {
  return [
    tag.path,
    tag.why ?? sourceWords[tag.source] ?? tag.source,
    `since ${formatDay(tag.assignedAt)}`,
    tag.expiresAt === null ? null : `until ${formatDay(tag.expiresAt)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

export function ContactTags({ detail }: { detail: ContactDetail }) {
  const [asked, setAsked] = useState<ContactTag | null>(null);
  const assign = useJob('tags.assign');
  const unassign = useJob('tags.unassign');
  const selection = { kind: 'ids' as const, ids: [detail.id] };
  const add = async (ids: number[]): Promise<void> => {
    const tags = ids.map((id) => id as TagId);
    if (await assign.start({ tags, selection })) await announceDone();
  };
  const remove = async (id: number): Promise<void> => {
    if (await unassign.start({ tags: [id as TagId], selection })) await announceDone();
  };
  return (
    <div className="contact-tag-editor">
      {detail.tags.length === 0 ? (
        <Text size="xs" c="dimmed">
          No tags yet
        </Text>
      ) : (
        <div className="contact-tags contact-tags--wrap">
          {detail.tags.map((tag) => (
            <TagChip
              key={tag.id}
              name={tag.name}
              colour={tag.colour}
              tip={whyOf(tag)}
              onOpen={() => setAsked(tag)}
              onRemove={() => void remove(tag.id)}
            />
          ))}
        </div>
      )}
      <TagPicker
        value={[]}
        onChange={(ids) => void add(ids)}
        label="Add a tag"
        placeholder="Add a tag"
        canCreate
        without={new Set(detail.tags.map((tag) => tag.id))}
      />
      {asked && (
        <TagWhyDialog tag={asked} contact={{ id: detail.id, name: detail.name }} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}
