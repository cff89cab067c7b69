// The command palette: every command by name, and whatever else can be found by typing. Runs what is chosen.
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { KeyHint } from '../ui/KeyHint.tsx';
import {
  availableCommands,
  type CommandSection,
  commandSections,
  searchCommands,
  useCommandStore,
} from './commands.ts';

export interface PaletteFind {
  id: string;
  title: string;
  detail?: string;
  run: () => void;
}

interface PaletteProps {
  /** Called as the person types; its results are shown above the commands. */
  onQuery?: (query: string) => void;
  finds?: readonly PaletteFind[];
  /** What `finds` are: 'Contacts'. */
  findsLabel?: string;
}

export const openPalette = (): void => spotlight.open();

const mostShown = 60;

export function Palette({ onQuery, finds = [], findsLabel = 'Found' }: PaletteProps) {
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState(0);
  const commands = useCommandStore((state) => state.commands);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `opened` asks again what can be done now
  const groups = useMemo(() => {
    const offered = availableCommands(commands).filter((command) => !command.onlyKeys);
    const found = searchCommands(query, offered).slice(0, mostShown);
    return commandSections
      .map((section) => ({ section, commands: found.filter((command) => command.section === section) }))
      .filter((group) => group.commands.length > 0);
  }, [commands, query, opened]);
  const change = (text: string): void => {
    setQuery(text);
    onQuery?.(text.trim());
  };
  const empty = groups.length === 0 && finds.length === 0;
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={change}
      shortcut={null}
      scrollable
      maxHeight={420}
      size={600}
      onSpotlightOpen={() => setOpened((count) => count + 1)}
      transitionProps={{ duration: 100 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      className="palette"
    >
      <Spotlight.Search
        placeholder="Type a command or a name"
        leftSection={<IconSearch size={17} stroke={1.7} aria-hidden />}
        aria-label="Type a command or a name"
      />
      <Spotlight.ActionsList>
        {finds.length > 0 && (
          <Spotlight.ActionsGroup label={findsLabel}>
            {finds.map((find) => (
              <Spotlight.Action key={find.id} onClick={find.run} label={find.title} description={find.detail ?? ''} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.map(({ section, commands: inSection }) => (
          <Spotlight.ActionsGroup key={section} label={section satisfies CommandSection}>
            {inSection.map((command) => (
              <Spotlight.Action
                key={command.id}
                onClick={command.run}
                label={command.title}
                rightSection={command.keys?.[0] && <KeyHint keys={command.keys[0]} />}
                {...(command.detail && { description: command.detail })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {empty && <Spotlight.Empty>Nothing here is called “{query}”</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
