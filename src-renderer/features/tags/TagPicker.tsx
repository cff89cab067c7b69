// Chooses tags anywhere in the product: type to find, arrows and Enter to take, a new name to create. Owns no selection.
import { Combobox, Pill, PillsInput, Text, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import './tags.css';
import { foldText, tagKey } from '../../../src-shared/text/text-key.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { filterTags, noFilter, tagPath } from './tag-filter.ts';
import { changeTags, useTagTree } from './use-tags.ts';

interface TagPickerProps {
  value: readonly number[];
  onChange: (ids: number[]) => void;
  /** Names the field for people who hear it. */
  label: string;
  placeholder?: string;
  /** At most one tag. */
  single?: boolean;
  /** Offers to make a tag from what was typed. */
  canCreate?: boolean;
  /** Tags that cannot be chosen here. */
  without?: ReadonlySet<number>;
  /** How many of the selected contacts wear each tag, shown instead of the overall count. */
  worn?: ReadonlyMap<number, number>;
  autoFocus?: boolean;
}

const create = 'create';
const longestList = 200;

/** Tags whose name or path matches, names first; retired ones are never offered. */
function useChoices(rows: readonly TagRow[] | undefined, search: string, hidden: ReadonlySet<number>) {
  return useMemo(() => {
    const open = (rows ?? []).filter((row) => row.status !== 'retired' && !hidden.has(row.id));
    const withPath = open.map((row) => ({ row, path: tagPath(rows ?? [], row.id) }));
    const words = foldText(search).split(' ').filter(Boolean);
    if (words.length === 0) return withPath.sort((a, b) => b.row.own - a.row.own).slice(0, longestList);
    const named = filterTags(open, { ...noFilter, text: search })?.matches ?? new Set<number>();
    return withPath
      .filter(({ row, path }) => named.has(row.id) || words.every((word) => foldText(path).includes(word)))
      .sort((a, b) => Number(named.has(b.row.id)) - Number(named.has(a.row.id)) || b.row.own - a.row.own)
      .slice(0, longestList);
  }, [rows, search, hidden]);
}

export function TagPicker({
  value,
  onChange,
  label,
  placeholder,
  single = false,
  canCreate = false,
  without,
  worn,
  autoFocus = false,
}: TagPickerProps) {
  const { rows, byId } = useTagTree();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const hidden = useMemo(() => new Set([...value, ...(without ?? [])]), [value, without]);
  const choices = useChoices(rows, search, hidden);
  const typed = search.trim();
  const isNew = canCreate && typed !== '' && !(rows ?? []).some((row) => tagKey(row.name) === tagKey(typed));

  const take = (id: number) => {
    onChange(single ? [id] : [...value, id]);
    setSearch('');
    // Closed until the next key or click, so that it does not cover what comes after it.
    combobox.closeDropdown();
  };
  const submit = async (option: string) => {
    if (option !== create) return take(Number(option));
    const made = await changeTags('tags.create', { name: typed });
    if (made) take(made.id);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={(option) => void submit(option)} shadow="md">
      <Combobox.DropdownTarget>
        <PillsInput size="xs" onClick={() => combobox.openDropdown()}>
          <Pill.Group>
            {value.map((id) => (
              <Pill key={id} withRemoveButton onRemove={() => onChange(value.filter((one) => one !== id))}>
                {byId.get(id)?.name ?? 'Deleted tag'}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                aria-label={label}
                placeholder={single && value.length > 0 ? '' : (placeholder ?? 'Find a tag')}
                value={search}
                autoFocus={autoFocus}
                {...(autoFocus && { 'data-autofocus': true })}
                onFocus={() => combobox.openDropdown()}
                onClick={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onChange={(event) => {
                  setSearch(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.selectFirstOption();
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Backspace' && search === '' && value.length > 0) onChange(value.slice(0, -1));
                  if (event.key === 'Escape' && combobox.dropdownOpened) {
                    event.stopPropagation();
                    combobox.closeDropdown();
                  }
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {choices.map(({ row, path }) => (
            <Combobox.Option key={row.id} value={String(row.id)} className="tag-option">
              <span className="tag-row__dot" style={{ background: row.shownColour ?? 'var(--line-strong)' }} />
              <span className="tag-option__text">
                <span className="truncate" dir="auto">
                  {row.name}
                </span>
                {path !== row.name && (
                  <span className="tag-option__path truncate">{path.slice(0, -row.name.length - 3)}</span>
                )}
              </span>
              <span className="figures quiet">{formatNumber(worn?.get(row.id) ?? row.own)}</span>
            </Combobox.Option>
          ))}
          {isNew && (
            <Combobox.Option value={create} className="tag-option">
              <IconPlus size={14} aria-hidden />
              <span className="truncate">Make the tag “{typed}”</span>
            </Combobox.Option>
          )}
          {choices.length === 0 && !isNew && (
            <Combobox.Empty>
              <Text size="sm" c="dimmed">
                {typed === '' ? 'No tags yet' : 'No tag has this name'}
              </Text>
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
