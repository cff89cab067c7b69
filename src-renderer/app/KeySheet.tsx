// The sheet of keys, opened by '?': the keys of this screen first, then those that work everywhere.
import { Modal, Text } from '@mantine/core';
import { KeyHint } from '../ui/KeyHint.tsx';
import { availableCommands, commandSections, useCommandStore } from './commands.ts';

/** What the grid's own keys do; they are not commands because they only mean something inside a list. */
const listKeys = [
  { keys: ['ArrowUp', 'ArrowDown'], title: 'Move by one row' },
  { keys: ['PageUp', 'PageDown'], title: 'Move by one screen' },
  { keys: ['Home', 'End'], title: 'First or last row' },
  { keys: [' '], title: 'Select or deselect the row' },
  { keys: ['Shift+ArrowDown'], title: 'Extend the selection' },
  { keys: ['Mod+A'], title: 'Select everything that matches' },
  { keys: ['Enter'], title: 'Open the row' },
  { keys: ['Escape'], title: 'Clear the selection' },
];

export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const commands = useCommandStore((state) => state.commands);
  const withKeys = opened ? availableCommands(commands).filter((command) => command.keys?.length) : [];
  const groups = [
    ...commandSections.map((section) => ({
      section: section as string,
      rows: withKeys
        .filter((command) => command.section === section)
        .map((command) => ({ title: command.title, keys: command.keys ?? [] })),
    })),
    { section: 'In lists', rows: listKeys },
  ].filter((group) => group.rows.length > 0);
  return (
    <Modal opened={opened} onClose={onClose} title="Keys of this screen" size={760}>
      <div className="key-sheet">
        {groups.map(({ section, rows }) => (
          <section key={section} className="key-sheet__group">
            <Text component="h3" size="sm" fw={600} mb={4}>
              {section}
            </Text>
            <dl>
              {rows.map((row) => (
                <div key={row.title} className="key-sheet__row">
                  <dt>{row.title}</dt>
                  <dd>
                    {row.keys.map((keys, index) => (
                      <span key={keys}>
                        {index > 0 && <span className="quiet"> or </span>}
                        <KeyHint keys={keys} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
