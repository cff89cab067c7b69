// The rows that accepting a cluster would change: how many, of how many contacts, and the first of them.
import { Text, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AffectedRows as Affected } from '../../../src-shared/contract/clean.ts';
import { useJob } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';

export function AffectedRows({ column, values, to }: { column: string; values: readonly string[]; to: string }) {
  const { start, cancel } = useJob('clean.affected');
  const [affected, setAffected] = useState<Affected>();
  const asked = JSON.stringify(values);
  useEffect(() => {
    let isWanted = true;
    void start({ column, values: JSON.parse(asked) as string[] }).then((found) => {
      if (isWanted && found) setAffected(found);
    });
    return () => {
      isWanted = false;
      cancel();
    };
  }, [start, cancel, column, asked]);
  if (!affected)
    return (
      <Text size="xs" c="dimmed" role="status">
        Finding the rows…
      </Text>
    );
  return (
    <div className="cluster__rows" role="status">
      <Text size="xs" c="dimmed">
        {counted(affected.rows, 'row')} of {counted(affected.contacts, 'contact')} will read “{to}”.
      </Text>
      <ul>
        {affected.examples.map(({ contact, name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a contact may stand here with several rows
          <li key={index}>
            <UnstyledButton
              className="cluster__contact truncate"
              dir="auto"
              onClick={() => navigate({ kind: 'contacts', contact })}
            >
              {name}
            </UnstyledButton>
            <span className="truncate" dir="auto" title={value}>
              {value}
            </span>
          </li>
        ))}
      </ul>
      {affected.rows > affected.examples.length && (
        <Text size="xs" c="dimmed">
          and {formatNumber(affected.rows - affected.examples.length)} more
        </Text>
      )}
    </div>
  );
}
