// Says that a portrait is being read.
import { Loader, Text } from '@mantine/core';
import type { PortraitRead } from './use-portrait.ts';

export function ReadState({ portrait }: { portrait: PortraitRead }) {
  if (!portrait.isReading) return null;
  return (
    <Text size="sm" c="dimmed" component="span" className="portrait__state">
      <Loader size={12} /> Comparing contacts
    </Text>
  );
}
