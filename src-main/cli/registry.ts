// Every command, in the order help lists them. Names only.
import type { Command } from './command.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { convertCommand } from './commands/convert.ts';
import { duplicatesCommand } from './commands/duplicates.ts';
import { exportCommand } from './commands/export.ts';
import { historyCommand } from './commands/history.ts';
import { importCommand } from './commands/import.ts';
import { lifecycleCommand } from './commands/lifecycle.ts';
import { mapCommand } from './commands/map.ts';
import { mergeCommand } from './commands/merge.ts';
import { recipeExportCommand, recipeListCommand, recipeRunCommand } from './commands/recipe.ts';
import { rfmCommand } from './commands/rfm.ts';
import { segmentCommand } from './commands/segment.ts';
import { tagsExportCommand, tagsImportCommand } from './commands/tags.ts';
import { tagsCheckCommand } from './commands/tags-check.ts';
import { tagsRunCommand } from './commands/tags-run.ts';
import { undoCommand } from './commands/undo.ts';

export const commands: readonly Command[] = [
  importCommand,
  mapCommand,
  convertCommand,
  auditCommand,
  recipeRunCommand,
  recipeListCommand,
  recipeExportCommand,
  duplicatesCommand,
  mergeCommand,
  tagsCheckCommand,
  tagsRunCommand,
  tagsExportCommand,
  tagsImportCommand,
  segmentCommand,
  rfmCommand,
  lifecycleCommand,
  exportCommand,
  historyCommand,
  undoCommand,
  checkCommand,
  backupCommand,
];
