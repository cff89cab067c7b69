// A value that a guard speaks against: the sentence at the field, and keeping it anyway.
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { EditableText } from '../../../src-renderer/ui/EditableText.tsx';

it('says what is wrong and keeps the value when asked to', async () => {
  const keepAnyway = vi.fn(async () => null);
  const typing = vi.fn();
  const save = vi.fn(async () => ({ message: 'Company is one of Acme.', keepAnyway }));
  render(<EditableText label="Company" value="Acme" onSave={save} onTyping={typing} />);
  const field = screen.getByRole('textbox', { name: 'Company' });
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: 'Akme' } });
  expect(typing).toHaveBeenLastCalledWith('Akme');
  fireEvent.blur(field);
  expect(typing).toHaveBeenLastCalledWith(null);
  expect((await screen.findByRole('alert')).textContent).toContain('Company is one of Acme.');
  expect(save).toHaveBeenCalledWith('Akme');
  fireEvent.click(screen.getByRole('button', { name: 'Keep anyway' }));
  expect(keepAnyway).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

it('shows a plain refusal without a way round it', async () => {
  render(<EditableText label="Birthday" value="" onSave={async () => '“x” is not a date.'} />);
  const field = screen.getByRole('textbox', { name: 'Birthday' });
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: 'x' } });
  fireEvent.blur(field);
  expect((await screen.findByRole('alert')).textContent).toContain('is not a date');
  expect(screen.queryByRole('button')).toBeNull();
});
