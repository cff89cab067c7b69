// Rows from the clipboard: a box that takes them, and the paste key anywhere on the empty Import screen.
import { Textarea } from '@mantine/core';
import { type ClipboardEvent as PasteEvent, useEffect } from 'react';
import { importPasted } from '../../app/files.ts';

export function PasteBox() {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isTyping || text === '') return;
      event.preventDefault();
      void importPasted(text);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
  const take = (event: PasteEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (text === '') return;
    event.preventDefault();
    void importPasted(text);
  };
  return (
    <Textarea
      className="import-paste"
      label="Or paste rows"
      description="Copy cells in a spreadsheet, column names included, and paste them here."
      rows={2}
      value=""
      onChange={(event) => void (event.currentTarget.value !== '' && importPasted(event.currentTarget.value))}
      onPaste={take}
    />
  );
}
