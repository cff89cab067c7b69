// The bar on top: which workspace, search, back and forward, undo and redo, the as-of day. Presentation only.
import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconArrowRight,
  IconCalendarTime,
  IconCommand,
  IconCopy,
  IconDatabase,
  IconFileImport,
  IconFolderOpen,
  IconPlus,
  IconSelector,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { KeyHint } from '../ui/KeyHint.tsx';

export interface WorkspaceChoice {
  key: string;
  name: string;
  folder: string;
}

export interface WorkspaceSwitcherProps {
  name: string;
  recent: readonly WorkspaceChoice[];
  onOpenRecent: (key: string) => void;
  onOpen: () => void;
  onNew: () => void;
  onCopy: () => void;
  onClose: () => void;
}

export interface TopBarProps {
  workspace: WorkspaceSwitcherProps;
  canGoBack: boolean;
  canGoForward: boolean;
  onBack: () => void;
  onForward: () => void;
  /** What Undo and Redo would take back or bring back, or null when there is nothing. */
  undoLabel: string | null;
  redoLabel: string | null;
  onUndo: () => void;
  onRedo: () => void;
  onPalette: () => void;
  /** null where nothing can be written. */
  onImport: (() => void) | null;
  /** The day everything is computed as of, 'YYYY-MM-DD' in the person's words, when it is not today. */
  asOf: string | null;
  onAsOf: () => void;
  search: ReactNode;
  jobs: ReactNode;
}

export function TopBar(props: TopBarProps) {
  return (
    <header className="top-bar">
      <div className="top-bar__side">
        <WorkspaceSwitcher {...props.workspace} />
        <BarButton label="Back" keys="Alt+ArrowLeft" disabled={!props.canGoBack} onClick={props.onBack}>
          <IconArrowLeft size={17} stroke={1.7} aria-hidden />
        </BarButton>
        <BarButton label="Forward" keys="Alt+ArrowRight" disabled={!props.canGoForward} onClick={props.onForward}>
          <IconArrowRight size={17} stroke={1.7} aria-hidden />
        </BarButton>
      </div>
      <div className="top-bar__search">{props.search}</div>
      <div className="top-bar__side top-bar__side--end">
        {props.asOf && (
          <Tooltip label="Everything is computed as of this day. Change it in Settings.">
            <UnstyledButton className="as-of-chip" onClick={props.onAsOf}>
              <IconCalendarTime size={14} aria-hidden />
              As of {props.asOf}
            </UnstyledButton>
          </Tooltip>
        )}
        {props.jobs}
        <BarButton
          label="Import a customer file"
          keys="Mod+I"
          disabled={props.onImport === null}
          onClick={props.onImport ?? (() => {})}
        >
          <IconFileImport size={17} stroke={1.7} aria-hidden />
        </BarButton>
        <BarButton
          label={props.undoLabel ? `Undo: ${props.undoLabel}` : 'Nothing to undo'}
          keys="Mod+Z"
          disabled={!props.undoLabel}
          onClick={props.onUndo}
        >
          <IconArrowBackUp size={17} stroke={1.7} aria-hidden />
        </BarButton>
        <BarButton
          label={props.redoLabel ? `Redo: ${props.redoLabel}` : 'Nothing to redo'}
          keys="Mod+Shift+Z"
          disabled={!props.redoLabel}
          onClick={props.onRedo}
        >
          <IconArrowForwardUp size={17} stroke={1.7} aria-hidden />
        </BarButton>
        <BarButton label="All commands" keys="Mod+K" onClick={props.onPalette}>
          <IconCommand size={17} stroke={1.7} aria-hidden />
        </BarButton>
      </div>
    </header>
  );
}

interface BarButtonProps {
  label: string;
  keys: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** An icon with its name and key on hover; a disabled one stays in the tab order's place but does nothing. */
function BarButton({ label, keys, disabled = false, onClick, children }: BarButtonProps) {
  return (
    <Tooltip
      label={
        <span className="tip-with-keys">
          {label} <KeyHint keys={keys} />
        </span>
      }
    >
      <ActionIcon aria-label={label} mod={{ disabled }} aria-disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function WorkspaceSwitcher({ name, recent, onOpenRecent, onOpen, onNew, onCopy, onClose }: WorkspaceSwitcherProps) {
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <UnstyledButton className="workspace-switcher" aria-label={`Workspace ${name}. Switch, open or close.`}>
          <IconDatabase size={17} stroke={1.6} aria-hidden className="workspace-switcher__mark" />
          <span className="workspace-switcher__name truncate">{name}</span>
          <IconSelector size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {recent.length > 0 && <Menu.Label>Recent workspaces</Menu.Label>}
        {recent.map((choice) => (
          <Menu.Item key={choice.key} onClick={() => onOpenRecent(choice.key)}>
            <div className="truncate">{choice.name}</div>
            <div className="truncate quiet workspace-switcher__folder">{choice.folder}</div>
          </Menu.Item>
        ))}
        {recent.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconFolderOpen size={15} aria-hidden />} onClick={onOpen}>
          Open a workspace…
        </Menu.Item>
        <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={onNew}>
          New workspace…
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={onCopy}>
          Save a copy…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconX size={15} aria-hidden />} onClick={onClose}>
          Close this workspace
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
