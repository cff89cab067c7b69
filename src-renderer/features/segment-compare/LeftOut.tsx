// The segments that a comparison had to leave out, each with the reason.
import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

export function LeftOut({ rows }: { rows: readonly { id: number; name: string; why: string }[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label="Left out">
      {rows.map(({ id, name, why }) => (
        <Text key={id} size="sm" className="attention-line" component="p" m={0}>
          <IconAlertTriangle size={13} aria-hidden /> “{name}” is left out. {why}
        </Text>
      ))}
    </section>
  );
}
