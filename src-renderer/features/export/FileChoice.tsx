// What the file is: a format, or the program whose import reads it, with what that means. A view.
import { Alert, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ExportTargetInfo } from '../../../src-shared/contract/export.ts';
import { type ExportFormat, exportFormatLabel, exportFormats } from '../../../src-shared/model/export-column.ts';
import { formatNumber } from '../../ui/numbers.ts';
import type { ExportDraft } from './export-store.ts';

interface FileChoiceProps {
  draft: ExportDraft;
  targets: readonly ExportTargetInfo[];
  onChange: (change: Partial<ExportDraft>) => void;
}

const formatMeaning: Record<Exclude<ExportFormat, 'csv'>, string> = {
  xlsx: 'A workbook with a fixed header. Text is text, so leading zeros and long ids stay and nothing runs as a formula; dates, numbers and money are typed.',
  vcard3:
    'Address cards that phones and address books read. Tags become categories; custom fields and totals have no place in a card.',
  vcard4: 'The newer standard of address cards. Some older programs read only 3.0.',
  json: 'One array of objects, for programs. Emails, phones, addresses and tags are lists.',
  ndjson: 'One JSON object a line, for programs that read large files piece by piece.',
};

const modeMeaning: Record<ExportDraft['mode'], string> = {
  spreadsheet:
    'Opens well in Excel, LibreOffice, Numbers and Google Sheets. Text that would run as a formula, or lose leading zeros or digits, gets an apostrophe in front; importing the file here takes it off again.',
  exact:
    'Every value exactly as it is (RFC 4180, UTF-8), for another program to read. Opened in a spreadsheet, such a file may run formulas or drop leading zeros.',
};

export function FileChoice({ draft, targets, onChange }: FileChoiceProps) {
  const target = targets.find(({ id }) => id === draft.target);
  return (
    <Stack gap={8}>
      <Select
        aria-label="Format"
        w={280}
        searchable
        allowDeselect={false}
        maxDropdownHeight={420}
        value={draft.target === null ? draft.format : `for ${draft.target}`}
        onChange={(value) => {
          const id = value?.startsWith('for ') ? value.slice(4) : null;
          const format = exportFormats.find((known) => known === value) ?? 'csv';
          onChange({ target: id, format, fixes: {} });
        }}
        data={[
          { group: 'Formats', items: exportFormats.map((value) => ({ value, label: exportFormatLabel[value] })) },
          {
            group: 'Made for the import of',
            items: targets.map(({ id, label }) => ({ value: `for ${id}`, label })),
          },
        ]}
      />
      {target && <TargetNotes target={target} />}
      {!target && draft.format === 'csv' && <CsvOptions draft={draft} onChange={onChange} />}
      {!target && draft.format !== 'csv' && (
        <Text size="xs" c="dimmed">
          {formatMeaning[draft.format]}
        </Text>
      )}
    </Stack>
  );
}

function CsvOptions({ draft, onChange }: Pick<FileChoiceProps, 'draft' | 'onChange'>) {
  return (
    <>
      <Group gap="md" align="end">
        <SegmentedControl
          aria-label="Who reads the file"
          value={draft.mode}
          onChange={(mode) => onChange({ mode: mode === 'exact' ? 'exact' : 'spreadsheet' })}
          data={[
            { value: 'spreadsheet', label: 'For a spreadsheet' },
            { value: 'exact', label: 'For another program' },
          ]}
        />
        <Select
          aria-label="Between columns"
          w={220}
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
    </>
  );
}

function TargetNotes({ target: { about, program, notes, rowLimit, megabyteLimit } }: { target: ExportTargetInfo }) {
  const limits = [
    rowLimit === null ? null : `${formatNumber(rowLimit)} rows`,
    megabyteLimit === null ? null : `${formatNumber(megabyteLimit)} MB`,
  ].filter((limit) => limit !== null);
  return (
    <>
      <Text size="xs" c="dimmed">
        {about} The columns are those that {program} expects; whatever has no place there is left out.
        {limits.length > 0 && ` A file there may have ${limits.join(' and ')}; more is written as several files.`}
      </Text>
      {notes.length > 0 && (
        <Alert variant="light" color="gray" icon={<IconInfoCircle size={16} aria-hidden />} p="xs">
          {notes.map((note) => (
            <Text size="xs" key={note}>
              {note}
            </Text>
          ))}
        </Alert>
      )}
    </>
  );
}
