// The search box of the top bar, focused by '/'. Shows finds below it as one types; searches nothing itself.
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { CloseButtonSmall } from '../ui/CloseButtonSmall.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { useCommands } from './commands.ts';

export interface SearchFind {
  id: number;
  title: string;
  detail: string;
}

interface SearchBoxProps {
  text: string;
  onText: (text: string) => void;
  finds: readonly SearchFind[];
  /** How many there are in all, null while it is being found out. */
  total: number | null;
  onOpen: (id: number) => void;
  onShowAll: () => void;
  /** The Contacts screen filters as one types and shows no list below the box. */
  inPlace?: boolean;
}

const everything = 'all';

export function SearchBox({ text, onText, finds, total, onOpen, onShowAll, inPlace = false }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useCommands([
    {
      id: 'search.focus',
      title: 'Search contacts',
      section: 'Go to',
      keys: ['/'],
      run: () => {
        input.current?.focus();
        input.current?.select();
      },
    },
  ]);
  const choose = (value: string): void => {
    combobox.closeDropdown();
    if (value === everything) onShowAll();
    else onOpen(Number(value));
    input.current?.blur();
  };
  const list = !inPlace && text.trim() !== '';
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md" transitionProps={{ duration: 80 }}>
      <Combobox.Target targetType="input" withKeyboardNavigation={list} withAriaAttributes={list}>
        <TextInput
          ref={input}
          className="search-box"
          aria-label="Search contacts"
          placeholder="Search names, emails, phones, companies"
          leftSection={<IconSearch size={15} stroke={1.7} aria-hidden />}
          rightSection={
            text ? (
              <CloseButtonSmall label="Clear the search" onClick={() => onText('')} icon={IconX} />
            ) : (
              <KeyHint keys="/" />
            )
          }
          value={text}
          onChange={(event) => {
            onText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              if (text) onText('');
              else input.current?.blur();
            }
          }}
        />
      </Combobox.Target>
      {list && (
        <Combobox.Dropdown>
          <Combobox.Options>
            {finds.map((find) => (
              <Combobox.Option key={find.id} value={String(find.id)}>
                <div className="truncate">{find.title}</div>
                <div className="truncate quiet search-box__detail">{find.detail}</div>
              </Combobox.Option>
            ))}
            {total === null ? (
              <Combobox.Empty>
                <Loader size="xs" />
              </Combobox.Empty>
            ) : total === 0 ? (
              <Combobox.Empty>No contact matches “{text}”</Combobox.Empty>
            ) : (
              <Combobox.Option value={everything}>
                Show all <span className="figures">{total.toLocaleString()}</span> in Contacts
              </Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      )}
    </Combobox>
  );
}
