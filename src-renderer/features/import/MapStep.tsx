// Step two: what each column becomes. What needs a look stands first. A view over the draft.
import { SegmentedControl, Text, Title } from '@mantine/core';
import { type Dispatch, useState } from 'react';
import type { ImportPreview } from '../../../src-shared/contract/import.ts';
import { counted } from '../../ui/numbers.ts';
import { ColumnRow } from './ColumnRow.tsx';
import { ImportOptions } from './ImportOptions.tsx';
import { clashOf, type ImportAction, type ImportDraft, sureness } from './import-draft.ts';

interface MapStepProps {
  draft: ImportDraft;
  preview: ImportPreview;
  change: Dispatch<ImportAction>;
}

type GroupName = 'look' | 'known' | 'left';
const groupTitle: Record<GroupName, string> = {
  look: 'Please check these',
  known: 'Recognised',
  left: 'Not imported',
};

export function MapStep({ draft, preview, change }: MapStepProps) {
  // Rows stay where they were when the step opened, so that nothing jumps under the hand.
  const [groups] = useState(() => groupColumns(draft));
  const { source } = preview.proposal;
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
        <Text size="sm" c="dimmed">
          {preview.remembered
            ? 'Mapped as in the last import of these columns.'
            : source
              ? `Recognised as an export of ${source.name}; its columns are mapped by name.`
              : 'Mapped by the headers and the values.'}
        </Text>
      </div>
      <ImportOptions draft={draft} preview={preview} change={change} />
      {(['look', 'known', 'left'] as const).map((name) =>
        groups[name].length === 0 ? null : (
          <section key={name} aria-labelledby={`import-group-${name}`} className="import-map__group">
            <Title order={2} size="h3" id={`import-group-${name}`}>
              {groupTitle[name]}
              <Text span c="dimmed" size="sm" fw={400} ml={8} className="figures">
                {counted(groups[name].length, 'column')}
              </Text>
            </Title>
            <div className="import-columns">
              {groups[name].map((column) => {
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
                    content={draft.content}
                    customFields={preview.customFields}
                    hasContacts={preview.contactCount > 0 && draft.content === 'contacts'}
                    onChange={(changed) => change({ kind: 'column', column, change: changed })}
                  />
                );
              })}
            </div>
          </section>
        ),
      )}
    </div>
  );
}

function groupColumns(draft: ImportDraft): Record<GroupName, number[]> {
  const groups: Record<GroupName, number[]> = { look: [], known: [], left: [] };
  draft.columns.forEach((column, index) => {
    const name: GroupName = column.target === 'ignore' ? 'left' : sureness(column) === 'unsure' ? 'look' : 'known';
    groups[name].push(index);
  });
  return groups;
}
