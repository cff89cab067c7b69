// Settings: how Tagstead looks on this computer, and what holds in this workspace.
import { useMantineColorScheme } from '@mantine/core';
import { arrangeFrame, useFrameStore } from '../../app/frame-store.ts';
import { shell } from '../../app/shell.ts';
import { useWorkspaceStore } from '../../app/workspace-store.ts';
import { GuardSettings } from '../guards/index.ts';
import { SettingsView } from './SettingsView.tsx';
import { useSettings } from './use-settings.ts';

export function SettingsPage() {
  const { settings, change } = useSettings();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useFrameStore((state) => state.density);
  const workspace = useWorkspaceStore((state) => state.workspace);
  return (
    <SettingsView
      theme={colorScheme}
      onTheme={(theme) => {
        setColorScheme(theme);
        void shell?.setTheme(theme === 'auto' ? 'system' : theme);
      }}
      density={density}
      onDensity={(next) => arrangeFrame({ density: next })}
      workspace={workspace?.name ?? ''}
      settings={settings}
      onChange={change}
      versions={shell?.versions}
      guards={<GuardSettings />}
      onLogFolder={() => void shell?.showLogFolder()}
    />
  );
}
