// Emails, phones, links and handles of a contact, in the plural: edited in place, one of each kind first.
import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconDots, IconPlus, IconStarFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { ContactDetail, ContactPoint } from '../../../src-shared/contract/contacts.ts';
import {
  type ContactPointKind,
  type PointStatus,
  pointKindLabel,
  pointStatuses,
} from '../../../src-shared/model/contact.ts';
import { announceDone } from '../../app/undo.ts';
import { EditableText, type SaveProblem } from '../../ui/EditableText.tsx';
import { AlikeContacts } from '../guards/index.ts';
import { OriginLabel } from './contact-origins.tsx';
import { save } from './save.ts';

const statusWords: Record<PointStatus, string> = {
  unknown: 'Not checked',
  valid: 'Valid',
  invalid: 'Not valid',
  bounced: 'Bounced',
  opted_out: 'Opted out',
};
const troubled: readonly PointStatus[] = ['invalid', 'bounced', 'opted_out'];
const labels = ['work', 'home', 'mobile', 'other'];

export function ContactPoints({ detail }: { detail: ContactDetail }) {
  const [adding, setAdding] = useState<ContactPointKind | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const add = async (kind: ContactPointKind, value: string): Promise<SaveProblem | null> => {
    if (value.trim() === '') {
      setAdding(null);
      return null;
    }
    const problem = await save('contacts.addPoint', { contact: detail.id, kind, value });
    if (problem === null) setAdding(null);
    return problem;
  };
  return (
    <>
      {detail.points.map((point) => (
        <PointLine
          key={point.id}
          point={point}
          contact={detail.id}
          isOnly={detail.points.filter((other) => other.kind === point.kind).length === 1}
        />
      ))}
      {adding && (
        <div className="contact-line">
          <span className="contact-line__label">{pointKindLabel[adding]}</span>
          <EditableText
            label={`New ${pointKindLabel[adding].toLowerCase()}`}
            value=""
            autoFocus
            figures={adding === 'phone'}
            onSave={(value) => add(adding, value)}
            onTyping={setTyped}
          />
          <AlikePoint kind={adding} typed={typed} except={detail.id} />
        </div>
      )}
      <Group gap={0} ml={-8}>
        {(['email', 'phone', 'url'] as const).map((kind) => (
          <Button
            key={kind}
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={12} aria-hidden />}
            onClick={() => setAdding(kind)}
          >
            {pointKindLabel[kind]}
          </Button>
        ))}
      </Group>
    </>
  );
}

interface PointLineProps {
  point: ContactPoint;
  contact: number;
  isOnly: boolean;
}

function PointLine({ point, contact, isOnly }: PointLineProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const kind = pointKindLabel[point.kind];
  const isTroubled = troubled.includes(point.status);
  return (
    <div className="contact-line contact-point">
      <OriginLabel of={`point:${point.id}`} className="contact-line__label truncate">
        {kind}
        {point.label && <span className="quiet"> {point.label}</span>}
      </OriginLabel>
      <EditableText
        label={kind}
        value={point.value}
        figures={point.kind === 'phone'}
        onSave={(value) => save('contacts.updatePoint', { point: point.id, value })}
        onTyping={setTyped}
      />
      <Group gap={2} wrap="nowrap">
        {isTroubled && (
          <Tooltip label={statusWords[point.status]}>
            <IconAlertTriangle size={14} className="contact-point__trouble" aria-label={statusWords[point.status]} />
          </Tooltip>
        )}
        {point.isPrimary && !isOnly && (
          <Tooltip label={`The first ${kind.toLowerCase()}: lists show this one`}>
            <IconStarFilled size={12} className="contact-point__first" aria-label="First" />
          </Tooltip>
        )}
        <PointMenu point={point} kind={kind} isOnly={isOnly} />
      </Group>
      <AlikePoint kind={point.kind} typed={typed === point.value ? null : typed} except={contact} />
    </div>
  );
}

/** Who else has the email or phone that is being typed. */
function AlikePoint({ kind, typed, except }: { kind: ContactPointKind; typed: string | null; except: number }) {
  if (kind !== 'email' && kind !== 'phone') return null;
  const what = typed === null || typed.trim() === '' ? null : { kind, value: typed };
  return (
    <div className="contact-line__below">
      <AlikeContacts what={what} except={except} />
    </div>
  );
}

function PointMenu({ point, kind, isOnly }: { point: ContactPoint; kind: string; isOnly: boolean }) {
  const remove = async (): Promise<void> => {
    if ((await save('contacts.removePoint', { point: point.id })) === null) await announceDone();
  };
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon size={22} aria-label={`${kind} ${point.value}: more`}>
          <IconDots size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={point.isPrimary || isOnly}
          onClick={() => void save('contacts.updatePoint', { point: point.id, isPrimary: true })}
        >
          Make it the first {kind.toLowerCase()}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Label</Menu.Label>
        {labels.map((label) => (
          <Menu.Item
            key={label}
            aria-checked={point.label === label}
            fw={point.label === label ? 600 : 400}
            onClick={() =>
              void save('contacts.updatePoint', { point: point.id, label: point.label === label ? '' : label })
            }
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Status</Menu.Label>
        {pointStatuses.map((status) => (
          <Menu.Item
            key={status}
            fw={point.status === status ? 600 : 400}
            onClick={() => void save('contacts.updatePoint', { point: point.id, status })}
          >
            {statusWords[status]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item color="red" onClick={() => void remove()}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
