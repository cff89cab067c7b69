// A new contact, typed into the inspector.
import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GuardProblem } from '../../../src-shared/model/guard.ts';
import { core, RequestRefused } from '../../app/core-client.ts';
import { Inspector } from '../../app/Inspector.tsx';
import { failures } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { AlikeContacts } from '../guards/index.ts';

interface NewContactProps {
  onDone: (contact: number) => void;
  onClose: () => void;
}

const empty = { given_name: '', family_name: '', company: '', job_title: '', email: '', phone: '' };
type Draft = typeof empty;

const fields: { name: keyof Draft; label: string }[] = [
  { name: 'given_name', label: 'First name' },
  { name: 'family_name', label: 'Last name' },
  { name: 'company', label: 'Company' },
  { name: 'job_title', label: 'Job title' },
  { name: 'email', label: 'Email' },
  { name: 'phone', label: 'Phone' },
];

/** What may be alike at a field: the name is known when both of its parts are. */
function alikeAt(name: keyof Draft, draft: Draft) {
  const value = draft[name];
  if (value.trim() === '') return null;
  if (name === 'email' || name === 'phone') return { kind: name, value };
  return name === 'family_name' ? { kind: 'name' as const, given: draft.given_name, family: value } : null;
}

export function NewContact({ onDone, onClose }: NewContactProps) {
  const [draft, setDraft] = useState<Draft>(empty);
  const [problem, setProblem] = useState<string | null>(null);
  const [guarded, setGuarded] = useState<readonly GuardProblem[]>([]);
  const create = async (keepAnyway: boolean): Promise<void> => {
    const { email, phone, ...names } = draft;
    const points = [
      ...(email.trim() ? [{ kind: 'email' as const, value: email }] : []),
      ...(phone.trim() ? [{ kind: 'phone' as const, value: phone }] : []),
    ];
    try {
      const { id } = await core.request('contacts.create', { fields: names, points, keepAnyway });
      onDone(id);
      await announceDone();
    } catch (error) {
      if (error instanceof RequestRefused && error.code === 'guarded') {
        setProblem(null);
        setGuarded((error.details as { problems: GuardProblem[] }).problems); // declared beside the refusal
      } else if (error instanceof RequestRefused) setProblem(error.message);
      else failures.show(error as Error);
    }
  };
  const elsewhere = guarded.filter(
    ({ column }) => !fields.some(({ name }) => column === name || column === `point.${name}`),
  );
  return (
    <Inspector label="New contact" title="New contact" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create(false);
        }}
      >
        <Stack gap={10}>
          {fields.map(({ name, label }, index) => (
            <div key={name}>
              <TextInput
                label={label}
                value={draft[name]}
                error={guarded.find(({ column }) => column === name || column === `point.${name}`)?.message ?? null}
                autoFocus={index === 0}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setDraft((before) => ({ ...before, [name]: value }));
                  setGuarded([]);
                }}
                onKeyDown={(event) => event.key === 'Escape' && onClose()}
              />
              <AlikeContacts what={alikeAt(name, draft)} />
            </div>
          ))}
          {problem && (
            <div className="editable-problem" role="alert">
              {problem}
            </div>
          )}
          {elsewhere.map(({ column, message }) => (
            <div key={column} className="editable-problem" role="alert">
              {message}
            </div>
          ))}
          <Button type="submit">Add the contact</Button>
          {guarded.length > 0 && (
            <Button variant="default" onClick={() => void create(true)}>
              Keep anyway
            </Button>
          )}
        </Stack>
      </form>
    </Inspector>
  );
}
