// The commands that exist on every screen, and the native menu made of all commands.
import { useMantineColorScheme } from '@mantine/core';
import { createElement, Fragment, type ReactNode, useEffect, useState } from 'react';
import type { WorkspaceInfo } from '../../src-shared/protocol.ts';
import type { MenuItem, MenuModel } from '../../src-shared/shell-api.ts';
import { type Command, menuModel, runCommand, useCommandStore, useCommands } from './commands.ts';
import { closeWorkspace, copyWorkspaceFile, createWorkspaceFile, importFile, openWorkspaceFile } from './files.ts';
import { arrangeFrame, useFrameStore } from './frame-store.ts';
import { KeySheet } from './KeySheet.tsx';
import { openPalette } from './Palette.tsx';
import { railScreens } from './Rail.tsx';
import { goBack, goForward, navigate, screenName } from './routes.ts';
import { shell } from './shell.ts';
import { redo, undo } from './undo.ts';

/** Provides them, and returns what they open. */
export function useGlobalCommands(workspace: WorkspaceInfo | null): ReactNode {
  const [keysOpen, setKeysOpen] = useState(false);
  const { setColorScheme } = useMantineColorScheme();
  const theme = (scheme: 'light' | 'dark' | 'auto') => () => {
    setColorScheme(scheme);
    void shell?.setTheme(scheme === 'auto' ? 'system' : scheme);
  };
  const open = workspace !== null;
  const commands: Command[] = [
    ...(open ? workspaceCommands(workspace) : []),
    {
      id: 'workspace.open',
      title: 'Open a workspace…',
      section: 'Workspace',
      keys: ['Mod+O'],
      whileTyping: true,
      menu: 'File',
      run: () => void openWorkspaceFile(),
    },
    {
      id: 'workspace.new',
      title: 'New workspace…',
      section: 'Workspace',
      keys: ['Mod+N'],
      whileTyping: true,
      menu: 'File',
      run: () => void createWorkspaceFile('customers.tagstead'),
    },
    {
      id: 'import.file',
      title: 'Import a customer file…',
      section: 'Workspace',
      words: 'csv open excel load',
      keys: ['Mod+I'],
      whileTyping: true,
      menu: 'File',
      when: () => !workspace?.isReadOnly,
      run: () => void importFile(),
    },
    {
      id: 'import.paste',
      title: 'Paste rows to import…',
      section: 'Workspace',
      words: 'clipboard spreadsheet cells',
      when: () => open && !workspace.isReadOnly,
      run: () => navigate({ kind: 'import' }),
    },
    {
      id: 'palette.open',
      title: 'All commands',
      section: 'Help',
      keys: ['Mod+K'],
      whileTyping: true,
      menu: 'Help',
      onlyKeys: true,
      when: () => open,
      run: openPalette,
    },
    {
      id: 'keys.show',
      title: 'Keys of this screen',
      section: 'Help',
      keys: ['?'],
      words: 'shortcuts keyboard',
      menu: 'Help',
      run: () => setKeysOpen(true),
    },
    {
      id: 'help.log',
      title: 'Show the log folder',
      section: 'Help',
      menu: 'Help',
      run: () => void shell?.showLogFolder(),
    },
    { id: 'theme.light', title: 'Light theme', section: 'View', menu: 'View', run: theme('light') },
    { id: 'theme.dark', title: 'Dark theme', section: 'View', menu: 'View', run: theme('dark') },
    { id: 'theme.system', title: 'Theme of the system', section: 'View', menu: 'View', run: theme('auto') },
  ];
  useCommands(commands);
  useNativeMenu();
  return createElement(
    Fragment,
    null,
    createElement(KeySheet, { opened: keysOpen, onClose: () => setKeysOpen(false) }),
  );
}

