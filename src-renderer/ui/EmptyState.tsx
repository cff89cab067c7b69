// What a screen or list says when it has nothing: what this is, why it helps, one thing to do.
import { Button, Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  /** One or two sentences: what this is and why it helps. */
  children: ReactNode;
  action?: { label: string; run: () => void };
  /** Something lighter beside the button, e.g. a link to try the sample. */
  second?: { label: string; run: () => void };
}

export function EmptyState({ icon: Mark, title, children, action, second }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Stack gap={8} align="center" maw={440}>
        <Mark size={32} stroke={1.3} aria-hidden className="empty-state__mark" />
        <Text component="h2" fw={600} size="lg">
          {title}
        </Text>
        <Text c="dimmed" ta="center" component="div">
          {children}
        </Text>
        {action && (
          <Button mt={4} size="sm" onClick={action.run}>
            {action.label}
          </Button>
        )}
        {second && (
          <Button variant="subtle" onClick={second.run}>
            {second.label}
          </Button>
        )}
      </Stack>
    </div>
  );
}
