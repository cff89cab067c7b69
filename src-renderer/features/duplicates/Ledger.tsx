// What was decided: merges with a way back for each, and pairs called different or the same with a way to forget it.
import { Button, Pagination, SegmentedControl, Text } from '@mantine/core';
import { IconArrowBackUp, IconArrowMerge, IconArrowsSplit2, IconDownload, IconEqual } from '@tabler/icons-react';
import { useState } from 'react';
import { tokenOf } from '../../app/files.ts';
import { useJob, useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';

const pageSize = 50;

/** All merges, the newest first. */
export function MergeLedger() {
  const [page, setPage] = useState(1);
  const { value } = useRead('duplicates.merges', { offset: (page - 1) * pageSize, limit: pageSize });
  const unmerge = useWrite('duplicates.unmerge');
  const crosswalk = useJob('export.crosswalk');
  const exportCrosswalk = async (): Promise<void> => {
    const file = await shell?.chooseSave({
      purpose: 'export',
      title: 'Export old and new ids',
      suggestedName: 'ids-after-merging.csv',
    });
    if (!file) return;
    const done = await crosswalk.start({ file: tokenOf(file) });
    if (!done) return;
    toastDone({
      message: `Wrote ${done.fileName}: where every source id and merged contact went`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
    });
  };
  if (!value) return null;
  if (value.total === 0) {
    return (
      <EmptyState icon={IconArrowMerge} title="Nothing was merged yet">
        Every merge is listed here and can be taken back by itself, at any time, with every field as it was.
      </EmptyState>
    );
  }
  const takeBack = async (merge: number): Promise<void> => {
    if ((await unmerge.run({ merge })) !== undefined) await announceDone();
  };
  return (
    <div className="ledger">
      <Button
        variant="default"
        leftSection={<IconDownload size={15} aria-hidden />}
        onClick={() => void exportCrosswalk()}
        loading={crosswalk.isRunning}
        className="ledger__export"
      >
        Export old and new ids…
      </Button>
      <ul>
        {value.merges.map((merge) => (
          <li key={merge.id}>
            <span className="ledger__what">
              <button
                type="button"
                className="compare__link truncate"
                dir="auto"
                onClick={() => navigate({ kind: 'contacts', contact: merge.winner })}
              >
                {merge.winnerName}
              </button>
              <Text span size="sm" c="dimmed" className="truncate" dir="auto">
                from {merge.losers.map(({ name, id }) => `${name} (${id})`).join(', ')}
                {merge.taken.length > 0 && ` · changed: ${merge.taken.join(', ')}`}
              </Text>
            </span>
            <Text span size="sm" c="dimmed" className="ledger__when">
              <RelativeTime at={merge.mergedAt} />
            </Text>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              disabled={unmerge.isRunning}
              onClick={() => void takeBack(merge.id)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
      <Pages total={value.total} page={page} onPage={setPage} />
    </div>
  );
}

/** Pairs a person decided, the newest first: those kept apart, and those said to be the same. */
export function DecisionList() {
  const [decision, setDecision] = useState<'same' | 'different'>('different');
  const [page, setPage] = useState(1);
  const { value } = useRead('matchLabels.list', { decision, offset: (page - 1) * pageSize, limit: pageSize });
  const forget = useWrite('matchLabels.forget');
  const mayWrite = useMayWrite();
  if (!value) return null;
  const run = async (answer: number): Promise<void> => {
    if ((await forget.run({ answer })) !== undefined) await announceDone();
  };
  return (
    <div className="ledger">
      <SegmentedControl
        className="ledger__export"
        aria-label="Which answers"
        value={decision}
        onChange={(next) => {
          setDecision(next === 'same' ? 'same' : 'different');
          setPage(1);
        }}
        data={[
          { value: 'different', label: `Kept apart ${formatNumber(value.different)}` },
          { value: 'same', label: `Said to be the same ${formatNumber(value.same)}` },
        ]}
      />
      {value.total === 0 &&
        (decision === 'different' ? (
          <EmptyState icon={IconArrowsSplit2} title="No pair was called different yet">
            Contacts you call different are never proposed together again, not in later runs and not after another
            import.
          </EmptyState>
        ) : (
          <EmptyState icon={IconEqual} title="No pair was said to be the same yet">
            What you answer in Teach is listed here and can be taken back. Merges are listed under Merged.
          </EmptyState>
        ))}
      <ul>
        {value.answers.map((each) => (
          <li key={each.id}>
            <span className="ledger__what">
              <span className="truncate" dir="auto">
                {each.leftName}{' '}
                <Text span size="sm" c="dimmed">
                  ({each.left})
                </Text>{' '}
                and {each.rightName}{' '}
                <Text span size="sm" c="dimmed">
                  ({each.right})
                </Text>
              </span>
            </span>
            <Text span size="sm" c="dimmed" className="ledger__when">
              <RelativeTime at={each.answeredAt} />
            </Text>
            <Button variant="default" disabled={!mayWrite || forget.isRunning} onClick={() => void run(each.id)}>
              {each.decision === 'different' ? 'Compare again' : 'Forget'}
            </Button>
          </li>
        ))}
      </ul>
      <Pages total={value.total} page={page} onPage={setPage} />
    </div>
  );
}

function Pages({ total, page, onPage }: { total: number; page: number; onPage: (page: number) => void }) {
  const pages = Math.ceil(total / pageSize);
  return pages > 1 ? <Pagination size="sm" total={pages} value={page} onChange={onPage} mt={12} /> : null;
}
