// The panel's inside: who it is for, which columns, the first rows, and the button. A view; fetches nothing.
import { Alert, Button, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import type { ExportPreview as Preview } from '../../../src-shared/contract/export.ts';
import { type ExportColumn, exportShapeLabel, exportShapes } from '../../../src-shared/model/export-column.ts';
import { counted } from '../../ui/numbers.ts';
import { ColumnPicker } from './ColumnPicker.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import type { ExportDraft } from './export-store.ts';

interface ExportFormProps {
  /** Which contacts, in words. */
  label: string;
  columns: readonly ExportColumn[];
  draft: ExportDraft;
  /** undefined while it is asked for. */
  preview: Preview | undefined;
  onChange: (change: Partial<ExportDraft>) => void;
  onExport: () => void;
  onCancel: () => void;
}

const modeMeaning: Record<ExportDraft['mode'], string> = {
  spreadsheet:
    'Opens well in Excel, LibreOffice, Numbers and Google Sheets. Text that would run as a formula, or lose leading zeros or digits, gets an apostrophe in front; importing the file here takes it off again.',
  exact:
    'Every value exactly as it is (RFC 4180, UTF-8), for another program to read. Opened in a spreadsheet, such a file may run formulas or drop leading zeros.',
};

export function ExportForm({ label, columns, draft, preview, onChange, onExport, onCancel }: ExportFormProps) {
  const contacts = preview?.contacts;
  const isEmpty = contacts === 0;
  return (
    <div className="export-form">
      <div className="export-form__scroll">
        <Stack gap="lg">
          <Text>
            {label}
            {contacts !== undefined && (
              <Text span c="dimmed" className="figures">
                {' '}
                · {counted(contacts, 'contact')}
              </Text>
            )}
          </Text>
          {isEmpty && (
            <Alert color="yellow" variant="light">
              No contact matches, so there is nothing to export.
            </Alert>
          )}
          <Stack gap={8} component="section" aria-labelledby="export-reader">
            <Title order={2} size="h3" id="export-reader">
              Who reads the file
            </Title>
            <Group gap="md" align="end">
              <SegmentedControl
                aria-labelledby="export-reader"
                value={draft.mode}
                onChange={(mode) => onChange({ mode: mode === 'exact' ? 'exact' : 'spreadsheet' })}
                data={[
                  { value: 'spreadsheet', label: 'A spreadsheet' },
                  { value: 'exact', label: 'Another program' },
                ]}
              />
              <Select
                aria-label="Between columns"
                w={200}
                allowDeselect={false}
                value={draft.delimiter}
                onChange={(delimiter) => onChange({ delimiter: delimiter === ';' ? ';' : ',' })}
                data={[
                  { value: ',', label: 'Comma between columns' },
                  { value: ';', label: 'Semicolon between columns' },
                ]}
              />
            </Group>
            <Text size="xs" c="dimmed">
              {modeMeaning[draft.mode]}
            </Text>
          </Stack>
          <Stack gap={8} component="section" aria-labelledby="export-columns">
            <Group justify="space-between">
              <Title order={2} size="h3" id="export-columns">
                Columns
              </Title>
              <Select
                aria-label="Columns made for"
                w={200}
                allowDeselect={false}
                value={draft.shape}
                onChange={(value) => {
                  const shape = exportShapes.find((it) => it === value) ?? 'tagstead';
                  // A program would take the protective apostrophes for part of the values.
                  onChange({ shape, mode: shape === 'tagstead' ? 'spreadsheet' : 'exact' });
                }}
                data={exportShapes.map((shape) => ({ value: shape, label: shapeLabel(shape) }))}
              />
            </Group>
            {draft.shape === 'tagstead' ? (
              <ColumnPicker
                columns={columns}
                chosen={draft.columns}
                onChange={(chosen) => onChange({ columns: chosen })}
              />
            ) : (
              <Text size="sm" c="dimmed">
                The columns that {exportShapeLabel[draft.shape]} expects, under its names. Whatever has no place there
                is left out.
              </Text>
            )}
          </Stack>
          <Stack gap={8} component="section" aria-labelledby="export-preview">
            <Title order={2} size="h3" id="export-preview">
              First rows
            </Title>
            {preview && !isEmpty && <ExportPreview headers={preview.headers} rows={preview.rows} />}
          </Stack>
        </Stack>
      </div>
      <Group justify="flex-end" className="export-form__foot">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          leftSection={<IconFileDownload size={16} aria-hidden />}
          disabled={!contacts || preview?.headers.length === 0}
          onClick={onExport}
        >
          {contacts ? `Export ${counted(contacts, 'contact')}…` : 'Export…'}
        </Button>
      </Group>
    </div>
  );
}

function shapeLabel(shape: keyof typeof exportShapeLabel): string {
  return shape === 'tagstead' ? 'Chosen columns' : `Made for ${exportShapeLabel[shape]}`;
}
