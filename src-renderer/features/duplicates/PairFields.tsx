// Two records field by field, with what agrees, for looking only. A view; choosing what a merge keeps is ComparisonTable.
import { Text } from '@mantine/core';
import { IconCirclePlus, IconEqual, IconEqualNot } from '@tabler/icons-react';
import './pair-fields.css';

type Agreement = 'same' | 'differs' | 'only one';

interface PairFieldsProps {
  /** What the two records are called. */
  left: string;
  right: string;
  fields: readonly { label: string; left: string | null; right: string | null; agreement: Agreement }[];
}

const marks = { same: IconEqual, differs: IconEqualNot, 'only one': IconCirclePlus };
const words = { same: 'Same', differs: 'Different', 'only one': 'Only on one side' };

export function PairFields({ left, right, fields }: PairFieldsProps) {
  return (
    <table className="pair-fields">
      <thead>
        <tr>
          <td />
          <th scope="col" dir="auto">
            {left}
          </th>
          <th scope="col" dir="auto">
            {right}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const Mark = marks[field.agreement];
          return (
            <tr key={field.label} data-agreement={field.agreement}>
              <th scope="row">
                <Mark size={13} aria-label={words[field.agreement]} /> {field.label}
              </th>
              <Value text={field.left} />
              <Value text={field.right} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Value({ text }: { text: string | null }) {
  return (
    <td dir="auto">
      {text ?? (
        <Text span size="sm" c="dimmed">
          –
        </Text>
      )}
    </td>
  );
}
