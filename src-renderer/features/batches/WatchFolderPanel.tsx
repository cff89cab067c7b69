// The watch folder: chosen, turned on and off, and what became of the files that came.
import { Anchor, Button, Group, Switch, Text } from '@mantine/core';
import { IconFolderPlus, IconFolders } from '@tabler/icons-react';
import type { WatchedFile, WatchOutcome, WatchStatus } from '../../../src-shared/contract/watch-folder.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { counted } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { importWatched, type WatchFolder } from './use-watch-folder.ts';

export function WatchFolderPanel({ watch, onShow }: { watch: WatchFolder; onShow: (batch: number) => void }) {
  const { status } = watch;
  const mayWrite = useMayWrite();
  if (status === null || !status.isPossible) return null;
  return (
    <section className="watch" aria-label="Watch folder">
      <div className="watch__head">
        <IconFolders size={22} stroke={1.5} aria-hidden className="watch__mark" />
        <div className="watch__text">
          <h2>Watch folder</h2>
          <Text size="sm" c="dimmed">
            {stateWords(status)}
          </Text>
        </div>
        <Group gap={12} wrap="nowrap">
          {status.folder !== null && (
            <Switch
              label={status.isOn ? 'On' : 'Off'}
              checked={status.isOn}
              disabled={!mayWrite}
              onChange={(event) => void watch.turn(event.currentTarget.checked)}
            />
          )}
          <Button
            variant="default"
            disabled={!mayWrite}
            leftSection={<IconFolderPlus size={15} aria-hidden />}
            onClick={() => void watch.choose()}
          >
            {status.folder === null ? 'Choose a folder…' : 'Another folder…'}
          </Button>
          {status.folder !== null && (
            <ConfirmInline
              label="Stop watching"
              question="Forget this folder and its list?"
              confirm="Stop watching"
              onConfirm={() => void watch.forget()}
            />
          )}
        </Group>
      </div>
      {status.files.length > 0 && (
        <ul className="watch__files">
          {status.files.map((file) => (
            <li key={file.key}>
              <WatchedLine file={file} onShow={onShow} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function stateWords({ folder, isOn, isUnreachable, leftAlone }: WatchStatus): string {
  if (folder === null) {
    return 'Exports that a colleague or a tool saves into one folder import themselves while this window is open, as long as their columns were imported here once.';
  }
  if (isUnreachable) return `The folder “${folder}” cannot be read now. Files in it are imported when it is back.`;
  if (!isOn) return `“${folder}” is not watched now. Files that come are imported when you turn it on.`;
  const before =
    leftAlone > 0
      ? ` ${counted(leftAlone, 'file')} that lay there before ${leftAlone === 1 ? 'is' : 'are'} left alone.`
      : '';
  return `New files in “${folder}” import themselves with the mapping of last time.${before}`;
}

const outcomeWord: Record<WatchOutcome, string> = {
  imported: 'Imported',
  'needs-mapping': 'New columns',
  failed: 'Not imported',
  known: 'Known',
};

function WatchedLine({ file, onShow }: { file: WatchedFile; onShow: (batch: number) => void }) {
  const { batch } = file;
  return (
    <>
      <span className="watch__outcome" data-outcome={file.outcome}>
        {outcomeWord[file.outcome]}
      </span>
      <span className="watch__name truncate" title={file.name}>
        {file.name}
      </span>
      <span className="watch__message truncate" title={file.message}>
        {file.message}
      </span>
      {batch !== null ? (
        <Anchor component="button" type="button" size="sm" onClick={() => onShow(batch)}>
          Show
        </Anchor>
      ) : file.outcome === 'known' ? (
        <span />
      ) : (
        <Anchor component="button" type="button" size="sm" onClick={() => void importWatched(file.key)}>
          Open in Import
        </Anchor>
      )}
      <RelativeTime at={file.at} />
    </>
  );
}
