import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { changeReading } from '../../../src-renderer/features/import/change-reading.ts';
import { ReadStep } from '../../../src-renderer/features/import/ReadStep.tsx';
import type { ImportPreview } from '../../../src-shared/contract/import.ts';
import type { FileReading } from '../../../src-shared/model/import-mapping.ts';

const reading: FileReading = {
  format: 'delimited',
  member: '',
  sheet: '',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  columnStarts: [],
  cutsWords: false,
  headerRow: 2,
  headerRows: 1,
  firstDataRow: 3,
  footerRows: 1,
  repairMojibake: false,
};
const seen = {
  fileName: 'people.csv',
  size: 10,
  reading,
  confidence: { format: 0.9, encoding: 0.9, dialect: 0.9, header: 0.7, footer: 0.8 },
  because: {
    format: 'it is text in lines',
    encoding: 'every byte sequence is valid UTF-8',
    dialect: 'it gives the most regular rows',
    header: 'its cells are names',
    footer: 'a row of totals',
  },
  sheets: [],
  members: [],
  columns: [{ header: 'Name', samples: ['Ann'], filled: 1 }],
  preamble: [['Spring report', '']],
  footer: [{ cells: ['Total', '', '60'], reason: 'a row of totals' }],
  mojibake: { cells: 2, samples: [{ before: 'MÃ¼ller', after: 'Müller' }] },
  rereadLines: 3,
  rows: [['MÃ¼ller']],
  raw: 'Spring report\nName\nMÃ¼ller',
  unreadable: 0,
  proposal: { content: 'contacts', source: null, columns: [] },
} as unknown as ImportPreview; // what later steps need is not shown here

function show(change: Partial<ImportPreview> = {}): Partial<FileReading>[] {
  const chosen: Partial<FileReading>[] = [];
  render(
    <MantineProvider env="test">
      <ReadStep preview={{ ...seen, ...change }} onRead={(choice) => chosen.push(choice)} />
    </MantineProvider>,
  );
  return chosen;
}

describe('how a file is read, on screen', () => {
  it('lists what is left out, with the reason', () => {
    show();
    expect(screen.getByText('Spring report')).toBeTruthy();
    expect(screen.getByText('Total · 60')).toBeTruthy();
    expect(screen.getByText('a row of totals')).toBeTruthy();
    expect(screen.getByText(/3 lines not in UTF-8/)).toBeTruthy();
  });

  it('offers to repair, with an example, and does so only when asked', () => {
    const chosen = show();
    expect(screen.getByText('2 cells in the first rows were decoded wrongly before')).toBeTruthy();
    expect(screen.getByText('“MÃ¼ller” would become “Müller”.')).toBeTruthy();
    const repair = screen.getByRole('switch', { name: 'Repair them in the whole file' });
    expect((repair as HTMLInputElement).checked).toBe(false);
    fireEvent.click(repair);
    expect(chosen).toEqual([{ repairMojibake: true }]);
  });

  it('asks for a sheet where there are some, and for no delimiter then', () => {
    show({
      reading: { ...reading, format: 'xlsx', sheet: 'People' },
      sheets: [
        { name: 'People', isHidden: false, rows: 3 },
        { name: 'Old', isHidden: true, rows: 1 },
      ],
      raw: '',
    });
    expect((screen.getByRole('combobox', { name: 'Sheet' }) as HTMLInputElement).value).toBe('People (3 rows)');
    expect(screen.queryByText('Between columns')).toBeNull();
    expect(screen.queryByText('The file')).toBeNull();
  });
});

describe('choices about the reading', () => {
  it('go together, but not with another sheet or file of the archive', () => {
    expect(changeReading({ encoding: 'gbk' }, { delimiter: ';' })).toEqual({ encoding: 'gbk', delimiter: ';' });
    expect(changeReading({ member: 'a.csv', headerRow: 3 }, { sheet: 'B' })).toEqual({ member: 'a.csv', sheet: 'B' });
    expect(changeReading({ member: 'a.csv', encoding: 'gbk' }, { member: 'b.csv' })).toEqual({ member: 'b.csv' });
    expect(changeReading({ headerRow: 1, headerRows: 2, footerRows: 1 }, { headerRow: 2 })).toEqual({
      headerRow: 2,
      footerRows: 1,
    });
  });
});
