// What a toast says, with its Undo. Presentation only; see toasts.ts.
import { Button, Group, Text } from '@mantine/core';

export interface DoneToast {
  /** What happened, with its count: 'Archived 12 contacts'. */
  message: string;
  undo?: () => void;
  /** A second thing worth doing next: 'Show them'. */
  next?: { label: string; run: () => void };
}

export function ToastBody({ message, undo, next, close }: DoneToast & { close: () => void }) {
  const act = (run: () => void) => () => {
    close();
    run();
  };
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm" c="var(--ink)" lineClamp={2} title={message} style={{ overflowWrap: 'anywhere' }}>
        {message}
      </Text>
      <Group gap={4} wrap="nowrap">
        {next && (
          <Button variant="subtle" size="compact-sm" onClick={act(next.run)}>
            {next.label}
          </Button>
        )}
        {undo && (
          <Button variant="light" size="compact-sm" onClick={act(undo)}>
            Undo
          </Button>
        )}
      </Group>
    </Group>
  );
}
