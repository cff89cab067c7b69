// Step two: what each column becomes. What needs a look stands first. A view over the draft.
import { SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type Dispatch, useState } from 'react';
import type { ImportPreview } from '../../../src-shared/contract/import.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';
import { counted } from '../../ui/numbers.ts';
import { ColumnRow } from './ColumnRow.tsx';
import { ImportOptions } from './ImportOptions.tsx';
import {
  type ColumnDraft,
  clashOf,
  type ImportAction,
  type ImportDraft,
  joinedWith,
  sureness,
} from './import-draft.ts';
import { KeptMappings } from './KeptMappings.tsx';
import { RowConstants } from './RowConstants.tsx';
import './map-step.css';

interface MapStepProps {
  draft: ImportDraft;
  preview: ImportPreview;
  change: Dispatch<ImportAction>;
}

const groupNames = ['look', 'known', 'fresh', 'left'] as const;
type GroupName = (typeof groupNames)[number];
const groupTitle: Record<GroupName, string> = {
  look: 'Please check these',
  known: 'Recognised',
  fresh: 'Become new fields',
  left: 'Not imported',
};
/** From so many columns on, one is found faster by typing. */
const manyColumns = 16;

export function MapStep({ draft, preview, change }: MapStepProps) {
  // Rows stay where they were when the step opened, so that nothing jumps under the hand.
  const [groups] = useState(() => groupColumns(draft, preview));
  const [wanted, setWanted] = useState('');
  const hasContacts = preview.contactCount > 0 && draft.content === 'contacts';
  const isShown = (column: number) =>
    wanted === '' ||
    foldText(`${preview.columns[column]?.header ?? ''} ${draft.columns[column]?.label ?? ''}`).includes(
      foldText(wanted),
    );
  return (
    <div className="import-map">
      <div className="import-map__head">
        <SegmentedControl
          aria-label="What the rows are"
          value={draft.content}
          onChange={(content) =>
            change({ kind: 'content', content: content === 'activities' ? 'activities' : 'contacts' })
          }
          data={[
            { value: 'contacts', label: 'Rows are contacts' },
            { value: 'activities', label: 'Rows are orders or activities' },
          ]}
        />
        <Text size="sm" c="dimmed" className="import-map__origin">
          {originOf(preview)}
        </Text>
        <KeptMappings draft={draft} source={preview.proposal.source} change={change} />
      </div>
      <ImportOptions draft={draft} preview={preview} change={change} />
      <RowConstants draft={draft} customFields={preview.customFields} change={change}>
        {preview.columns.length >= manyColumns && (
          <TextInput
            aria-label="Find a column"
            placeholder={`Find one of ${counted(preview.columns.length, 'column')}`}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            className="import-map__find"
          />
        )}
      </RowConstants>
      {groupNames.map((name) => {
        const columns = groups[name].filter(isShown);
        return columns.length === 0 ? null : (
          <section key={name} aria-labelledby={`import-group-${name}`} className="import-map__group">
            <Title order={2} size="h3" id={`import-group-${name}`}>
              {groupTitle[name]}
              <Text span c="dimmed" size="sm" fw={400} ml={8} className="figures">
                {counted(columns.length, 'column')}
              </Text>
            </Title>
            <div className="import-columns">
              {columns.map((column) => {
                const drafted = draft.columns[column];
                const shown = preview.columns[column];
                if (!drafted || !shown) return null;
                return (
                  <ColumnRow
                    key={shown.header}
                    header={shown.header}
                    samples={shown.samples}
                    filled={shown.filled}
                    column={drafted}
                    clash={clashOf(draft, column)}
                    joined={joinedWith(draft, column)}
                    content={draft.content}
                    customFields={preview.customFields}
                    hasContacts={hasContacts}
                    onChange={(changed) => change({ kind: 'column', column, change: changed })}
                  />
                );
              })}
            </div>
          </section>
        );
      })}
      {wanted !== '' && !preview.columns.some((_, column) => isShown(column)) && (
        <Text c="dimmed">No column is called “{wanted}”.</Text>
      )}
    </div>
  );
}

function originOf({ remembered, proposal }: ImportPreview): string {
  if (remembered) return 'Mapped as in the last import of these columns.';
  return proposal.source
    ? `Recognised as an export of ${proposal.source.name}; its columns are mapped by name.`
    : 'Mapped by the headers and the values.';
}

function groupColumns(draft: ImportDraft, { customFields }: ImportPreview): Record<GroupName, number[]> {
  const groups: Record<GroupName, number[]> = { look: [], known: [], fresh: [], left: [] };
  const own = new Set(customFields.map(({ key }) => `custom:${key}`));
  const groupOf = (column: ColumnDraft): GroupName => {
    if (column.target === 'ignore') return 'left';
    if (column.target.startsWith('custom:') && !own.has(column.target)) return 'fresh';
    return sureness(column) === 'unsure' ? 'look' : 'known';
  };
  draft.columns.forEach((column, index) => {
    groups[groupOf(column)].push(index);
  });
  return groups;
}
