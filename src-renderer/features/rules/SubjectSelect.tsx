// Chooses what a condition is about: a field, a tag, an activity… One searchable list for changing and for adding.
import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useBuilder } from './builder-context.ts';
import { conditionAbout, type Subject, subjects } from './new-condition.ts';
import { newKey } from './rule-draft.ts';

interface SubjectSelectProps {
  label: string;
  value: Subject;
  onChange: (subject: Subject) => void;
}

export function SubjectSelect({ label, value, onChange }: SubjectSelectProps) {
  const { vocabulary } = useBuilder();
  const groups = useMemo(() => {
    const known = subjects(vocabulary);
    if (known.some(({ items }) => items.some((item) => item.value === value))) return known;
    // Several kinds of activity at once, or a field that was deleted: shown as it is, so that it can be changed.
    const name = value.startsWith('activity:') ? 'Several activities' : 'Deleted field';
    return [{ group: 'Here', items: [{ value, label: name }] }, ...known];
  }, [vocabulary, value]);
  return (
    <Select
      aria-label={label}
      w={176}
      searchable
      data={groups}
      value={value}
      allowDeselect={false}
      maxDropdownHeight={380}
      nothingFoundMessage="No such field"
      onChange={(subject) => subject !== null && subject !== value && onChange(subject)}
    />
  );
}

export function AddCondition({ group }: { group: string }) {
  const { change, focus, vocabulary } = useBuilder();
  const groups = useMemo(() => subjects(vocabulary), [vocabulary]);
  const [search, setSearch] = useState('');
  return (
    <Select
      aria-label="Add a condition about"
      className="rule-add"
      w={176}
      leftSection={<IconPlus size={14} aria-hidden />}
      placeholder="Add a condition"
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      data={groups}
      value={null}
      maxDropdownHeight={380}
      nothingFoundMessage="No such field"
      onChange={(subject) => {
        if (subject === null) return;
        const key = newKey();
        focus(key);
        change({ kind: 'add', group, condition: conditionAbout(subject, vocabulary), key });
        setSearch('');
      }}
    />
  );
}
