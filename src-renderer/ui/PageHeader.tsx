// The top of a page: title, what there is, and what can be done.
import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: ReactNode;
  /** A quiet line beside the title: a count, a state. */
  note?: ReactNode;
  /** Buttons, the most important last. */
  actions?: ReactNode;
  /** Tabs or filters that belong to the header. */
  children?: ReactNode;
}

export function PageHeader({ title, note, actions, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div className="page-header__row">
        <Group gap={12} wrap="nowrap" align="baseline" miw={0}>
          <Title order={1} className="truncate">
            {title}
          </Title>
          {note && (
            <Text component="div" c="dimmed" size="sm" className="figures truncate">
              {note}
            </Text>
          )}
        </Group>
        {actions && (
          <Group gap={8} wrap="nowrap">
            {actions}
          </Group>
        )}
      </div>
      {children}
    </header>
  );
}
