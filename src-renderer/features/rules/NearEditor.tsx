// Within some kilometres of a place: the place is searched by name in a list of the whole world, so that one name in
// several countries is told apart.
import { NumberInput, Select, Text, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Condition, NearCondition } from '../../../src-shared/rules/ast.ts';
import { useRead } from '../../app/live.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { Word } from './OperandInput.tsx';

interface NearEditorProps {
  condition: NearCondition;
  onChange: (condition: Condition) => void;
}

export function NearEditor({ condition, onChange }: NearEditorProps) {
  const { place, kilometres } = condition;
  const [search, setSearch] = useState(place?.label ?? '');
  const [asked] = useDebouncedValue(search, 120);
  const found = useRead('places.find', asked.trim() === '' ? null : { search: asked }).value?.places ?? [];
  const coverage = useRead('places.coverage', {}).value;
  const labels = [...new Set([...(place ? [place.label] : []), ...found.map(({ label }) => label)])];
  return (
    <>
      <Word>within</Word>
      <NumberInput
        aria-label="Kilometres"
        size="xs"
        w={84}
        min={0}
        max={20_040}
        value={kilometres}
        onChange={(value) => typeof value === 'number' && onChange({ ...condition, kilometres: value })}
      />
      <Word>km of</Word>
      <Select
        aria-label="Place"
        size="xs"
        w={270}
        searchable
        placeholder="City or town"
        data={labels}
        filter={({ options }) => options}
        value={place?.label ?? null}
        searchValue={search}
        onSearchChange={setSearch}
        nothingFoundMessage={asked.trim() === '' ? 'Type the name of a city or town' : 'No place of that name'}
        maxDropdownHeight={300}
        comboboxProps={{ shadow: 'md' }}
        onChange={(label) => {
          const chosen = found.find((one) => one.label === label);
          if (!chosen) return;
          const { latitude, longitude } = chosen;
          onChange({ ...condition, place: { label: chosen.label, latitude, longitude } });
        }}
      />
      {coverage && coverage.unplaced > 0 && (
        <Tooltip
          multiline
          maw={360}
          label={coverage.cities
            .slice(0, 12)
            .map(({ city, country, contacts }) => `${city}${country ? `, ${country}` : ''} (${formatNumber(contacts)})`)
            .join('; ')}
        >
          <Text size="xs" c="dimmed" className="rule-line" tabIndex={0}>
            {counted(coverage.unplaced, 'contact has', 'contacts have')} a city that is in no list of places.
          </Text>
        </Tooltip>
      )}
    </>
  );
}
