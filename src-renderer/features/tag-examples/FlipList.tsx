// Example contacts that a run would turn wrong: shown before anything is applied.
import { Anchor, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FlippedExample } from '../../../src-shared/contract/tag-examples.ts';
import { navigate } from '../../app/routes.ts';
import { counted } from '../../ui/numbers.ts';

const shown = 12;

export function FlipList({ flips }: { flips: readonly FlippedExample[] }) {
  if (flips.length === 0) return null;
  return (
    <section aria-label="Examples that would turn wrong">
      <Text size="sm" className="attention-line">
        <IconAlertTriangle size={15} aria-hidden />
        {counted(flips.length, 'example', 'examples')} would turn wrong:
      </Text>
      <ul className="tag-flips">
        {flips.slice(0, shown).map(({ tag, name, contactId, contactName, shouldWear }) => (
          <li key={`${tag} ${contactId}`}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              dir="auto"
              onClick={() => navigate({ kind: 'contacts', contact: contactId })}
            >
              {contactName}
            </Anchor>{' '}
            {shouldWear ? `would lose “${name}” and should wear it.` : `would get “${name}” and should not.`}
          </li>
        ))}
      </ul>
      {flips.length > shown && (
        <Text size="xs" c="dimmed">
          And {counted(flips.length - shown, 'more', 'more')}.
        </Text>
      )}
    </section>
  );
}
