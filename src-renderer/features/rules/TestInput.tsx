// One test: its operator and what the operator is given.
import { Select, Tooltip } from '@mantine/core';
import type { Test } from '../../../src-shared/rules/ast.ts';
import type { ValueSource } from '../../../src-shared/rules/field-catalogue.ts';
import { type FieldType, type Operator, operatorMeaning, operatorsOf } from '../../../src-shared/rules/operators.ts';
import { testWith } from './new-condition.ts';
import { OperandInput, type ValuesOf } from './OperandInput.tsx';

const quantities: ReadonlySet<FieldType> = new Set(['number', 'money']);

interface TestInputProps {
  test: Test;
  type: FieldType;
  label: string;
  values: ValueSource;
  from: ValuesOf;
  /** Operators that make no sense here. */
  without?: readonly Operator[];
  onChange: (test: Test) => void;
}

export function TestInput({ test, type, label, values, from, without = [], onChange }: TestInputProps) {
  const operators = operatorsOf[type].filter((operator) => !without.includes(operator));
  return (
    <>
      <Tooltip label={operatorMeaning(test.operator).help ?? ''} disabled={!operatorMeaning(test.operator).help}>
        <Select
          aria-label={`How ${label} is compared`}
          w={quantities.has(type) ? 132 : 150}
          data={operators.map((operator) => ({ value: operator, label: operatorMeaning(operator).label }))}
          value={test.operator}
          allowDeselect={false}
          maxDropdownHeight={360}
          onChange={(chosen) => {
            const operator = operators.find((one) => one === chosen);
            if (operator) onChange(testWith(operator, test, type));
          }}
        />
      </Tooltip>
      <OperandInput test={test} type={type} label={label} values={values} from={from} onChange={onChange} />
    </>
  );
}
