// The button that puts segments on paper: one page each, as PDF or HTML.
import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useBookSaving } from './use-book-saving.ts';

interface BookMenuProps {
  segments: readonly number[];
  /** Of the file: 'Segment book'. */
  title: string;
  label: string;
}

export function BookMenu({ segments, title, label }: BookMenuProps) {
  const saving = useBookSaving(segments, title);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          loading={saving.isWorking}
          disabled={segments.length === 0}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>One page for each segment</Menu.Label>
        <Menu.Item onClick={() => void saving.savePdf()}>Save as PDF…</Menu.Item>
        <Menu.Item onClick={() => void saving.saveHtml()}>Save as HTML…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
