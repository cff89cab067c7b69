// The search box, connected: filters the Contacts screen in place, elsewhere lists the best finds.
import { useDebouncedValue } from '@mantine/hooks';
import { useRead } from '../../app/live.ts';
import { navigate, usePlace } from '../../app/routes.ts';
import { SearchBox } from '../../app/SearchBox.tsx';
import { setSearch, useSearchStore } from './search-store.ts';

/** Keystrokes closer together than this, in milliseconds, are searched for once. */
const typingPause = 60;

export function ContactSearch() {
  const text = useSearchStore((state) => state.text);
  const inPlace = usePlace().route.kind === 'contacts';
  const [settled] = useDebouncedValue(text.trim(), typingPause);
  const asks = !inPlace && settled !== '';
  const { value, isLoading } = useRead('contacts.search', asks ? { text: settled } : null);
  const fresh = asks && !isLoading && value !== undefined;
  return (
    <SearchBox
      text={text}
      onText={setSearch}
      inPlace={inPlace}
      finds={asks && value ? value.contacts.map(({ id, name, detail }) => ({ id, title: name, detail })) : []}
      total={fresh ? value.total : null}
      onOpen={(contact) => {
        setSearch('');
        navigate({ kind: 'contacts', contact });
      }}
      onShowAll={() => navigate({ kind: 'contacts' })}
    />
  );
}
