// The inputs of one condition behind its subject. One case per kind of condition.
import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { assertNever } from '../../../src-shared/model/assert-never.ts';
import type { Condition, FindingCondition, SegmentCondition, TagCondition } from '../../../src-shared/rules/ast.ts';
import { fieldMeaning, typeOfCustomField, type ValueSource } from '../../../src-shared/rules/field-catalogue.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { ActivityEditor } from './ActivityEditor.tsx';
import { useBuilder } from './builder-context.ts';
import { NearEditor } from './NearEditor.tsx';
import { largerPlaces } from './place-cascade.ts';
import { TestInput } from './TestInput.tsx';

interface EditorProps<C> {
  condition: C;
  onChange: (condition: Condition) => void;
}

export function ConditionEditor({ condition, onChange }: EditorProps<Condition>) {
  const { vocabulary, draft } = useBuilder();
  switch (condition.kind) {
    case 'field': {
      const { type, label, values } = fieldMeaning(condition.field);
      const within = largerPlaces(draft, condition);
      const from = { kind: 'field' as const, field: condition.field, ...(within.length > 0 && { within }) };
      return (
        <TestInput
          test={condition.test}
          type={type}
          label={label}
          values={values}
          from={from}
          onChange={(test) => onChange({ ...condition, test })}
        />
      );
    }
    case 'custom': {
      const field = vocabulary?.customFields.find(({ key }) => key === condition.key);
      if (!field) return null;
      const values: ValueSource =
        field.options.length > 0
          ? { kind: 'fixed', values: field.options.map((value) => ({ value, label: value })) }
          : { kind: 'workspace' };
      return (
        <TestInput
          test={condition.test}
          type={typeOfCustomField[field.type]}
          label={field.label}
          values={values}
          from={{ kind: 'custom', key: field.key }}
          onChange={(test) => onChange({ ...condition, test })}
        />
      );
    }
    case 'tag':
      return <TagEditor condition={condition} onChange={onChange} />;
    case 'activity':
      return <ActivityEditor condition={condition} onChange={onChange} />;
    case 'segment':
      return <SegmentEditor condition={condition} onChange={onChange} />;
    case 'near':
      return <NearEditor condition={condition} onChange={onChange} />;
    case 'finding':
      return <FindingEditor condition={condition} onChange={onChange} />;
    default:
      return assertNever(condition);
  }
}

/** The name first, where it is seen however little room there is: 'VIP (Lifecycle › Customer)'. */
const labelOf = (name: string, path: string): string =>
  path === name ? name : `${name} (${path.slice(0, -` › ${name}`.length)})`;

function TagEditor({ condition, onChange }: EditorProps<TagCondition>) {
  const { vocabulary } = useBuilder();
  const tags = vocabulary?.tags ?? [];
  return (
    <>
      <Select
        aria-label="Has or has not"
        w={150}
        data={[
          { value: 'has', label: 'is' },
          { value: 'has_not', label: 'is not' },
        ]}
        value={condition.match}
        allowDeselect={false}
        onChange={(match) => onChange({ ...condition, match: match === 'has_not' ? 'has_not' : 'has' })}
      />
      <MultiSelect
        aria-label="Tags"
        size="xs"
        miw={200}
        maw={330}
        searchable
        data={tags.map(({ id, name, path }) => ({ value: String(id), label: labelOf(name, path) }))}
        value={condition.tags.map(String)}
        placeholder={condition.tags.length === 0 ? 'Choose tags' : ''}
        nothingFoundMessage={tags.length === 0 ? 'There are no tags yet' : 'No tag of that name'}
        onChange={(chosen) => onChange({ ...condition, tags: chosen.map(Number) })}
        comboboxProps={{ shadow: 'md' }}
        maxDropdownHeight={320}
      />
      <Checkbox
        label="or a tag below"
        checked={condition.descendants}
        onChange={(event) => onChange({ ...condition, descendants: event.currentTarget.checked })}
      />
    </>
  );
}

function SegmentEditor({ condition, onChange }: EditorProps<SegmentCondition>) {
  const { vocabulary, self } = useBuilder();
  const segments = (vocabulary?.segments ?? []).filter(({ id }) => id !== self);
  return (
    <>
      <Select
        aria-label="In or not in"
        w={150}
        data={[
          { value: 'in', label: 'includes them' },
          { value: 'not_in', label: 'does not include' },
        ]}
        value={condition.match}
        allowDeselect={false}
        onChange={(match) => onChange({ ...condition, match: match === 'not_in' ? 'not_in' : 'in' })}
      />
      <Select
        aria-label="Segment"
        w={240}
        searchable
        data={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(condition.segment)}
        placeholder={segments.length === 0 ? 'No other segment yet' : 'Choose a segment'}
        allowDeselect={false}
        onChange={(segment) => segment && onChange({ ...condition, segment: Number(segment) })}
      />
    </>
  );
}

function FindingEditor({ condition, onChange }: EditorProps<FindingCondition>) {
  const { vocabulary } = useBuilder();
  const checks = (vocabulary?.checks ?? []).toSorted((a, b) => b.count - a.count);
  return (
    <>
      <Select
        aria-label="Has or has not"
        w={150}
        data={[
          { value: 'has', label: 'is open' },
          { value: 'has_not', label: 'is not open' },
        ]}
        value={condition.match}
        allowDeselect={false}
        onChange={(match) => onChange({ ...condition, match: match === 'has_not' ? 'has_not' : 'has' })}
      />
      <Select
        aria-label="Audit check"
        w={300}
        searchable
        data={[
          { value: '', label: 'Any check' },
          ...checks.map(({ id, title, count }) => ({
            value: id,
            label: count > 0 ? `${title} (${formatNumber(count)})` : title,
          })),
        ]}
        value={condition.check ?? ''}
        allowDeselect={false}
        maxDropdownHeight={320}
        onChange={(check) => onChange({ ...condition, check: check === null || check === '' ? null : check })}
      />
    </>
  );
}
