// The command palette with contacts among its finds.
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../app/live.ts';
import { Palette } from '../../app/Palette.tsx';
import { navigate } from '../../app/routes.ts';

const shown = 5;

export function ContactPalette() {
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query, 80);
  const { value } = useRead('contacts.search', settled.length < 2 ? null : { text: settled, limit: shown });
  const finds = settled.length < 2 || query === '' ? [] : (value?.contacts ?? []);
  return (
    <Palette
      onQuery={setQuery}
      findsLabel="Contacts"
      finds={finds.map(({ id, name, detail }) => ({
        id: `contact-${id}`,
        title: name,
        detail,
        run: () => navigate({ kind: 'contacts', contact: id }),
      }))}
    />
  );
}
