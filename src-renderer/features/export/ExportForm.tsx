// The panel's frame: what to write, the inside for it, and the buttons at the foot. A view; fetches nothing.
import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { counted } from '../../ui/numbers.ts';
import { ContactsExport, type ContactsExportProps } from './ContactsExport.tsx';
import type { ExportSubject } from './export-store.ts';
import { ChangesExport, EverythingExport, IdsExport, sinceToday } from './WholeExport.tsx';

interface ExportFormProps extends ContactsExportProps {
  imports: Parameters<typeof ChangesExport>[0]['imports'];
  onExport: () => void;
  onCancel: () => void;
}

const subjects: { value: ExportSubject; label: string }[] = [
  { value: 'contacts', label: 'Contacts' },
  { value: 'changes', label: 'Changes since' },
  { value: 'ids', label: 'Old and new ids' },
  { value: 'everything', label: 'Everything' },
];

export function ExportForm(props: ExportFormProps) {
  const { draft, imports, onChange, onExport, onCancel } = props;
  return (
    <div className="export-form">
      <div className="export-form__scroll">
        <Stack gap="lg">
          <SegmentedControl
            aria-label="What to export"
            fullWidth
            value={draft.subject}
            onChange={(value) => {
              const subject = subjects.find((known) => known.value === value)?.value ?? 'contacts';
              const newest = imports[0];
              onChange({
                subject,
                since: draft.since ?? (newest ? { kind: 'batch', batch: newest.id } : sinceToday()),
              });
            }}
            data={subjects}
          />
          {draft.subject === 'contacts' && <ContactsExport {...props} />}
          {draft.subject === 'changes' && <ChangesExport imports={imports} draft={draft} onChange={onChange} />}
          {draft.subject === 'ids' && <IdsExport />}
          {draft.subject === 'everything' && <EverythingExport />}
        </Stack>
      </div>
      <Group justify="flex-end" className="export-form__foot">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          leftSection={<IconFileDownload size={16} aria-hidden />}
          disabled={!canExport(props)}
          onClick={onExport}
        >
          {buttonLabel(props)}
        </Button>
      </Group>
    </div>
  );
}

function canExport({ draft, preview, check }: ExportFormProps): boolean {
  switch (draft.subject) {
    case 'contacts': {
      const hasSomething = preview !== undefined && (preview.headers.length > 0 || preview.text !== null);
      return hasSomething && preview.contacts > 0 && check.value?.written !== 0;
    }
    case 'changes':
      return draft.since !== null;
    case 'ids':
    case 'everything':
      return true;
  }
}

function buttonLabel({ draft, preview, check }: ExportFormProps): string {
  switch (draft.subject) {
    case 'contacts': {
      const count = check.isRunning ? preview?.contacts : (check.value?.written ?? preview?.contacts);
      return count ? `Export ${counted(count, 'contact')}…` : 'Export…';
    }
    case 'changes':
      return 'Export changes…';
    case 'ids':
      return 'Export ids…';
    case 'everything':
      return 'Export everything…';
  }
}
