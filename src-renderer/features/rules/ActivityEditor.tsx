// The inputs of a condition on activities: what is measured, when, and with which filters.
import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { filterLabel, filterType, measureLabel, measureType } from '../../../src-shared/rules/activity-catalogue.ts';
import {
  type ActivityCondition,
  type ActivityFilter,
  activityFilterFields,
  activityMeasures,
  type Condition,
  type Window,
} from '../../../src-shared/rules/ast.ts';
import { firstTest, measuring, windowOf } from './new-condition.ts';
import { DayInput, SpanInput, Word } from './OperandInput.tsx';
import { TestInput } from './TestInput.tsx';

const windowLabel: Record<Window['kind'], string> = {
  ever: 'at any time',
  last: 'in the last',
  longer_ago: 'more than',
  between: 'between',
};
const windowKinds = Object.keys(windowLabel) as Window['kind'][];

interface ActivityEditorProps {
  condition: ActivityCondition;
  onChange: (condition: Condition) => void;
}

export function ActivityEditor({ condition, onChange }: ActivityEditorProps) {
  const { measure, filters, window } = condition;
  const setFilters = (next: ActivityFilter[]): void => onChange({ ...condition, filters: next });
  const addFilter = (
    <Button
      variant="subtle"
      leftSection={<IconPlus size={13} aria-hidden />}
      onClick={() => setFilters([...filters, { field: 'item', test: firstTest(filterType.item) }])}
    >
      {filters.length === 0 ? 'Which product, category…' : 'Another filter'}
    </Button>
  );
  return (
    <>
      <Select
        aria-label="What is measured"
        w={154}
        comboboxProps={{ width: 230, position: 'bottom-start', shadow: 'md' }}
        data={activityMeasures.map((value) => ({ value, label: measureLabel[value] }))}
        value={measure}
        allowDeselect={false}
        onChange={(chosen) => {
          const next = activityMeasures.find((one) => one === chosen);
          if (next) onChange(measuring(condition, next, measureType[next]));
        }}
      />
      <TestInput
        test={condition.test}
        type={measureType[measure]}
        label={measureLabel[measure]}
        values={{ kind: 'none' }}
        from={{ kind: 'activity', field: 'item' }}
        onChange={(test) => onChange({ ...condition, test })}
      />
      <div className="rule-line">
        <Select
          aria-label="When"
          w={120}
          data={windowKinds.map((value) => ({ value, label: windowLabel[value] }))}
          value={window.kind}
          allowDeselect={false}
          onChange={(chosen) => {
            const kind = windowKinds.find((one) => one === chosen);
            if (kind) onChange({ ...condition, window: windowOf(kind, window) });
          }}
        />
        <WindowInput window={window} onChange={(next) => onChange({ ...condition, window: next })} />
        {filters.length === 0 && addFilter}
      </div>
      {filters.map((filter, index) => (
        <FilterLine
          // biome-ignore lint/suspicious/noArrayIndexKey: filters have no identity of their own and never move
          key={index}
          filter={filter}
          onChange={(next) => setFilters(filters.with(index, next))}
          onRemove={() => setFilters(filters.toSpliced(index, 1))}
        />
      ))}
      {filters.length > 0 && filters.length < 10 && <div className="rule-line">{addFilter}</div>}
    </>
  );
}

function WindowInput({ window, onChange }: { window: Window; onChange: (window: Window) => void }) {
  switch (window.kind) {
    case 'ever':
      return null;
    case 'last':
    case 'longer_ago':
      return (
        <>
          <SpanInput label="When" span={window} onChange={(span) => onChange({ ...window, ...span })} />
          {window.kind === 'longer_ago' && <Word>ago</Word>}
        </>
      );
    case 'between':
      return (
        <>
          <DayInput label="First day" day={window.fromDay} onChange={(fromDay) => onChange({ ...window, fromDay })} />
          <Word>and</Word>
          <DayInput label="Last day" day={window.toDay} onChange={(toDay) => onChange({ ...window, toDay })} />
        </>
      );
  }
}

interface FilterLineProps {
  filter: ActivityFilter;
  onChange: (filter: ActivityFilter) => void;
  onRemove: () => void;
}

const listedFilters: ReadonlySet<ActivityFilter['field']> = new Set([
  'item',
  'product',
  'category',
  'campaign',
  'source',
  'currency',
]);

function FilterLine({ filter, onChange, onRemove }: FilterLineProps) {
  const { field, test } = filter;
  return (
    <div className="rule-line">
      <Word>whose</Word>
      <Select
        aria-label="Filter of the activity"
        w={160}
        data={activityFilterFields.map((value) => ({ value, label: filterLabel[value] }))}
        value={field}
        allowDeselect={false}
        maxDropdownHeight={320}
        onChange={(chosen) => {
          const next = activityFilterFields.find((one) => one === chosen);
          if (next)
            onChange({
              field: next,
              test: filterType[next] === filterType[field] ? test : firstTest(filterType[next]),
            });
        }}
      />
      <TestInput
        test={test}
        type={filterType[field]}
        label={filterLabel[field]}
        values={listedFilters.has(field) ? { kind: 'workspace' } : { kind: 'none' }}
        from={{ kind: 'activity', field }}
        without={['top_percent', 'top_total']}
        onChange={(next) => onChange({ field, test: next })}
      />
      <ActionIcon size={24} aria-label={`Remove the filter on ${filterLabel[field]}`} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
