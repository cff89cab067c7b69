// One column of the file: its header, sample values, the target it becomes, and why. A view.
import { Checkbox, Select, Text, TextInput, Tooltip } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ImportPreview } from '../../../src-shared/contract/import.ts';
import type { FileContent } from '../../../src-shared/model/import-mapping.ts';
import { addressParts, type CustomType, customTypes, parseTarget } from '../../../src-shared/model/target-fields.ts';
import { addressLineParts, splitAddressLine } from '../../../src-shared/text/address-line.ts';
import { formatShare } from '../../ui/numbers.ts';
import { type ColumnDraft, sureness } from './import-draft.ts';
import { SurenessDot } from './SurenessDot.tsx';
import { targetOptions } from './target-options.ts';

interface ColumnRowProps {
  header: string;
  samples: readonly string[];
  /** Share of the sample rows with a value, 0 to 1. */
  filled: number;
  column: ColumnDraft;
  /** Why this target cannot be, or ''. */
  clash: string;
  /** With which other columns its values are read as one, or ''. */
  joined: string;
  content: FileContent;
  customFields: ImportPreview['customFields'];
  /** Known contacts may be changed, so that keeping their values makes sense. */
  hasContacts: boolean;
  onChange: (change: Partial<ColumnDraft>) => void;
}

const typeLabels: Record<CustomType, string> = {
  text: 'Text',
  number: 'Number',
  money: 'Money',
  date: 'Date',
  choice: 'One of a list',
  multi: 'Several of a list',
  boolean: 'Yes or no',
};
const levels = { sure: 'Sure', likely: 'Likely', unsure: 'Please check' };

export function ColumnRow(props: ColumnRowProps) {
  const { header, samples, filled, column, clash, joined, content, customFields, hasContacts, onChange } = props;
  const options = useMemo(
    () => targetOptions(content, header, column.target, customFields),
    [content, header, column.target, customFields],
  );
  const isNewField =
    column.target.startsWith('custom:') && !customFields.some((field) => `custom:${field.key}` === column.target);
  const level = sureness(column);
  const because = column.isChosen ? 'chosen by you' : column.because;
  return (
    <div className="import-column" data-ignored={column.target === 'ignore' || undefined}>
      <div className="import-column__source">
        <Text size="sm" fw={600} className="truncate" title={header}>
          {header}
        </Text>
        <Text size="xs" c="dimmed" className="truncate" title={samples.join('\n')}>
          {samples.length === 0 ? 'No values in the first rows' : samples.join('  ·  ')}
        </Text>
      </div>
      <Text size="xs" c="dimmed" className="figures import-column__filled">
        <Tooltip label="Share of the first rows with a value">
          <span>{formatShare(filled)}</span>
        </Tooltip>
      </Text>
      <IconArrowRight size={16} stroke={1.5} aria-hidden className="import-column__arrow" />
      <div className="import-column__target">
        <Select
          aria-label={`What ${header} becomes`}
          searchable
          allowDeselect={false}
          maxDropdownHeight={340}
          nothingFoundMessage="No field of this name"
          data={options}
          value={column.target}
          error={clash || undefined}
          onChange={(target) => target !== null && onChange({ target })}
        />
        {isNewField && (
          <div className="import-column__field">
            <TextInput
              aria-label={`Name of the new field for ${header}`}
              size="xs"
              value={column.label}
              maxLength={120}
              onChange={(event) => onChange({ label: event.currentTarget.value })}
              flex={1}
            />
            <Select
              aria-label={`Kind of the new field for ${header}`}
              size="xs"
              w={134}
              allowDeselect={false}
              value={column.type}
              data={customTypes.map((type) => ({ value: type, label: typeLabels[type] }))}
              onChange={(value) => onChange({ type: customTypes.find((type) => type === value) ?? 'text' })}
            />
          </div>
        )}
      </div>
      <div className="import-column__why">
        <div className="import-column__level">
          <SurenessDot level={level} because={because} />
          <Text size="xs" c="dimmed" lineClamp={2} title={because}>
            {levels[level]}: {because}
          </Text>
        </div>
        {parseTarget(column.target)?.kind === 'address_line' && samples[0] !== undefined && (
          <Text size="xs" className="import-column__note" dir="auto">
            {takenApart(samples[0])}
          </Text>
        )}
        {joined !== '' && (
          <Text size="xs" className="import-column__note">
            {joined}
          </Text>
        )}
        {column.reading !== null && isReadAs(column) && (
          <Text size="xs" className="import-column__note" data-open={column.reading.isOpen || undefined}>
            {column.reading.text}
          </Text>
        )}
        {hasContacts && canKeep(column.target) && (
          <Checkbox
            size="xs"
            label="Do not overwrite"
            checked={column.keep}
            onChange={(event) => onChange({ keep: event.currentTarget.checked })}
          />
        )}
      </div>
    </div>
  );
}

/** The parts of a whole address, each with its name. */
function takenApart(text: string): string {
  const line = splitAddressLine(text);
  return addressLineParts
    .flatMap((part) => (line[part] === null ? [] : `${addressParts[part]}: ${line[part]}`))
    .join(' · ');
}

/** Whether the target still holds days or amounts, so that the note about reading them is of use. */
function isReadAs(column: ColumnDraft): boolean {
  const target = parseTarget(column.target);
  if (target?.kind === 'custom') return ['date', 'money', 'number'].includes(column.type);
  if (target?.kind === 'field') return target.field === 'birthday' || target.field === 'created_at';
  return target?.kind === 'activity';
}

/** Emails, phones and tags are only ever added, and consent follows its own rule: nothing of them is overwritten. */
function canKeep(target: string): boolean {
  const kind = parseTarget(target)?.kind;
  return (kind === 'field' && target !== 'source_id') || kind === 'address' || kind === 'custom';
}
