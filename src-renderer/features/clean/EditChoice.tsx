// Which field is changed and how: the two choices and what the chosen edit asks for. Owns what is chosen meanwhile.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { type BulkEdit, type BulkEditKind, bulkEditLabel } from '../../../src-shared/model/bulk-edit.ts';
import { useRead } from '../../app/live.ts';
import { columnChoices } from './column-choices.ts';
import { EditFields } from './EditFields.tsx';
import { type EditDraft, editOf, emptyDraft, kindsFor } from './edit-draft.ts';

/** What is chosen so far; `edit` is null until it is complete and fits the field. */
export function useEditChoice() {
  const columns = useRead('clean.columns', {}).value?.filter((it) => it.group !== 'Activities') ?? [];
  const [field, setField] = useState<string | null>(null);
  const [draft, setDraft] = useState<EditDraft>(emptyDraft);
  const column = columns.find((it) => it.column === field);
  const kinds = column ? kindsFor(column) : [];
  const edit: BulkEdit | null = column && kinds.includes(draft.kind) ? editOf(draft) : null;
  const choose = (next: string | null): void => {
    const chosen = columns.find((it) => it.column === next);
    setField(next);
    if (chosen && !kindsFor(chosen).includes(draft.kind))
      setDraft({ ...emptyDraft, kind: kindsFor(chosen)[0] ?? 'set' });
  };
  return { columns, field, column, kinds, draft, edit, choose, setDraft };
}

interface EditChoiceProps {
  choice: ReturnType<typeof useEditChoice>;
  /** What is wrong with the edit as it stands. */
  error: string | null;
  /** Asked below the edit once a field is chosen. */
  children?: React.ReactNode;
}

export function EditChoice({ choice, error, children }: EditChoiceProps) {
  const { columns, field, column, kinds, draft, choose, setDraft } = choice;
  const others = columns.filter(
    (it) => it.isSingle && it.column !== field && (it.isText || draft.kind !== 'join') && it.column !== 'kind',
  );
  return (
    <>
      <Select
        label="Field"
        placeholder="Choose a field"
        searchable
        data-autofocus
        data={columnChoices(columns)}
        value={field}
        onChange={choose}
      />
      {column && (
        <>
          <Select
            label="What to do"
            allowDeselect={false}
            data={kinds.map((kind) => ({ value: kind, label: bulkEditLabel[kind] }))}
            value={draft.kind}
            onChange={(kind) => setDraft({ ...draft, kind: (kind ?? 'set') as BulkEditKind })}
          />
          <EditFields
            draft={draft}
            column={column}
            others={others}
            error={error}
            onChange={(what) => setDraft({ ...draft, ...what })}
          />
          {children}
        </>
      )}
    </>
  );
}
