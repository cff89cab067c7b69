// The inputs of one kind of bulk edit.
import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { assertNever } from '../../../src-shared/model/assert-never.ts';
import type { LetterCase } from '../../../src-shared/model/bulk-edit.ts';
import type { CleanColumn } from '../../../src-shared/model/value-cluster.ts';
import { columnChoices } from './column-choices.ts';
import type { EditDraft } from './edit-draft.ts';

interface EditFieldsProps {
  draft: EditDraft;
  column: CleanColumn;
  /** Fields that the value may be split into, joined with or moved to. */
  others: readonly CleanColumn[];
  /** What is wrong with what was typed. */
  error: string | null;
  onChange: (what: Partial<EditDraft>) => void;
}

export function EditFields({ draft, column, others, error, onChange }: EditFieldsProps) {
  const text = (label: string, field: 'value' | 'find' | 'with' | 'prefix' | 'suffix' | 'separator' | 'glue') => (
    <TextInput
      label={label}
      dir="auto"
      value={draft[field]}
      error={field === 'find' || field === 'value' ? error : null}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  const flag = (label: string, field: 'isRegex' | 'matchCase' | 'overwrite' | 'emptyOther') => (
    <Checkbox
      size="xs"
      label={label}
      checked={draft[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.checked })}
    />
  );
  const otherField = (label: string) => (
    <Select
      label={label}
      placeholder="Choose a field"
      searchable
      data={columnChoices(others)}
      value={draft.other}
      onChange={(other) => onChange({ other })}
    />
  );
  switch (draft.kind) {
    case 'set':
      return column.choices ? (
        <Select
          label="Becomes"
          placeholder="Choose a value"
          data={[...column.choices]}
          value={draft.value || null}
          onChange={(value) => onChange({ value: value ?? '' })}
        />
      ) : (
        text('Becomes', 'value')
      );
    case 'clear':
    case 'trim':
      return null;
    case 'replace':
      return (
        <>
          {text(draft.isRegex ? 'Find the pattern' : 'Find', 'find')}
          {text(draft.isRegex ? 'Replace with ($1 is the first group)' : 'Replace with', 'with')}
          {flag('Regular expression', 'isRegex')}
          {flag('Match case', 'matchCase')}
        </>
      );
    case 'case':
      return (
        <SegmentedControl
          fullWidth
          aria-label="Case"
          value={draft.to}
          onChange={(to) => onChange({ to: to as LetterCase })}
          data={[
            { value: 'title', label: 'Usual Capitals' },
            { value: 'lower', label: 'small letters' },
            { value: 'upper', label: 'CAPITALS' },
          ]}
        />
      );
    case 'affix':
      return (
        <>
          {text('Add before', 'prefix')}
          {text('Add after', 'suffix')}
        </>
      );
    case 'split':
      return (
        <>
          {text('Cut at (a blank counts)', 'separator')}
          <Select
            label="Where it occurs more than once"
            allowDeselect={false}
            data={[
              { value: 'first', label: 'Cut at the first' },
              { value: 'last', label: 'Cut at the last' },
            ]}
            value={draft.at}
            onChange={(at) => onChange({ at: at === 'last' ? 'last' : 'first' })}
          />
          <Select
            label={`Stays in ${column.label}`}
            allowDeselect={false}
            data={[
              { value: 'before', label: 'What stands before the cut' },
              { value: 'after', label: 'What stands after the cut' },
            ]}
            value={draft.stays}
            onChange={(stays) => onChange({ stays: stays === 'after' ? 'after' : 'before' })}
          />
          {otherField('The other part goes into')}
          {flag('Replace what that field holds already', 'overwrite')}
        </>
      );
    case 'join':
      return (
        <>
          {otherField('Add the value of')}
          {text('Between the two (a blank counts)', 'glue')}
          {flag('Empty that field afterwards', 'emptyOther')}
        </>
      );
    case 'move':
      return (
        <>
          {otherField('Move to')}
          <Select
            label="Where that field holds a value already"
            allowDeselect={false}
            data={[
              { value: 'skip', label: 'Leave both as they are' },
              { value: 'append', label: 'Add it at the end' },
              { value: 'overwrite', label: 'Replace it' },
            ]}
            value={draft.ifFilled}
            onChange={(ifFilled) => onChange({ ifFilled: (ifFilled ?? 'skip') as EditDraft['ifFilled'] })}
          />
        </>
      );
    default:
      return assertNever(draft.kind);
  }
}
