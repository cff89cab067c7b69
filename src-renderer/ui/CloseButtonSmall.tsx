// A small icon button with a name, for the inside of fields and chips.
import { ActionIcon } from '@mantine/core';
import { type Icon, IconX } from '@tabler/icons-react';

export function CloseButtonSmall({
  label,
  onClick,
  icon: Mark = IconX,
}: {
  label: string;
  onClick: () => void;
  icon?: Icon;
}) {
  return (
    <ActionIcon size={20} aria-label={label} onClick={onClick}>
      <Mark size={13} aria-hidden />
    </ActionIcon>
  );
}