function workspaceCommands({ name, isReadOnly }: WorkspaceInfo): Command[] {
  const mayWrite = (): boolean => !isReadOnly;
  const screens = [...railScreens, 'recipes', 'settings', 'help'] as const;
  return [
    {
      id: 'history.undo',
      title: 'Undo',
      section: 'Edit',
      keys: ['Mod+Z', 'Z'],
      menu: 'Edit',
      when: mayWrite,
      run: () => void undo(),
    },
    {
      id: 'history.redo',
      title: 'Redo',
      section: 'Edit',
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      menu: 'Edit',
      when: mayWrite,
      run: () => void redo(),
    },
    ...screens.map(
      (screen, index): Command => ({
        id: `go.${screen}`,
        title: screenName[screen],
        section: 'Go to',
        menu: 'Go',
        ...(index < 7 && { keys: [`Mod+${index + 1}`], whileTyping: true }),
        run: () => navigate({ kind: screen }),
      }),
    ),
    {
      id: 'go.imports',
      title: 'Earlier imports and the watch folder',
      section: 'Go to',
      words: 'batch undo file inbox folder',
      menu: 'Go',
      run: () => navigate({ kind: 'imports' }),
    },
    {
      id: 'go.readiness',
      title: 'Readiness: what the data are fit for',
      section: 'Go to',
      words: 'missing ask client rfm churn consent',
      menu: 'Go',
      run: () => navigate({ kind: 'readiness' }),
    },
    {
      id: 'go.clean',
      title: 'Cluster values: one spelling for each',
      section: 'Go to',
      words: 'clean standardise spellings column companies cities',
      menu: 'Go',
      run: () => navigate({ kind: 'clean' }),
    },
    { id: 'go.back', title: 'Back', section: 'Go to', keys: ['Alt+ArrowLeft'], menu: 'Go', run: goBack },
    { id: 'go.forward', title: 'Forward', section: 'Go to', keys: ['Alt+ArrowRight'], menu: 'Go', run: goForward },
    {
      id: 'workspace.copy',
      title: 'Save a copy of this workspace…',
      section: 'Workspace',
      menu: 'File',
      words: 'backup',
      run: () => void copyWorkspaceFile(name),
    },
    {
      id: 'workspace.close',
      title: 'Close this workspace',
      section: 'Workspace',
      keys: ['Mod+Shift+W'],
      menu: 'File',
      run: () => void closeWorkspace(),
    },
    {
      id: 'view.rail',
      title: 'Narrow or widen the menu',
      section: 'View',
      menu: 'View',
      run: () => arrangeFrame({ railCollapsed: !useFrameStore.getState().railCollapsed }),
    },
    {
      id: 'view.density',
      title: 'Taller or shorter rows',
      section: 'View',
      menu: 'View',
      words: 'density compact',
      run: () => arrangeFrame({ density: useFrameStore.getState().density === 'compact' ? 'relaxed' : 'compact' }),
    },
  ];
}

const separator: MenuItem = { kind: 'separator' };
const role = (name: Extract<MenuItem, { kind: 'role' }>['role']): MenuItem => ({ kind: 'role', role: name });

/** What the system does by itself in each menu, after our own commands. */
const systemItems: Record<string, MenuItem[]> = {
  File: [separator, role('quit')],
  Edit: [separator, role('cut'), role('copy'), role('paste'), role('selectAll')],
  View: [separator, role('resetZoom'), role('zoomIn'), role('zoomOut'), separator, role('togglefullscreen')],
};

function useNativeMenu(): void {
  const commands = useCommandStore((state) => state.commands);
  useEffect(() => {
    const model: MenuModel = {
      menus: menuModel(commands).map(({ menu, items }) => ({
        label: menu,
        items: [
          ...items.map(
            ({ command, title, accelerator }): MenuItem => ({
              kind: 'command',
              id: command,
              label: title,
              enabled: true,
              ...(accelerator && { accelerator }),
            }),
          ),
          ...(systemItems[menu] ?? []),
        ],
      })),
    };
    const timer = setTimeout(() => void shell?.setMenu(model), 50); // commands come and go in bursts
    return () => clearTimeout(timer);
  }, [commands]);
  useEffect(() => shell?.onMenuCommand((id) => void runCommand(id)), []);
}
