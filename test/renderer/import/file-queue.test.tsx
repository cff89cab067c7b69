import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PickedFile } from '../../../src-shared/shell-api.ts';

const requests: { name: string; input: unknown }[] = [];
vi.mock('../../../src-renderer/app/core-client.ts', () => ({
  core: {
    request: async (name: string, input: unknown) => {
      requests.push({ name, input });
      return { token: 'pasted-token', name: 'Pasted rows', size: 3 };
    },
  },
}));
vi.mock('../../../src-renderer/app/live.ts', () => ({
  failures: {
    show: (error: Error) => {
      throw error;
    },
  },
}));
vi.mock('../../../src-renderer/app/shell.ts', () => ({
  shell: {
    fileFromDrop: async (file: File): Promise<PickedFile | null> =>
      file.name === '' ? null : { token: `token of ${file.name}`, name: file.name, folder: 'exports', size: 1 },
  },
}));
vi.mock('../../../src-renderer/app/workspace-store.ts', () => ({
  useWorkspaceStore: { getState: () => ({ workspace: { name: 'acme' } }) },
}));

const { importPasted, takeDroppedFiles, takeImportFile } = await import('../../../src-renderer/app/files.ts');
const file = (name: string) => new File(['x'], name);

describe('files given to the window', () => {
  beforeEach(() => {
    requests.length = 0;
    takeImportFile();
  });

  it('wait in line when several are dropped, in their order', async () => {
    await takeDroppedFiles([file('a.csv'), file(''), file('b.xlsx'), file('c.vcf')]);
    const first = takeImportFile();
    expect(first.file?.name).toBe('a.csv');
    expect(first.later.map(({ name }) => name)).toEqual(['b.xlsx', 'c.vcf']);
    expect(takeImportFile().file).toBeNull();
  });

  it('open as a workspace when one is among them', async () => {
    await takeDroppedFiles([file('a.csv'), file('acme.tagstead')]);
    expect(requests).toEqual([{ name: 'workspace.open', input: { file: 'token of acme.tagstead' } }]);
    expect(takeImportFile().file).toBeNull();
  });

  it('are made by the core of what was pasted', async () => {
    await importPasted('a\tb');
    expect(requests).toEqual([{ name: 'import.paste', input: { text: 'a\tb' } }]);
    expect(takeImportFile().file).toMatchObject({ token: 'pasted-token', name: 'Pasted rows' });
  });
});
