// Values that every row of the file gets where its columns give none: a country, a lead source, 'all unsubscribed'. A
// view over the draft.
import { ActionIcon, Button, Select, Text, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Dispatch, ReactNode } from 'react';
import type { ImportPreview } from '../../../src-shared/contract/import.ts';
import { activityKindLabel, activityKinds } from '../../../src-shared/model/activity.ts';
import { customKey } from '../../../src-shared/model/target-fields.ts';
import { countryCodes, countryName } from '../../../src-shared/text/country.ts';
import type { ConstantDraft, ImportAction, ImportDraft } from './import-draft.ts';
import { constantOptions, newFieldTarget } from './target-options.ts';

interface RowConstantsProps {
  draft: ImportDraft;
  customFields: ImportPreview['customFields'];
  change: Dispatch<ImportAction>;
  /** Stands beside the button. */
  children?: ReactNode;
}

export function RowConstants({ draft, customFields, change, children }: RowConstantsProps) {
  const set = (constants: ConstantDraft[]) => change({ kind: 'constants', constants });
  const replace = (index: number, part: Partial<ConstantDraft>) =>
    set(draft.constants.map((constant, each) => (each === index ? { ...constant, ...part, because: '' } : constant)));
  return (
    <section className="import-constants" aria-label="The same for every row">
      {draft.constants.map((constant, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what a row is known by
        <div key={index} className="import-constant">
          <Text size="sm" className="import-constant__lead">
            Every row:
          </Text>
          <Select
            aria-label={`What every row gets, ${index + 1}`}
            searchable
            allowDeselect={false}
            w={250}
            data={constantOptions(draft.content, customFields, constant)}
            value={isNewField(constant, customFields) ? newFieldTarget : constant.target}
            placeholder="Choose a field"
            onChange={(target) => target !== null && replace(index, { target, value: '', label: '' })}
          />
          {isNewField(constant, customFields) && (
            <TextInput
              aria-label={`Name of the new field, ${index + 1}`}
              placeholder="Name of the field"
              w={170}
              maxLength={120}
              value={constant.label}
              onChange={({ currentTarget: { value: label } }) =>
                replace(index, { label, target: label.trim() === '' ? newFieldTarget : `custom:${customKey(label)}` })
              }
            />
          )}
          <ConstantValue constant={constant} index={index} onChange={(value) => replace(index, { value })} />
          <Tooltip label="Remove">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove value ${index + 1} for every row`}
              onClick={() => set(draft.constants.filter((_, each) => each !== index))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          {constant.because !== '' && (
            <Text size="xs" c="dimmed" className="truncate" title={constant.because}>
              Proposed: {constant.because}
            </Text>
          )}
        </div>
      ))}
      <div className="import-constants__foot">
        {children}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set([...draft.constants, { target: '', value: '', label: '', because: '' }])}
        >
          Add a value for every row
        </Button>
      </div>
    </section>
  );
}

interface ConstantValueProps {
  constant: ConstantDraft;
  index: number;
  onChange: (value: string) => void;
}

function ConstantValue({ constant, index, onChange }: ConstantValueProps) {
  const label = `The value for every row, ${index + 1}`;
  const choices = choicesOf(constant.target);
  if (choices === null) {
    return (
      <TextInput
        aria-label={label}
        placeholder="Value"
        w={220}
        maxLength={2000}
        value={constant.value}
        disabled={constant.target === ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const known = choices.some(({ value }) => value === constant.value) || constant.value === '';
  return (
    <Select
      aria-label={label}
      placeholder="Choose"
      searchable
      allowDeselect={false}
      w={220}
      data={known ? choices : [...choices, { value: constant.value, label: constant.value }]}
      value={constant.value === '' ? null : constant.value}
      onChange={(value) => value !== null && onChange(value)}
    />
  );
}

const countries = countryCodes()
  .map((code) => ({ value: countryName(code), label: countryName(code) }))
  .sort((a, b) => a.label.localeCompare(b.label));
const kinds = activityKinds.map((kind) => ({ value: kind, label: activityKindLabel[kind] }));
const yes = { value: 'yes', label: 'Yes' };

/** What a value may be, null when anything may. */
function choicesOf(target: string): { value: string; label: string }[] | null {
  if (target.startsWith('address.country')) return countries;
  if (target === 'activity.kind') return kinds;
  if (target === 'email_status') {
    return [
      { value: 'unsubscribed', label: 'Opted out' },
      { value: 'bounced', label: 'Bounced' },
      { value: 'invalid', label: 'Invalid' },
    ];
  }
  if (!target.startsWith('consent.')) return null;
  return target.endsWith(':opt_out') ? [yes] : [yes, { value: 'no', label: 'No' }];
}

function isNewField(constant: ConstantDraft, customFields: ImportPreview['customFields']): boolean {
  if (!constant.target.startsWith('custom:')) return false;
  return !customFields.some((field) => `custom:${field.key}` === constant.target);
}
