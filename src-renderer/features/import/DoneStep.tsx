// Step four: what arrived, what was set aside, what to do next, and the way back. A view with its actions.
import { Button, Group, Text, Title } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconClipboardCheck,
  IconFileDownload,
  IconListDetails,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ImportDone } from '../../../src-shared/contract/import.ts';
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { undo } from '../../app/undo.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { batchScope, useSaveRejects } from '../batches/index.ts';
import { ReadinessBrief } from '../readiness/index.ts';
import { RecipeOffer } from '../recipes/index.ts';
import { UnclaimedLink } from '../unclaimed/index.ts';
import { IssueGroups } from './IssueGroups.tsx';

export function DoneStep({ done }: { done: ImportDone }) {
  const shown = useRead('history.show', { operation: done.operation, limit: 1 }).value;
  const isUndone = shown !== undefined && shown.operation.undoneBy !== null;
  const rejects = useSaveRejects();
  return (
    <div className="import-done">
      <div className="import-done__head">
        <IconCircleCheck size={28} stroke={1.5} aria-hidden className="import-done__mark" />
        <div>
          <Title order={2} size="h2">
            {isUndone ? 'The import was taken back' : arrived(done)}
          </Title>
          <Text c="dimmed" className="figures">
            {isUndone ? 'Everything is as it was before. Redo brings the import back.' : summary(done)}
          </Text>
        </div>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          disabled={isUndone}
          onClick={() => void undo(done.operation)}
        >
          Undo this import
        </Button>
      </div>
      {!isUndone && (
        <section aria-labelledby="import-next">
          <Title order={2} size="h3" id="import-next" mb={8}>
            Next
          </Title>
          <Group gap={8}>
            <Button
              leftSection={<IconClipboardCheck size={16} aria-hidden />}
              onClick={() => navigate({ kind: 'audit' })}
            >
              Check the data
            </Button>
            <DuplicatesStep done={done} />
            <Button
              variant="default"
              leftSection={<IconUsers size={16} aria-hidden />}
              // Known contacts of a file of activities have no row of their own there, so a rule would not find them.
              onClick={() =>
                navigate(
                  done.activities > 0
                    ? { kind: 'contacts' }
                    : { kind: 'contacts', scope: batchScope({ id: done.batch, fileName: done.fileName }) },
                )
              }
            >
              {done.activities > 0 ? 'Show contacts' : 'Show these contacts'}
            </Button>
            <Button
              variant="default"
              leftSection={<IconListDetails size={16} aria-hidden />}
              onClick={() => navigate({ kind: 'imports', batch: done.batch })}
            >
              What became of each row
            </Button>
          </Group>
        </section>
      )}
      {done.unclaimed > 0 && !isUndone && <UnclaimedLink batch={done.batch} />}
      {done.rejected > 0 && !isUndone && (
        <div>
          <IssueGroups
            title={`${counted(done.rejected, 'row')} set aside`}
            note="Mend them in the saved file and import that file again."
            groups={done.rejectGroups}
          />
          <Button
            mt={12}
            variant="default"
            leftSection={<IconFileDownload size={16} aria-hidden />}
            loading={rejects.isRunning}
            onClick={() => void rejects.save(done.batch, done.fileName)}
          >
            Save these rows as CSV…
          </Button>
        </div>
      )}
      {done.warningGroups.length > 0 && !isUndone && (
        <IssueGroups
          title="Imported with a remark"
          note="The rows came in; these values deserve a look."
          groups={done.warningGroups}
        />
      )}
      {!isUndone && <RecipeOffer batch={done.batch} />}
      {!isUndone && <ReadinessBrief />}
    </div>
  );
}

/** How many of the new contacts may be here twice: of the comparison where there was one, else by equal emails and ids. */
function DuplicatesStep({ done }: { done: ImportDone }) {
  const found = useRead('duplicates.ofImport', { batch: done.batch as ImportBatchId }).value;
  const sure = found?.isCompared ? found.contacts : done.possibleDuplicates;
  const words =
    sure > 0
      ? `Review ${counted(sure, 'possible duplicate')} that came with this file`
      : found?.isCompared
        ? 'No duplicates came with this file'
        : done.created > 0
          ? 'Look for duplicates that came with this file'
          : 'Look for duplicates';
  return (
    <Button
      variant="default"
      leftSection={<IconUsersGroup size={16} aria-hidden />}
      disabled={found?.isCompared === true && sure === 0}
      onClick={() => navigate({ kind: 'duplicates', ...(done.created > 0 && { batch: done.batch }) })}
    >
      {words}
    </Button>
  );
}

function summary(done: ImportDone): string {
  return [
    counted(done.rowCount, 'row'),
    done.activities > 0 && done.created > 0 && `${counted(done.created, 'person', 'people')} added`,
    done.activities === 0 && done.created > 0 && done.updated > 0 && `${counted(done.updated, 'contact')} updated`,
    done.unchanged > 0 && `${formatNumber(done.unchanged)} already as here`,
    done.newTags.length > 0 && counted(done.newTags.length, 'new tag'),
    done.newFields.length > 0 && counted(done.newFields.length, 'new field'),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}

function arrived(done: ImportDone): string {
  if (done.activities > 0) return `${counted(done.activities, 'activity', 'activities')} arrived`;
  if (done.created > 0) return `${counted(done.created, 'contact')} arrived`;
  if (done.unclaimed > 0 && done.updated === 0)
    return `${counted(done.unclaimed, 'order arrived', 'orders arrived')} without a contact`;
  return done.updated > 0 ? `${counted(done.updated, 'contact')} updated` : 'Everything was here already';
}
