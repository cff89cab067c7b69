// The steps of comparing with a file: the file, how it is read, what its columns are, which contacts, the result. Owns the
// order and what a person chose; what was found is the core's.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../src-shared/contract/index.ts';
import type { ColumnRole, LinkDone } from '../../../src-shared/contract/link-files.ts';
import type { FileReading } from '../../../src-shared/model/import-mapping.ts';
import type { JobProgress } from '../../../src-shared/protocol.ts';
import type { PickedFile } from '../../../src-shared/shell-api.ts';
import { core, type RequestRefused } from '../../app/core-client.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { changeReading } from '../import/change-reading.ts';

export type FileLook = OutputOf<'linkFiles.look'>;

export interface LinkFlow {
  file: PickedFile | null;
  look: FileLook | null;
  /** What a person said columns are, by header. */
  roles: Readonly<Record<string, ColumnRole>>;
  segment: number | null;
  mode: 'one' | 'many';
  done: LinkDone | null;
  refusal: string | null;
  isBusy: boolean;
  isComparing: boolean;
  progress: JobProgress | null;
  choose: () => Promise<void>;
  take: (file: PickedFile) => Promise<void>;
  read: (change: Partial<FileReading>) => Promise<void>;
  setRole: (header: string, role: ColumnRole) => void;
  setSegment: (segment: number | null) => void;
  setMode: (mode: 'one' | 'many') => void;
  compare: () => Promise<void>;
  cancel: () => void;
  /** Back to how the file is read. */
  change: () => void;
}

export function useLinkFlow(): LinkFlow {
  const [file, setFile] = useState<PickedFile | null>(null);
  const [reading, setReading] = useState<Partial<FileReading>>({});
  const [look, setLook] = useState<FileLook | null>(null);
  const [roles, setRoles] = useState<Record<string, ColumnRole>>({});
  const [segment, setSegment] = useState<number | null>(null);
  const [mode, setMode] = useState<'one' | 'many'>('one');
  const [done, setDone] = useState<LinkDone | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const refused = useCallback((error: RequestRefused) => {
    setRefusal(error.message);
    return true;
  }, []);
  const looking = useJob('linkFiles.look', refused);
  const comparing = useJob('linkFiles.compare', refused);
  const isShown = useRef(true);

  // The comparison that was looked at before is still there when one comes back.
  useEffect(() => {
    isShown.current = true;
    void core.request('linkFiles.state', {}).then((kept) => isShown.current && setDone((now) => now ?? kept));
    return () => {
      isShown.current = false;
    };
  }, []);

  const lookAt = async (picked: PickedFile, chosen: Partial<FileReading>): Promise<void> => {
    setRefusal(null);
    const seen = await looking.start({ file: tokenOf(picked), reading: chosen });
    if (seen) setLook(seen);
  };
  const take = async (picked: PickedFile): Promise<void> => {
    if (comparing.isRunning) return;
    void core.request('linkFiles.forget', {});
    setFile(picked);
    setLook(null);
    setDone(null);
    setReading({});
    setRoles({});
    await lookAt(picked, {});
  };
  return {
    file,
    look,
    roles,
    segment,
    mode,
    done,
    refusal,
    isBusy: looking.isRunning || comparing.isRunning,
    isComparing: comparing.isRunning,
    progress: comparing.progress,
    choose: async () => {
      const picked = await shell?.chooseFile({ purpose: 'import', title: 'Compare with a file' });
      if (picked) await take(picked);
    },
    take,
    read: async (change) => {
      if (file === null) return;
      const chosen = changeReading(reading, change);
      setReading(chosen);
      setRoles({});
      await lookAt(file, chosen);
    },
    setRole: (header, role) => setRoles({ ...roles, [header]: role }),
    setSegment,
    setMode,
    compare: async () => {
      if (file === null) return;
      setRefusal(null);
      const result = await comparing.start({
        left: { kind: 'workspace', query: segment === null ? {} : { segment } },
        right: { kind: 'file', file: tokenOf(file), reading, roles },
        mode,
      });
      if (result) setDone(result);
    },
    cancel: comparing.cancel,
    change: () => {
      setDone(null);
      setRefusal(null);
    },
  };
}
