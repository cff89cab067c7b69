// Changes one field of the selected contacts: what to do on the left, what would become of the first rows on the right.
import { Button, Checkbox, Modal, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconEdit } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { EditPreview } from '../../../src-shared/contract/clean.ts';
import type { BulkEdit } from '../../../src-shared/model/bulk-edit.ts';
import type { Selection } from '../../../src-shared/model/selection.ts';
import { useJob } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { EditChoice, useEditChoice } from './EditChoice.tsx';
import { EditResult } from './EditResult.tsx';
import './change-values.css';

/** The button of the selection bar with its dialog. */
export function ChangeValues({ selection }: { selection: Selection }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconEdit size={14} aria-hidden />} onClick={() => setOpen(true)}>
        Change values…
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Change values"
        size={920}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <ChangeForm selection={selection} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function ChangeForm({ selection, onDone }: { selection: Selection; onDone: () => void }) {
  const choice = useEditChoice();
  const { columns, field, column, draft, edit } = choice;
  const [keepAnyway, setKeepAnyway] = useState(false);
  const preview = usePreview(selection, field, edit, keepAnyway);
  const change = useJob('clean.edit');
  const ready = preview.shown;
  const run = async (): Promise<void> => {
    if (field === null || edit === null || !ready) return;
    if (await change.start({ selection, column: field, edit, keepAnyway })) {
      onDone();
      await announceDone();
    }
  };
  return (
    <form
      className="change-values"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <div className="change-values__form">
        <EditChoice choice={choice} error={preview.error}>
          {(keepAnyway || (ready?.guarded ?? 0) > 0) && (
            <Checkbox
              size="xs"
              label="Keep anyway what a guard speaks against"
              checked={keepAnyway}
              onChange={(event) => setKeepAnyway(event.currentTarget.checked)}
            />
          )}
        </EditChoice>
      </div>
      <EditResult
        preview={ready}
        error={draft.kind === 'replace' || draft.kind === 'set' ? null : preview.error}
        isWaiting={edit !== null && !ready && preview.error === null}
        field={column?.label ?? null}
        other={columns.find((it) => it.column === (edit && 'other' in edit ? edit.other : null))?.label ?? null}
      />
      <footer className="change-values__foot">
        <Text size="sm" c="dimmed" role="status">
          {ready &&
            (ready.contacts === 0
              ? `Nothing changes in ${counted(ready.selected, 'contact')}.`
              : `${counted(ready.contacts, 'contact')} of ${formatNumber(ready.selected)} will change.`)}
        </Text>
        {change.isRunning ? (
          <Button variant="default" onClick={change.cancel}>
            Cancel
          </Button>
        ) : (
          <Button variant="default" onClick={onDone}>
            Close
          </Button>
        )}
        <Button type="submit" loading={change.isRunning} disabled={!ready || ready.changing === 0}>
          {ready && ready.contacts > 0 ? `Change ${counted(ready.contacts, 'contact')}` : 'Change'}
        </Button>
      </footer>
    </form>
  );
}

/** What the edit would do, asked a moment after the last keystroke; a new question stops the one before. */
function usePreview(selection: Selection, column: string | null, edit: BulkEdit | null, keepAnyway: boolean) {
  const question = column === null || edit === null ? null : JSON.stringify({ selection, column, edit, keepAnyway });
  const [asked] = useDebouncedValue(question, 200);
  const [answer, setAnswer] = useState<{ question: string; preview: EditPreview | null; error: string | null }>();
  const { start, cancel } = useJob('clean.previewEdit', (refused) => {
    if (asked !== null) setAnswer({ question: asked, preview: null, error: refused.message });
    return true;
  });
  useEffect(() => {
    if (asked === null) return;
    let isWanted = true;
    void start(JSON.parse(asked) as { selection: Selection; column: string; edit: BulkEdit; keepAnyway: boolean }).then(
      (preview) => {
        if (isWanted && preview) setAnswer({ question: asked, preview, error: null });
      },
    );
    return () => {
      isWanted = false;
      cancel();
    };
  }, [asked, start, cancel]);
  const isCurrent = question !== null && answer?.question === question;
  return { shown: isCurrent ? answer.preview : null, error: isCurrent ? answer.error : null };
}
