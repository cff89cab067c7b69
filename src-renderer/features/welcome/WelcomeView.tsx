// Three ways to begin, and the workspaces opened before. Presentation only.
import { ActionIcon, Text, Title, Tooltip, UnstyledButton } from '@mantine/core';
import {
  type Icon,
  IconDatabase,
  IconFileSpreadsheet,
  IconFolderOpen,
  IconLock,
  IconSparkles,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RecentWorkspace } from '../../../src-shared/contract/workspace.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { counted, formatBytes } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { ScoreRing } from '../../ui/ScoreRing.tsx';
import './welcome.css';

interface WelcomeViewProps {
  recent: readonly RecentWorkspace[];
  onImport: () => void;
  onSample: () => void;
  onOpen: () => void;
  onOpenRecent: (key: string) => void;
  onForget: (key: string) => void;
}

export function WelcomeView({ recent, onImport, onSample, onOpen, onOpenRecent, onForget }: WelcomeViewProps) {
  const dragging = useDragging();
  return (
    <main className="welcome" data-dragging={dragging || undefined}>
      <div className="welcome__inner">
        <header className="welcome__head">
          <Mark />
          <div>
            <Title order={1} fz={28} lh="36px">
              Tagstead
            </Title>
            <Text c="dimmed">Clean a customer list, tag it, and turn it into segments you can explain.</Text>
          </div>
        </header>
        <div className="welcome__choices">
          <Choice icon={IconFileSpreadsheet} title="Open a customer file" keys="Mod+I" onClick={onImport} primary>
            A CSV or workbook from any CRM, shop or mailing tool. You see what will happen before anything is kept.
          </Choice>
          <Choice icon={IconSparkles} title="Try the sample" onClick={onSample}>
            A shop, a software firm and a B2B firm with 3,000 invented contacts and real-looking mess.
          </Choice>
          <Choice icon={IconFolderOpen} title="Open a workspace" keys="Mod+O" onClick={onOpen}>
            A <span className="welcome__file">.tagstead</span> file from this computer. One file holds everything of one
            client.
          </Choice>
        </div>
        <section aria-labelledby="recent-title" className="welcome__recent">
          <Title order={2} fz={14} id="recent-title">
            Recent workspaces
          </Title>
          {recent.length === 0 ? (
            <Text c="dimmed" size="sm" py={8}>
              Workspaces you open are listed here. You can also drop a file anywhere in this window.
            </Text>
          ) : (
            <ul className="welcome__list">
              {recent.map((workspace) => (
                <RecentRow key={workspace.key} workspace={workspace} onOpen={onOpenRecent} onForget={onForget} />
              ))}
            </ul>
          )}
        </section>
        <footer className="welcome__promise">
          <IconLock size={15} aria-hidden />
          Everything stays on this computer: no account, no server, no network.
        </footer>
      </div>
      <div className="welcome__drop" aria-hidden>
        Drop the file to open it
      </div>
    </main>
  );
}

interface ChoiceProps {
  icon: Icon;
  title: string;
  keys?: string;
  onClick: () => void;
  primary?: boolean;
  children: React.ReactNode;
}

function Choice({ icon: ChoiceIcon, title, keys, onClick, primary = false, children }: ChoiceProps) {
  return (
    <UnstyledButton className="welcome__choice" data-primary={primary || undefined} onClick={onClick}>
      <ChoiceIcon size={26} stroke={1.5} aria-hidden />
      <span className="welcome__choice-title">
        {title}
        {keys && <KeyHint keys={keys} />}
      </span>
      <span className="welcome__choice-text">{children}</span>
    </UnstyledButton>
  );
}

interface RecentRowProps {
  workspace: RecentWorkspace;
  onOpen: (key: string) => void;
  onForget: (key: string) => void;
}

function RecentRow({ workspace, onOpen, onForget }: RecentRowProps) {
  const { key, name, folder, size, contacts, openedAt, health, isMissing } = workspace;
  return (
    <li className="welcome__row">
      <UnstyledButton className="welcome__row-open" disabled={isMissing} onClick={() => onOpen(key)}>
        <IconDatabase size={18} stroke={1.5} aria-hidden className="welcome__row-mark" />
        <span className="welcome__row-name">
          <span className="truncate" dir="auto">
            {name}
          </span>
          <span className="truncate quiet">{folder}</span>
        </span>
        {isMissing ? (
          <span className="quiet">The file is not there any more</span>
        ) : (
          <span className="welcome__row-facts figures quiet">
            <span>{counted(contacts, 'contact')}</span>
            <span>{formatBytes(size)}</span>
            <span>
              <RelativeTime at={openedAt} />
            </span>
          </span>
        )}
        <ScoreRing score={isMissing ? null : health} size={34} label="Data health" />
      </UnstyledButton>
      <Tooltip label="Take off this list; the file stays">
        <ActionIcon aria-label={`Take ${name} off this list`} onClick={() => onForget(key)}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

/** The product's mark: a tag with a home in it, drawn so that it needs no file. */
function Mark() {
  return (
    <svg width="52" height="52" viewBox="0 0 52 52" aria-hidden="true">
      <path
        d="M8 12a4 4 0 0 1 4-4h16.6a4 4 0 0 1 2.8 1.2l13.4 13.4a4 4 0 0 1 0 5.6L28.2 44.8a4 4 0 0 1-5.6 0L9.2 31.4A4 4 0 0 1 8 28.6z"
        fill="var(--accent)"
      />
      <circle cx="17" cy="17" r="3" fill="var(--surface)" />
      <path
        d="M19 29.5 27.5 22l8.5 7.5M22 28v6.5h11V28"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        transform="rotate(-4 27 28)"
      />
    </svg>
  );
}

/** Whether a file is being dragged over the window. */
function useDragging(): boolean {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const enter = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) setDepth((count) => count + 1);
    };
    const leave = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) setDepth((count) => Math.max(0, count - 1));
    };
    const drop = (): void => setDepth(0);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return depth > 0;
}
