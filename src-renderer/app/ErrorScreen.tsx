// What is shown when the page itself breaks. Owns the honest words and the way out; keeps no log (the shell does).
import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ErrorInfo, type ReactNode, useState } from 'react';

interface ErrorScreenProps {
  error: Error;
  /** Where in the page it happened, as React tells it. */
  where?: string;
  onReload: () => void;
  /** Given when only one screen broke and the rest still works. */
  onLeave?: () => void;
}

export function ErrorScreen({ error, where, onReload, onLeave }: ErrorScreenProps) {
  const [copied, setCopied] = useState(false);
  const details = [`${error.name}: ${error.message}`, error.stack, where, navigator.userAgent]
    .filter(Boolean)
    .join('\n');
  const copy = (): void => {
    navigator.clipboard.writeText(details).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="error-screen" role="alert">
      <Stack gap="sm" maw={640}>
        <Group gap="xs" c="var(--wrong-ink)">
          <IconAlertTriangle size={24} aria-hidden />
          <Title order={1}>This screen stopped working</Title>
        </Group>
        <Text>
          This is a fault in Tagstead, not in anything you did. Your workspace is safe: every change is saved before it
          is shown, and nothing is half-done. Reload to carry on.
        </Text>
        <Group gap="xs">
          <Button onClick={onReload}>Reload</Button>
          {onLeave && (
            <Button variant="default" onClick={onLeave}>
              Go to Home
            </Button>
          )}
          <Button variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy details'}
          </Button>
        </Group>
        <details>
          <summary>Details for a report</summary>
          <Code block mt="xs" className="error-screen__details">
            {details}
          </Code>
        </details>
      </Stack>
    </div>
  );
}

interface BoundaryProps {
  children: ReactNode;
  /** Changing it tries again: the visit number of the route. */
  resetKey?: number;
  onLeave?: () => void;
}

interface BoundaryState {
  error: Error | null;
  where: string;
  resetKey: number | undefined;
}

/** Catches what breaks below it and shows the error screen in its place. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, where: '', resetKey: this.props.resetKey };

  static getDerivedStateFromError(thrown: unknown): Partial<BoundaryState> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { error: null, where: '', resetKey: props.resetKey };
  }

  override componentDidCatch(_error: Error, info: ErrorInfo): void {
    this.setState({ where: info.componentStack ?? '' });
  }

  override render(): ReactNode {
    const { error, where } = this.state;
    if (!error) return this.props.children;
    return (
      <ErrorScreen
        error={error}
        where={where}
        onReload={() => window.location.reload()}
        {...(this.props.onLeave && { onLeave: this.props.onLeave })}
      />
    );
  }
}
