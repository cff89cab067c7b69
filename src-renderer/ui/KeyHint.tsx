// Draws the keys of a chord.
import { Kbd } from '@mantine/core';
import { chordKeys } from '../app/keys.ts';

/** `keys` is a chord such as 'Mod+K'. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="key-hint">
      {chordKeys(keys).map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  );
}
