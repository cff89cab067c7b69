// The menu of the tag book on the Tags screen, its commands and its dialogs: mounted once by that screen.
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconFileExport,
  IconFileImport,
  IconHistory,
  IconPrinter,
  IconScale,
  IconTable,
  IconTemplate,
  IconUserShare,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useCommands } from '../../app/commands.ts';
import { navigate } from '../../app/routes.ts';
import { shell } from '../../app/shell.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { CheatSheetDialog } from './CheatSheetDialog.tsx';
import { ExportTreeDialog } from './ExportTreeDialog.tsx';
import { ImportTreeDialog } from './ImportTreeDialog.tsx';
import { StarterDialog } from './StarterDialog.tsx';
import { closeTagBook, openTagBook, useTagBook } from './tag-book-store.ts';
import './tag-book.css';

async function chooseTree(): Promise<void> {
  const file = await shell?.chooseFile({ purpose: 'tags', title: 'Import a tag tree' });
  if (file) openTagBook({ kind: 'import', file });
}

const section = 'This screen';

export function TagBookMenu({ onHandOver }: { onHandOver: () => void }) {
  const dialog = useTagBook((state) => state.dialog);
  const mayWrite = useMayWrite();
  const starters = () => openTagBook({ kind: 'starter' });
  const exporting = () => openTagBook({ kind: 'export' });
  const sheet = () => openTagBook({ kind: 'sheet' });
  useCommands([
    { id: 'tagBook.import', title: 'Import a tag tree…', section, when: () => mayWrite, run: () => void chooseTree() },
    { id: 'tagBook.export', title: 'Export the tag tree…', section, words: 'csv json yaml skos', run: exporting },
    { id: 'tagBook.starter', title: 'Start from a tag template…', section, when: () => mayWrite, run: starters },
    { id: 'tagBook.sheet', title: 'Tag cheat sheet…', section, words: 'print pdf html role owner', run: sheet },
  ]);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label="More for the tag tree">
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!mayWrite} leftSection={<IconTemplate size={14} aria-hidden />} onClick={starters}>
            Start from a template…
          </Menu.Item>
          <Menu.Item
            disabled={!mayWrite}
            leftSection={<IconFileImport size={14} aria-hidden />}
            onClick={() => void chooseTree()}
          >
            Import a tree…
          </Menu.Item>
          <Menu.Item leftSection={<IconFileExport size={14} aria-hidden />} onClick={exporting}>
            Export the tree…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPrinter size={14} aria-hidden />} onClick={sheet}>
            Cheat sheet…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTable size={14} aria-hidden />}
            onClick={() => navigate({ kind: 'tags', screen: 'grid' })}
          >
            All tags as a table
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUsersGroup size={14} aria-hidden />}
            onClick={() => navigate({ kind: 'tags', screen: 'departments' })}
          >
            Departments and champions…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconHistory size={14} aria-hidden />}
            onClick={() => navigate({ kind: 'tags', screen: 'log' })}
          >
            Changes: who and why…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconScale size={14} aria-hidden />}
            onClick={() => navigate({ kind: 'tags', screen: 'agreement' })}
          >
            Agreement…
          </Menu.Item>
          <Menu.Item disabled={!mayWrite} leftSection={<IconUserShare size={14} aria-hidden />} onClick={onHandOver}>
            Hand tags over…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog?.kind === 'import' && <ImportTreeDialog file={dialog.file} onClose={closeTagBook} />}
      {dialog?.kind === 'export' && <ExportTreeDialog onClose={closeTagBook} />}
      {dialog?.kind === 'starter' && <StarterDialog onClose={closeTagBook} />}
      {dialog?.kind === 'sheet' && <CheatSheetDialog view={dialog.view} onClose={closeTagBook} />}
    </>
  );
}
