// Saves the rows an import set aside as a CSV: asks where, then says what was written.
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { counted } from '../../ui/numbers.ts';

export function useSaveRejects(): { isRunning: boolean; save: (batch: number, fileName: string) => Promise<void> } {
  const job = useJob('import.saveRejects');
  const save = async (batch: number, fileName: string): Promise<void> => {
    const file = await shell?.chooseSave({
      purpose: 'rejects',
      title: 'Save the rows that were set aside',
      suggestedName: `${fileName.replace(/\.[^.]+$/, '')} set aside.csv`,
    });
    if (!file) return;
    const saved = await job.start({ batch: batch as ImportBatchId, file: tokenOf(file) });
    if (!saved) return;
    toastDone({
      message: `Saved ${counted(saved.rows, 'row')} to ${file.name}`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
    });
  };
  return { isRunning: job.isRunning, save };
}
