import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { ExportForm } from '../../../src-renderer/features/export/ExportForm.tsx';
import { type ExportDraft, firstDraft } from '../../../src-renderer/features/export/export-store.ts';
import type { ExportCheck, ExportReasonInfo } from '../../../src-shared/contract/export.ts';
import { customFieldColumn, exportColumns } from '../../../src-shared/model/export-column.ts';

const columns = [...exportColumns, customFieldColumn({ key: 'shoe', label: 'Shoe size' })];
const usual = columns.filter(({ isDefault }) => isDefault).length;
const mailchimp = {
  ...{ id: 'mailchimp', label: 'Mailchimp', program: 'Mailchimp', about: 'Subscribers.', headers: ['Email Address'] },
  ...{ rowLimit: 50_000, megabyteLimit: null, notes: ['Everybody gets one status.'] },
};
const vocabulary = {
  columns,
  targets: [mailchimp],
  tags: [{ id: 1, path: 'Customer › VIP' }],
  segments: [{ id: 3, name: 'Loyal' }],
};
const imports = [{ id: 9, fileName: 'crm.csv', importedAt: 0, created: 5, updated: 0 }];

const reason = (parts: Partial<ExportReasonInfo>): ExportReasonInfo => ({
  ...{ key: 'missing:Last Name', header: 'Last Name', sentence: 'Last Name is empty.', contacts: 2, ids: [4, 5] },
  ...{ samples: [{ contact: 4, name: 'Ann', value: null }], fixes: ['default', 'leave-out'], fix: 'default' },
  fallback: 'Unknown',
  ...parts,
});

/** Renders the form with its draft, and gives the draft as it became. */
function show(contacts: number | undefined, start: Partial<ExportDraft> = {}, found: Partial<ExportCheck> = {}) {
  const seen = { draft: { ...firstDraft, ...start }, exported: 0, shown: [] as readonly number[] };
  function Form() {
    const [draft, setDraft] = useState(seen.draft);
    seen.draft = draft;
    return (
      <ExportForm
        label="Segment “Lapsed”"
        vocabulary={vocabulary}
        imports={imports}
        draft={draft}
        preview={contacts === undefined ? undefined : { contacts, headers: ['Name'], rows: [['=1+1']], text: null }}
        check={{
          value:
            contacts === undefined
              ? undefined
              : { contacts, written: contacts, leftOut: 0, files: 1, reasons: [], ...found },
          isRunning: false,
        }}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        onShow={(ids) => {
          seen.shown = ids;
        }}
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

function choose(field: string, option: string): void {
  fireEvent.click(screen.getByRole('combobox', { name: field }));
  fireEvent.click(screen.getByRole('option', { name: option }));
}

describe('the export panel', () => {
  it('says how many contacts will be written and starts with the usual columns', () => {
    const seen = show(4210);
    expect(screen.getByText('4,210 contacts')).toBeTruthy();
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
    expect(seen.draft.columns).toEqual(['email', 'tags', 'message_segment', 'custom.shoe']);
    fireEvent.click(screen.getByRole('button', { name: 'Usual columns' }));
    expect(seen.draft.columns).toBeNull();
  });

  it('explains what each reader gets', () => {
    const seen = show(2);
    expect(screen.getByText(/gets an apostrophe in front/)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'For another program' }));
    expect(seen.draft.mode).toBe('exact');
    expect(screen.getByText(/Every value exactly as it is/)).toBeTruthy();
  });

  it('takes a program with its limits and notes, and shows no checkboxes for its fixed columns', () => {
    const seen = show(2);
    choose('Format', 'Mailchimp');
    expect(seen.draft.target).toBe('mailchimp');
    expect(screen.queryAllByRole('checkbox')).toHaveLength(0);
    expect(screen.getByText(/The columns are those that Mailchimp expects/)).toBeTruthy();
    expect(screen.getByText(/may have 50,000 rows/)).toBeTruthy();
    expect(screen.getByText('Everybody gets one status.')).toBeTruthy();
    choose('Format', 'vCard 4.0');
    expect(seen.draft).toMatchObject({ target: null, format: 'vcard4' });
  });

  it('exports everybody or a segment instead of what it was opened for', () => {
    const seen = show(2);
    choose('Which contacts', 'Loyal');
    expect(seen.draft.scope).toEqual({ kind: 'segment', segment: 3 });
    choose('Which contacts', 'All contacts');
    expect(seen.draft.scope).toEqual({ kind: 'everyone' });
  });

  it('lists what would be rejected, with what is done about it and the way to the contacts', () => {
    const seen = show(10, { target: 'mailchimp' }, { written: 8, leftOut: 2, files: 2, reasons: [reason({})] });
    expect(screen.getByRole('status').textContent).toBe('8 contacts will be written, in 2 files; 2 left out.');
    expect(screen.getByText('Last Name is empty.')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'Value to write: Last Name is empty.' }), {
      target: { value: 'X' },
    });
    expect(seen.draft.fixes).toEqual({ 'missing:Last Name': { fix: 'default', value: 'X' } });
    choose('What to do: Last Name is empty.', 'Leave them out');
    expect(seen.draft.fixes).toEqual({ 'missing:Last Name': { fix: 'leave-out' } });
    fireEvent.click(screen.getByRole('button', { name: 'Select them in Contacts' }));
    expect(seen.shown).toEqual([4, 5]);
    expect(screen.getByRole('button', { name: 'Export 8 contacts…' })).toBeTruthy();
  });

  it('writes tags in the form and of the branches that are chosen', () => {
    const seen = show(2);
    fireEvent.click(screen.getByRole('radio', { name: 'A column each' }));
    expect(seen.draft.tagForm).toBe('columns');
    fireEvent.click(screen.getByRole('combobox', { name: 'Only these branches' }));
    fireEvent.click(screen.getByRole('option', { name: 'Customer › VIP' }));
    expect(seen.draft.branches).toEqual([1]);
  });

  it('writes changes since the newest import unless another is chosen', () => {
    const seen = show(2);
    fireEvent.click(screen.getByRole('radio', { name: 'Changes since' }));
    expect(seen.draft).toMatchObject({ subject: 'changes', since: { kind: 'batch', batch: 9 } });
    fireEvent.click(screen.getByRole('button', { name: 'Export changes…' }));
    expect(seen.exported).toBe(1);
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
