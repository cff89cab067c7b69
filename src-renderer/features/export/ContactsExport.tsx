// The panel's inside for contacts: who, as what, which columns, what would be rejected, the first rows. A view.
import { Alert, Group, Select, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ExportPreview as Preview } from '../../../src-shared/contract/export.ts';
import { type ExportColumn, type ExportFix, formatHasColumns } from '../../../src-shared/model/export-column.ts';
import { counted } from '../../ui/numbers.ts';
import { CheckResult } from './CheckResult.tsx';
import { ColumnPicker } from './ColumnPicker.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { isTable } from './export-input.ts';
import type { ExportDraft } from './export-store.ts';
import { FileChoice } from './FileChoice.tsx';
import { TagChoice } from './TagChoice.tsx';
import type { LiveCheck } from './use-export-check.ts';
import type { ExportVocabulary } from './use-export-panel.ts';

export interface ContactsExportProps {
  /** Which contacts the panel was opened for, in words. */
  label: string;
  vocabulary: ExportVocabulary;
  draft: ExportDraft;
  /** undefined while it is asked for. */
  preview: Preview | undefined;
  check: LiveCheck;
  onChange: (change: Partial<ExportDraft>) => void;
  onShow: (ids: readonly number[]) => void;
}

export function ContactsExport({ label, vocabulary, draft, preview, check, onChange, onShow }: ContactsExportProps) {
  const { columns, targets, tags, segments } = vocabulary;
  const isEmpty = preview?.contacts === 0;
  const hasTags = draft.target !== null || !formatHasColumns(draft.format) || choosesTags(draft, columns);
  const setFix = (key: string, fix: ExportFix, value?: string): void =>
    onChange({ fixes: { ...draft.fixes, [key]: value === undefined ? { fix } : { fix, value } } });
  return (
    <>
      <Section title="Which contacts">
        <Group gap="md">
          <ScopeChoice label={label} segments={segments} draft={draft} onChange={onChange} />
          {preview && (
            <Text size="sm" c="dimmed" className="figures">
              {counted(preview.contacts, 'contact')}
            </Text>
          )}
        </Group>
        {isEmpty && (
          <Alert color="yellow" variant="light">
            No contact matches, so there is nothing to export.
          </Alert>
        )}
      </Section>
      <Section title="File">
        <FileChoice draft={draft} targets={targets} onChange={onChange} />
      </Section>
      {!isEmpty && (
        <Section title="Check">
          <CheckResult check={check} fixes={draft.fixes} onFix={setFix} onShow={onShow} />
        </Section>
      )}
      {hasTags && tags.length > 0 && (
        <Section title="Tags">
          <TagChoice tags={tags} draft={draft} hasColumns={isTable(draft)} onChange={onChange} />
        </Section>
      )}
      {draft.target === null && formatHasColumns(draft.format) && (
        <Section title="Columns">
          <ColumnPicker columns={columns} chosen={draft.columns} onChange={(chosen) => onChange({ columns: chosen })} />
        </Section>
      )}
      {preview && !isEmpty && (
        <Section title={preview.text === null ? 'First rows' : 'Beginning of the file'}>
          <ExportPreview preview={preview} />
        </Section>
      )}
    </>
  );
}

const choosesTags = ({ columns: chosen }: ExportDraft, columns: readonly ExportColumn[]): boolean =>
  chosen === null ? columns.some(({ key, isDefault }) => key === 'tags' && isDefault) : chosen.includes('tags');

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = `export-${title.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <Stack gap={8} component="section" aria-labelledby={id}>
      <Title order={2} size="h3" id={id}>
        {title}
      </Title>
      {children}
    </Stack>
  );
}

function ScopeChoice({
  label,
  segments,
  draft: { scope },
  onChange,
}: Pick<ContactsExportProps, 'label' | 'draft' | 'onChange'> & { segments: ExportVocabulary['segments'] }) {
  const isEveryone = label === 'All contacts';
  return (
    <Select
      aria-label="Which contacts"
      w={380}
      searchable
      allowDeselect={false}
      value={scope === null ? 'request' : scope.kind === 'everyone' ? 'everyone' : String(scope.segment)}
      onChange={(value) => {
        if (value === 'everyone') onChange({ scope: { kind: 'everyone' } });
        else
          onChange({
            scope: value === 'request' || value === null ? null : { kind: 'segment', segment: Number(value) },
          });
      }}
      data={[
        { value: 'request', label },
        ...(isEveryone ? [] : [{ value: 'everyone', label: 'All contacts' }]),
        ...(segments.length === 0
          ? []
          : [{ group: 'Segments', items: segments.map(({ id, name }) => ({ value: String(id), label: name })) }]),
      ]}
    />
  );
}
