// A button that asks once more on the spot, for what cannot be previewed. No modal.
import { Button, type ButtonProps, Group, Text } from '@mantine/core';
import { useState } from 'react';

interface ConfirmInlineProps {
  label: string;
  /** The question with its count: 'Archive 12 contacts?'. */
  question: string;
  /** The verb on the button that does it: 'Archive 12'. */
  confirm: string;
  onConfirm: () => void;
  variant?: ButtonProps['variant'];
  disabled?: boolean;
}

export function ConfirmInline({
  label,
  question,
  confirm,
  onConfirm,
  variant = 'default',
  disabled,
}: ConfirmInlineProps) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button variant={variant} disabled={disabled ?? false} onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  }
  return (
    <Group gap={8} role="group" aria-label={question} onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}>
      <Text size="sm">{question}</Text>
      <Button
        color="red"
        autoFocus
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {confirm}
      </Button>
      <Button variant="default" onClick={() => setAsking(false)}>
        Keep
      </Button>
    </Group>
  );
}
