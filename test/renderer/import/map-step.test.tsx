import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { useReducer } from 'react';
import { describe, expect, it } from 'vitest';
import { ColumnRow } from '../../../src-renderer/features/import/ColumnRow.tsx';
import {
  type ColumnDraft,
  type ConstantDraft,
  changeDraft,
  emptyDraft,
  type ImportDraft,
} from '../../../src-renderer/features/import/import-draft.ts';
import { RowConstants } from '../../../src-renderer/features/import/RowConstants.tsx';

const column: ColumnDraft = {
  target: 'custom:shoe_size',
  confidence: 0.5,
  because: 'no field is called so',
  keep: false,
  label: 'Shoe size',
  type: 'number',
  reading: null,
  isChosen: false,
};

function showRow(change: Partial<ColumnDraft> = {}, props: { clash?: string; joined?: string } = {}) {
  const seen: Partial<ColumnDraft>[] = [];
  render(
    <MantineProvider env="test">
      <ColumnRow
        header="shoe_size"
        samples={['38', '41']}
        filled={0.5}
        column={{ ...column, ...change }}
        clash={props.clash ?? ''}
        joined={props.joined ?? ''}
        content="contacts"
        customFields={[]}
        hasContacts
        onChange={(changed) => seen.push(changed)}
      />
    </MantineProvider>,
  );
  return seen;
}

describe('a column on the mapping screen', () => {
  it('shows header, samples, how sure its target is and why', () => {
    showRow();
    expect(screen.getByText('shoe_size')).toBeTruthy();
    expect(screen.getByText('38 · 41', { normalizer: (text) => text.replace(/\s+/g, ' ').trim() })).toBeTruthy();
    expect(screen.getByText('50%')).toBeTruthy();
    expect(screen.getByText('Please check: no field is called so')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Please check: no field is called so' })).toBeTruthy();
  });

  it('asks name and kind of a new field, and for nothing of the kind for a known one', () => {
    const seen = showRow();
    fireEvent.change(screen.getByLabelText('Name of the new field for shoe_size'), { target: { value: 'Shoe' } });
    expect(seen).toEqual([{ label: 'Shoe' }]);
    expect(
      (screen.getByRole('combobox', { name: 'Kind of the new field for shoe_size' }) as HTMLInputElement).value,
    ).toBe('Number');
  });

  it('tells how dates are read, and marks it when nothing decides', () => {
    const text = '03/04/2024 may be day or month first; no value here decides.';
    showRow({ target: 'birthday', reading: { text, isOpen: true } });
    expect(screen.getByText(text).dataset.open).toBe('true');
    expect(screen.queryByLabelText('Name of the new field for shoe_size')).toBeNull();
  });

  it('drops the note about dates when the column becomes something else', () => {
    showRow({ target: 'notes', reading: { text: 'Dates are read day first.', isOpen: false } });
    expect(screen.queryByText('Dates are read day first.')).toBeNull();
  });

  it('shows what it is joined with, and keeps present values on request', () => {
    const seen = showRow({ target: 'address.street' }, { joined: 'Joined with Number, in the order of the columns' });
    expect(screen.getByText('Joined with Number, in the order of the columns')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Do not overwrite' }));
    expect(seen).toEqual([{ keep: true }]);
  });

  it('says why a target cannot be', () => {
    showRow({ target: 'activity.amount' }, { clash: 'Also chosen for Total' });
    expect(screen.getByText('Also chosen for Total')).toBeTruthy();
  });
});

function showConstants(constants: ConstantDraft[], content: ImportDraft['content'] = 'contacts') {
  const seen: { draft: ImportDraft } = { draft: emptyDraft };
  function Screen() {
    const [draft, change] = useReducer(changeDraft, { ...emptyDraft, content, constants });
    seen.draft = draft;
    return <RowConstants draft={draft} customFields={[{ key: 'fair', label: 'Fair', type: 'text' }]} change={change} />;
  }
  render(
    <MantineProvider env="test">
      <Screen />
    </MantineProvider>,
  );
  return seen;
}

describe('values for every row', () => {
  it('shows what was proposed with its reason, and takes it back', () => {
    const seen = showConstants([{ target: 'email_status', value: 'unsubscribed', label: '', because: 'Mailchimp' }]);
    expect(screen.getByText('Proposed: Mailchimp')).toBeTruthy();
    expect((screen.getByRole('combobox', { name: 'The value for every row, 1' }) as HTMLInputElement).value).toBe(
      'Opted out',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Remove value 1 for every row' }));
    expect(seen.draft.constants).toEqual([]);
  });

  it('adds a value for a field of the contact', () => {
    const seen = showConstants([]);
    fireEvent.click(screen.getByRole('button', { name: 'Add a value for every row' }));
    fireEvent.click(screen.getByRole('combobox', { name: 'What every row gets, 1' }));
    const fields = within(screen.getByRole('listbox', { name: 'What every row gets, 1' }));
    fireEvent.click(fields.getByText('Lead source'));
    fireEvent.change(screen.getByLabelText('The value for every row, 1'), { target: { value: 'Fair 2024' } });
    expect(seen.draft.constants).toMatchObject([{ target: 'lead_source', value: 'Fair 2024' }]);
  });

  it('offers no email, phone or name, of which everybody has their own', () => {
    showConstants([{ target: '', value: '', label: '', because: '' }]);
    fireEvent.click(screen.getByRole('combobox', { name: 'What every row gets, 1' }));
    const list = within(screen.getByRole('listbox', { name: 'What every row gets, 1' }));
    const offered = list.getAllByRole('option').map((option) => option.textContent);
    expect(offered).toContain('Country');
    expect(offered).toContain('Fair');
    expect(
      offered.filter((label) => /^(?:Email|Phone|Full name|First name|Postcode|Amount)/.test(label ?? '')),
    ).toEqual([]);
  });

  it('names a new field and keys it by its name', () => {
    const seen = showConstants([{ target: 'custom:', value: '', label: '', because: '' }]);
    fireEvent.change(screen.getByLabelText('Name of the new field, 1'), { target: { value: 'Fair year' } });
    expect(seen.draft.constants[0]).toMatchObject({ target: 'custom:fair_year', label: 'Fair year' });
  });
});
