// Models and settings for Splink as files: asks where, lets the core read or write, says what was done.
import type { SqlDialect } from '../../../src-shared/contract/match-models.ts';
import type { PickedFile } from '../../../src-shared/shell-api.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';
import { counted } from '../../ui/numbers.ts';

export interface ModelFiles {
  bringIn: () => Promise<void>;
  carryOut: (model: number | null, name: string) => Promise<void>;
  forSplink: (dialect: SqlDialect) => Promise<void>;
}

export function useModelFiles(): ModelFiles {
  const importing = useJob('matchModels.import');
  const exporting = useJob('matchModels.export');
  const splink = useJob('matchModels.exportSplink');
  const written = (file: PickedFile, message: string): void =>
    toastDone({ message, next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) } });
  return {
    bringIn: async () => {
      const file = await shell?.chooseFile({ purpose: 'mapping', title: 'Import a matching model' });
      if (!file) return;
      const done = await importing.start({ file: tokenOf(file) });
      if (done !== undefined) await announceDone();
    },
    carryOut: async (model, name) => {
      const file = await shell?.chooseSave({
        purpose: 'mapping',
        title: 'Export the matching model',
        suggestedName: `${name}.json`,
      });
      if (!file) return;
      const done = await exporting.start({ model, file: tokenOf(file) });
      if (done !== undefined) written(file, `Wrote the model to ${file.name}`);
    },
    forSplink: async (dialect) => {
      const file = await shell?.chooseSave({
        purpose: 'mapping',
        title: 'Export settings for Splink',
        suggestedName: `splink-settings-${dialect}.json`,
      });
      if (!file) return;
      const done = await splink.start({ file: tokenOf(file), dialect });
      if (done === undefined) return;
      const rest =
        done.leftOut.length === 0 ? '' : `; ${counted(done.leftOut.length, 'part')} without a counterpart in SQL`;
      written(
        file,
        `Wrote ${counted(done.comparisons, 'comparison')} and ${counted(done.rules, 'blocking rule')}${rest}`,
      );
    },
  };
}
