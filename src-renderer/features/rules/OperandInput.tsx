// The input for what an operator is given: text with suggestions, numbers, money, days, spans. One case per operand.
import { Autocomplete, MultiSelect, NumberInput, Select, TagsInput, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { assertNever } from '../../../src-shared/model/assert-never.ts';
import type { Test } from '../../../src-shared/rules/ast.ts';
import { type SpanUnit, spanUnits } from '../../../src-shared/rules/calendar.ts';
import type { ValueSource } from '../../../src-shared/rules/field-catalogue.ts';
import type { FieldType } from '../../../src-shared/rules/operators.ts';
import { useRead } from '../../app/live.ts';
import { formatNumber } from '../../ui/numbers.ts';

export type ValuesOf = InputOf<'segments.values'>['of'];

interface OperandInputProps {
  test: Test;
  type: FieldType;
  /** What is compared, for screen readers: 'city'. */
  label: string;
  values: ValueSource;
  /** Where suggestions come from when `values` is the workspace. */
  from: ValuesOf;
  onChange: (test: Test) => void;
}

export function OperandInput({ test, type, label, values, from, onChange }: OperandInputProps) {
  switch (test.operator) {
    case 'is_set':
    case 'is_empty':
    case 'is_true':
    case 'is_false':
      return null;
    case 'equals':
    case 'not_equals':
    case 'contains':
    case 'not_contains':
    case 'starts_with':
    case 'ends_with':
      return (
        <TextOperand
          label={label}
          text={test.text}
          values={values}
          from={from}
          onChange={(text) => onChange({ ...test, text })}
        />
      );
    case 'one_of':
    case 'none_of':
    case 'contains_any':
      return (
        <TextsOperand
          label={label}
          texts={test.texts}
          values={values}
          from={from}
          onChange={(texts) => onChange({ ...test, texts })}
        />
      );
    case 'number_is':
    case 'number_is_not':
    case 'greater':
    case 'at_least':
    case 'less':
    case 'at_most':
      return (
        <Amount label={label} type={type} value={test.number} onChange={(number) => onChange({ ...test, number })} />
      );
    case 'between':
      return (
        <>
          <Amount
            label={`${label}, from`}
            type={type}
            value={test.from}
            onChange={(number) => onChange({ ...test, from: number })}
          />
          <Word>and</Word>
          <Amount
            label={`${label}, to`}
            type={type}
            value={test.to}
            onChange={(number) => onChange({ ...test, to: number })}
          />
        </>
      );
    case 'top_percent':
    case 'top_total':
      return (
        <>
          <Count
            label={`${label}, share in percent`}
            value={test.percent}
            max={100}
            onChange={(percent) => onChange({ ...test, percent })}
          />
          <Word>{test.operator === 'top_total' ? '% of the total' : '%'}</Word>
        </>
      );
    case 'on':
    case 'before':
    case 'after':
      return <DayInput label={label} day={test.day} onChange={(day) => onChange({ ...test, day })} />;
    case 'between_days':
      return (
        <>
          <DayInput
            label={`${label}, first day`}
            day={test.fromDay}
            onChange={(fromDay) => onChange({ ...test, fromDay })}
          />
          <Word>and</Word>
          <DayInput label={`${label}, last day`} day={test.toDay} onChange={(toDay) => onChange({ ...test, toDay })} />
        </>
      );
    case 'in_last':
    case 'in_next':
    case 'more_than_ago':
      return (
        <>
          <SpanInput label={label} span={test} onChange={(span) => onChange({ ...test, ...span })} />
          {test.operator === 'more_than_ago' && <Word>ago</Word>}
        </>
      );
    case 'anniversary_within':
    case 'anniversary_in':
      return (
        <>
          <Count
            label={`${label}, days`}
            value={test.days}
            min={0}
            max={366}
            onChange={(days) => onChange({ ...test, days })}
          />
          <Word>{test.days === 1 ? 'day' : 'days'}</Word>
        </>
      );
    default:
      return assertNever(test);
  }
}

export function Word({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed" component="span">
      {children}
    </Text>
  );
}

interface Spanned {
  count: number;
  unit: SpanUnit;
}

export function SpanInput({
  label,
  span,
  onChange,
}: {
  label: string;
  span: Spanned;
  onChange: (span: Spanned) => void;
}) {
  return (
    <>
      <Count
        label={`${label}, how many`}
        value={span.count}
        max={10_000}
        onChange={(count) => onChange({ count, unit: span.unit })}
      />
      <Select
        aria-label={`${label}, unit`}
        w={98}
        data={spanUnits.map((unit) => ({ value: unit, label: span.count === 1 ? unit : `${unit}s` }))}
        value={span.unit}
        allowDeselect={false}
        onChange={(unit) => onChange({ count: span.count, unit: spanUnits.find((one) => one === unit) ?? span.unit })}
      />
    </>
  );
}

export function DayInput({ label, day, onChange }: { label: string; day: string; onChange: (day: string) => void }) {
  return (
    <DateInput
      aria-label={label}
      size="xs"
      w={130}
      value={day}
      valueFormat="D MMM YYYY"
      popoverProps={{ shadow: 'md' }}
      onChange={(value) => value && onChange(value.slice(0, 10))}
    />
  );
}

interface CountProps {
  label: string;
  value: number;
  min?: number;
  max: number;
  onChange: (value: number) => void;
}

function Count({ label, value, min = 1, max, onChange }: CountProps) {
  return (
    <NumberInput
      aria-label={label}
      size="xs"
      w={76}
      value={value}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="blur"
      onChange={(next) => typeof next === 'number' && next >= min && next <= max && onChange(next)}
    />
  );
}

interface AmountProps {
  label: string;
  type: FieldType;
  value: number;
  onChange: (value: number) => void;
}

/** Money is typed in whole units and kept in minor ones. */
function Amount({ label, type, value, onChange }: AmountProps) {
  const scale = type === 'money' ? 100 : 1;
  return (
    <NumberInput
      aria-label={label}
      size="xs"
      w={type === 'money' ? 116 : 80}
      value={value / scale}
      decimalScale={2}
      thousandSeparator=","
      onChange={(next) =>
        typeof next === 'number' && Math.abs(next) <= 1e12 && onChange(Math.round(next * scale * 100) / 100)
      }
    />
  );
}

/** Asks for suggestions only once the input has the focus. */
function useSuggestions(values: ValueSource, from: ValuesOf, typed: string) {
  const [isFocused, setFocused] = useState(false);
  const [search] = useDebouncedValue(typed, 150);
  const { value } = useRead('segments.values', values.kind === 'workspace' && isFocused ? { of: from, search } : null);
  const counts = new Map(value?.map((one) => [one.value, one.count]));
  return { data: [...counts.keys()], counts, onFocus: () => setFocused(true) };
}

function option(counts: ReadonlyMap<string, number>) {
  return ({ option: { value } }: { option: { value: string } }) => (
    <span className="value-option">
      <span className="truncate">{value}</span>
      <span className="figures quiet">{formatNumber(counts.get(value) ?? 0)}</span>
    </span>
  );
}

interface TextOperandProps {
  label: string;
  text: string;
  values: ValueSource;
  from: ValuesOf;
  onChange: (text: string) => void;
}

function TextOperand({ label, text, values, from, onChange }: TextOperandProps) {
  const { data, counts, onFocus } = useSuggestions(values, from, text);
  if (values.kind === 'fixed') {
    return (
      <Select
        aria-label={label}
        w={190}
        data={values.values.map(({ value, label: name }) => ({ value, label: name }))}
        value={text === '' ? null : text}
        placeholder="Choose"
        onChange={(value) => onChange(value ?? '')}
      />
    );
  }
  if (values.kind === 'none') {
    return (
      <TextInput
        aria-label={label}
        w={200}
        value={text}
        maxLength={200}
        placeholder="Text"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <Autocomplete
      aria-label={label}
      size="xs"
      w={200}
      placeholder="Type or choose"
      value={text}
      maxLength={200}
      data={data}
      filter={({ options }) => options}
      renderOption={option(counts)}
      onFocus={onFocus}
      onChange={onChange}
      maxDropdownHeight={300}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

interface TextsOperandProps extends Omit<TextOperandProps, 'text' | 'onChange'> {
  texts: string[];
  onChange: (texts: string[]) => void;
}

function TextsOperand({ label, texts, values, from, onChange }: TextsOperandProps) {
  const [search, setSearch] = useState('');
  const { data, counts, onFocus } = useSuggestions(values, from, search);
  if (values.kind === 'fixed') {
    return (
      <MultiSelect
        aria-label={label}
        size="xs"
        miw={200}
        maw={420}
        data={values.values.map(({ value, label: name }) => ({ value, label: name }))}
        value={texts}
        placeholder={texts.length === 0 ? 'Choose' : ''}
        onChange={onChange}
      />
    );
  }
  return (
    <TagsInput
      aria-label={label}
      size="xs"
      miw={200}
      maw={420}
      placeholder={texts.length === 0 ? 'Type and press Enter' : ''}
      value={texts}
      searchValue={search}
      onSearchChange={setSearch}
      data={data}
      filter={({ options }) => options}
      renderOption={option(counts)}
      onFocus={onFocus}
      onChange={onChange}
      acceptValueOnBlur
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
