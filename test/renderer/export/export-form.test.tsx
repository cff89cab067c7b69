import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { ExportForm } from '../../../src-renderer/features/export/ExportForm.tsx';
import { type ExportDraft, firstDraft } from '../../../src-renderer/features/export/export-store.ts';
import { customFieldColumn, exportColumns } from '../../../src-shared/model/export-column.ts';

const columns = [...exportColumns, customFieldColumn({ key: 'shoe', label: 'Shoe size' })];
const usual = columns.filter(({ isDefault }) => isDefault).length;

/** Renders the form with its draft, and gives the draft as it became. */
function show(contacts: number | undefined, start: Partial<ExportDraft> = {}) {
  const seen = { draft: { ...firstDraft, ...start }, exported: 0 };
  function Form() {
    const [draft, setDraft] = useState(seen.draft);
    seen.draft = draft;
    return (
      <ExportForm
        label="Segment “Lapsed”"
        columns={columns}
        draft={draft}
        preview={contacts === undefined ? undefined : { contacts, headers: ['Name'], rows: [['=1+1']] }}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        onExport={() => void seen.exported++}
        onCancel={() => {}}
      />
    );
  }
  render(
    <MantineProvider env="test">
      <Form />
    </MantineProvider>,
  );
  return seen;
}

describe('the export panel', () => {
  it('says how many contacts will be written and starts with the usual columns', () => {
    const seen = show(4210);
    expect(screen.getByText(/4,210 contacts$/)).toBeTruthy();
    expect(screen.getByText(`${usual} of ${columns.length} chosen`)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Export 4,210 contacts…' }));
    expect(seen.exported).toBe(1);
  });

  it('chooses columns one by one and group by group, kept in the order of the file', () => {
    const seen = show(2);
    fireEvent.click(screen.getByRole('button', { name: 'None' }));
    expect(seen.draft.columns).toEqual([]);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Tags' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Email' }));
    expect(seen.draft.columns).toEqual(['email', 'tags']);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Tags and fields' }));
    expect(seen.draft.columns).toEqual(['email', 'tags', 'custom.shoe']);
    fireEvent.click(screen.getByRole('button', { name: 'Usual columns' }));
    expect(seen.draft.columns).toBeNull();
  });

  it('explains what each reader gets', () => {
    const seen = show(2);
    expect(screen.getByText(/gets an apostrophe in front/)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Another program' }));
    expect(seen.draft.mode).toBe('exact');
    expect(screen.getByText(/Every value exactly as it is/)).toBeTruthy();
  });

  it('shows no checkboxes for the fixed columns of another program', () => {
    show(2, { shape: 'mailchimp' });
    expect(screen.queryAllByRole('checkbox')).toHaveLength(0);
    expect(screen.getByText(/The columns that Mailchimp expects/)).toBeTruthy();
  });

  it('shows the first rows as text', () => {
    show(2);
    expect(within(screen.getByRole('table', { name: 'First rows of the file' })).getByText('=1+1')).toBeTruthy();
  });

  it('offers nothing to export where nobody matches or nothing is known yet', () => {
    show(0);
    expect(screen.getByText('No contact matches, so there is nothing to export.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Export…' })).toHaveProperty('disabled', true);
  });
});
