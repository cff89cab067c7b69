// A new contact, typed into the inspector.
import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { core, RequestRefused } from '../../app/core-client.ts';
import { Inspector } from '../../app/Inspector.tsx';
import { failures } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';

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

export function NewContact({ onDone, onClose }: NewContactProps) {
  const [draft, setDraft] = useState<Draft>(empty);
  const [problem, setProblem] = useState<string | null>(null);
  const create = async (): Promise<void> => {
    const { email, phone, ...names } = draft;
    const points = [
      ...(email.trim() ? [{ kind: 'email' as const, value: email }] : []),
      ...(phone.trim() ? [{ kind: 'phone' as const, value: phone }] : []),
    ];
    try {
      const { id } = await core.request('contacts.create', { fields: names, points });
      onDone(id);
      await announceDone();
    } catch (error) {
      if (error instanceof RequestRefused) setProblem(error.message);
      else failures.show(error as Error);
    }
  };
  return (
    <Inspector label="New contact" title="New contact" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Stack gap={10}>
          {fields.map(({ name, label }, index) => (
            <TextInput
              key={name}
              label={label}
              value={draft[name]}
              autoFocus={index === 0}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setDraft((before) => ({ ...before, [name]: value }));
              }}
              onKeyDown={(event) => event.key === 'Escape' && onClose()}
            />
          ))}
          {problem && (
            <div className="editable-problem" role="alert">
              {problem}
            </div>
          )}
          <Button type="submit">Add the contact</Button>
        </Stack>
      </form>
    </Inspector>
  );
}
