// The inspector of one contact: loads it and shows its sides as tabs. Used by every screen that shows a contact.
import { Badge, Button, Tabs, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconPencil, IconUserOff } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { ContactDetail } from '../../../src-shared/contract/contacts.ts';
import type { ContactId } from '../../../src-shared/model/ids.ts';
import { useCommands } from '../../app/commands.ts';
import { Inspector } from '../../app/Inspector.tsx';
import { useJob, useRead } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ContactDetails } from './ContactDetails.tsx';
import { ContactSource } from './ContactSource.tsx';
import { ContactTimeline } from './ContactTimeline.tsx';
import { ContactOrigins } from './contact-origins.tsx';
import './contacts.css';

interface ContactInspectorProps {
  contact: number;
  onClose: () => void;
}

type Side = 'details' | 'timeline' | 'source';

/** Drawn again only for another contact: a tick in the list beside it leaves it alone. */
export const ContactInspector = memo(function ContactInspector({ contact, onClose }: ContactInspectorProps) {
  const { value, error } = useRead('contacts.detail', { contact });
  const detail = value; // while the next contact is on its way, the one before stays: no flicker from row to row
  if (error) {
    return (
      <Inspector label="Contact" title="Contact" onClose={onClose}>
        <EmptyState icon={IconUserOff} title="This contact is not there any more">
          It may have been merged or undone. History shows what happened.
        </EmptyState>
      </Inspector>
    );
  }
  return (
    <Inspector
      label={detail ? `Contact ${detail.name}` : 'Contact'}
      title={detail ? <Heading detail={detail} /> : 'Loading'}
      onClose={onClose}
      footer={detail && <Foot detail={detail} />}
    >
      {detail && <Sides detail={detail} />}
    </Inspector>
  );
});

function Heading({ detail }: { detail: ContactDetail }) {
  const { fields } = detail;
  const line = [fields.job_title, fields.company].filter((part) => part && part !== detail.name).join(', ');
  return (
    <>
      <span className="contact-heading truncate" dir="auto" title={detail.name}>
        {detail.name}
      </span>
      {(line || detail.state === 'archived') && (
        <Text size="xs" c="dimmed" truncate dir="auto" component="span" display="block">
          {detail.state === 'archived' && (
            <Badge component="span" size="xs" color="gray" mr={6}>
              Archived
            </Badge>
          )}
          {line}
        </Text>
      )}
    </>
  );
}

function Sides({ detail }: { detail: ContactDetail }) {
  const [side, setSide] = useState<Side>('details');
  useCommands([
    {
      id: 'contact.edit',
      title: 'Edit the contact',
      section: 'This screen',
      keys: ['E'],
      run: () => {
        setSide('details');
        requestAnimationFrame(() => document.querySelector<HTMLElement>('.contact-details .editable')?.focus());
      },
    },
  ]);
  return (
    <Tabs value={side} onChange={(next) => setSide((next ?? 'details') as Side)} className="contact-sides">
      <Tabs.List>
        <Tabs.Tab value="details">Details</Tabs.Tab>
        <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
        <Tabs.Tab value="source">Source</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="details">
        <ContactOrigins contact={detail.id}>
          <ContactDetails detail={detail} />
        </ContactOrigins>
      </Tabs.Panel>
      <Tabs.Panel value="timeline">
        <ContactTimeline contact={detail.id} />
      </Tabs.Panel>
      <Tabs.Panel value="source">
        <ContactSource detail={detail} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Foot({ detail }: { detail: ContactDetail }) {
  const setState = useJob('contacts.setState');
  const isArchived = detail.state === 'archived';
  const change = async (): Promise<void> => {
    const selection = { kind: 'ids' as const, ids: [detail.id as ContactId] };
    const done = await setState.start({ selection, state: isArchived ? 'active' : 'archived' });
    if (done) await announceDone();
  };
  const Mark = isArchived ? IconArchiveOff : IconArchive;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil size={14} aria-hidden />}
        onClick={() => document.querySelector<HTMLElement>('.contact-details .editable')?.focus()}
      >
        Edit
      </Button>
      <Button
        variant="default"
        loading={setState.isRunning}
        leftSection={<Mark size={14} aria-hidden />}
        onClick={() => void change()}
      >
        {isArchived ? 'Restore' : 'Archive'}
      </Button>
    </>
  );
}
