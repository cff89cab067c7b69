// Chooses the form in which the tag tree is written to a file, and writes it.
import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { type BookFormat, bookFormatLabel, bookFormats } from '../../../src-shared/contract/tag-book.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { counted } from '../../ui/numbers.ts';

const meaning: Record<BookFormat, string> = {
  csv: 'One row a tag, for a spreadsheet: edit it there and import it again.',
  txt: 'One line a tag, indented; easy to read, to mail and to write by hand.',
  json: 'Nested objects, for programs.',
  yaml: 'Nested, for people and programs, and for version control.',
  ttl: 'The W3C standard for vocabularies, for taxonomy tools.',
};

export function ExportTreeDialog({ onClose }: { onClose: () => void }) {
  const [format, setFormat] = useState<BookFormat>('csv');
  const { start, isRunning } = useJob('tagBook.export');
  const save = async (): Promise<void> => {
    const file = await shell?.chooseSave({
      purpose: 'export',
      title: 'Export the tag tree',
      suggestedName: `tags.${format}`,
      filters: [{ name: bookFormatLabel[format], extensions: [format] }],
    });
    if (!file) return;
    const done = await start({ file: tokenOf(file), format });
    if (done === undefined) return;
    onClose();
    toastDone({
      message: `Wrote ${counted(done.tags, 'tag')} to ${done.fileName}`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
    });
  };
  return (
    <Modal opened onClose={onClose} title="Export the tag tree" size="md" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap={16}>
        <Radio.Group
          aria-label="Form of the file"
          value={format}
          onChange={(value) => setFormat(bookFormats.find((known) => known === value) ?? 'csv')}
        >
          <Stack gap={10}>
            {bookFormats.map((value) => (
              <Radio key={value} size="xs" value={value} label={bookFormatLabel[value]} description={meaning[value]} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={isRunning} onClick={() => void save()}>
            Export…
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
