// The panel's inside for what is of the whole workspace: changes since, the id crosswalk, everything. Views.
import { List, Radio, Select, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { formatMoment, formatNumber } from '../../ui/numbers.ts';
import { Section } from './ContactsExport.tsx';
import type { ExportDraft } from './export-store.ts';

interface ChangesExportProps {
  /** Imports, the newest first. */
  imports: readonly { id: number; fileName: string; importedAt: number; created: number; updated: number }[];
  draft: ExportDraft;
  onChange: (change: Partial<ExportDraft>) => void;
}

/** Days are those of UTC here, as everywhere. */
export const sinceToday = (): { kind: 'day'; day: string } => ({
  kind: 'day',
  day: new Date().toISOString().slice(0, 10),
});

export function ChangesExport({ imports, draft: { since }, onChange }: ChangesExportProps) {
  const kind = since?.kind ?? (imports.length > 0 ? 'batch' : 'day');
  const newest = imports[0];
  return (
    <>
      <Section title="Since when">
        <Radio.Group
          aria-label="Since when"
          value={kind}
          onChange={(value) => {
            if (value === 'batch' && newest) onChange({ since: { kind: 'batch', batch: newest.id } });
            if (value === 'day') onChange({ since: sinceToday() });
          }}
        >
          <Stack gap="sm">
            <Radio value="batch" label="An import" disabled={imports.length === 0} />
            {kind === 'batch' && (
              <Select
                aria-label="Import"
                ml={28}
                w={460}
                allowDeselect={false}
                value={since?.kind === 'batch' ? String(since.batch) : null}
                placeholder="Choose an import"
                onChange={(value) => value && onChange({ since: { kind: 'batch', batch: Number(value) } })}
                data={imports.map(({ id, fileName, importedAt, created, updated }) => ({
                  value: String(id),
                  label: `${fileName}, ${formatMoment(importedAt)} (${formatNumber(created + updated)} contacts)`,
                }))}
              />
            )}
            <Radio value="day" label="A day" />
            {kind === 'day' && (
              <DateInput
                aria-label="Day"
                ml={28}
                w={220}
                valueFormat="YYYY-MM-DD"
                placeholder="YYYY-MM-DD"
                value={since?.kind === 'day' ? since.day : null}
                onChange={(day) => onChange({ since: day === null ? null : { kind: 'day', day } })}
              />
            )}
          </Stack>
        </Radio.Group>
      </Section>
      <Section title="What is written">
        <Text size="sm" c="dimmed">
          To bring a cleaned list back to where it came from: only contacts that changed, and of those only the fields
          that differ, with the id that the source itself uses.
        </Text>
        <List size="sm" spacing={4}>
          <List.Item>
            One row a contact and source; empty cells did not change, “Emptied fields” names those cleared.
          </List.Item>
          <List.Item>New contacts have no source id and all their fields.</List.Item>
          <List.Item>Deleted or archived contacts are listed in a second file, “…-removed.csv”.</List.Item>
          <List.Item>Merged ones in a third, “…-merged.csv”, each with the id of its survivor.</List.Item>
        </List>
      </Section>
    </>
  );
}

export function IdsExport() {
  return (
    <Section title="What is written">
      <Text size="sm" c="dimmed">
        Where every id went, to follow old references: one row an imported row, with its source and id there, the
        contact it became, the contact that holds it now with that one’s id in the same source, and when they were
        merged.
      </Text>
    </Section>
  );
}

export function EverythingExport() {
  return (
    <Section title="What is written">
      <Text size="sm" c="dimmed">
        One zip archive that needs no Tagstead to be read, for handing over or keeping:
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>the workspace itself, a SQLite file</List.Item>
        <List.Item>
          every table as CSV: contacts, emails and phones, addresses, activities, tags, segments, merges, history
        </List.Item>
        <List.Item>the tag tree and the rules of segments as JSON</List.Item>
        <List.Item>README.txt that describes all of it, and checksums</List.Item>
      </List>
    </Section>
  );
}
