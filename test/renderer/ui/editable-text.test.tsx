import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { EditableText } from '../../../src-renderer/ui/EditableText.tsx';

const field = (): HTMLInputElement => screen.getByLabelText('Company');
function edit(text: string) {
  field().focus();
  fireEvent.change(field(), { target: { value: text } });
}

describe('a value edited where it stands', () => {
  it('is kept by Enter and by moving on', async () => {
    const onSave = vi.fn().mockResolvedValue(null);
    render(<EditableText label="Company" value="Acme" onSave={onSave} />);
    edit('Acme Ltd');
    fireEvent.keyDown(field(), { key: 'Enter' });
    await waitFor(() => expect(onSave).toHaveBeenCalledWith('Acme Ltd'));
    expect(document.activeElement).not.toBe(field());
  });

  it('is as it was after Escape', () => {
    const onSave = vi.fn().mockResolvedValue(null);
    render(<EditableText label="Company" value="Acme" onSave={onSave} />);
    edit('Nonsense');
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(field().value).toBe('Acme');
    expect(onSave).not.toHaveBeenCalled();
  });

  it('is not sent when nothing changed', () => {
    const onSave = vi.fn().mockResolvedValue(null);
    render(<EditableText label="Company" value="Acme" onSave={onSave} />);
    field().focus();
    field().blur();
    expect(onSave).not.toHaveBeenCalled();
  });

  it('says why it was not taken, and keeps what was typed', async () => {
    const onSave = vi.fn().mockResolvedValue('“x” is not a date.');
    render(<EditableText label="Company" value="" onSave={onSave} />);
    edit('x');
    fireEvent.blur(field());
    expect((await screen.findByRole('alert')).textContent).toBe('“x” is not a date.');
    expect(field().value).toBe('x');
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('does not lose what is being typed when the value changes elsewhere', () => {
    const onSave = vi.fn().mockResolvedValue(null);
    const { rerender } = render(<EditableText label="Company" value="Acme" onSave={onSave} />);
    edit('Acme Lim');
    rerender(<EditableText label="Company" value="ACME" onSave={onSave} />);
    expect(field().value).toBe('Acme Lim');
  });
});
