// Writes the report of a run, or of a preview, as a CSV: asks where, then says what was written.
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { counted } from '../../ui/numbers.ts';

export function useSaveReport() {
  const { start } = useJob('recipes.saveReport');
  return async (of: InputOf<'recipes.saveReport'>['of'], name: string): Promise<void> => {
    const file = await shell?.chooseSave({
      purpose: 'export',
      title: 'Save the report',
      suggestedName: `${name.replace(/[\\/:*?"<>|]/g, ' ')} report.csv`,
    });
    if (!file) return;
    const saved = await start({ of, file: tokenOf(file) });
    if (!saved) return;
    toastDone({
      message: `Wrote ${counted(saved.lines, 'line')} to ${saved.fileName}`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
    });
  };
}
