// What a comparison found: who is in both, who may be, who is in one list only; what can be done with each part, and the
// evidence beside the chosen link.
import { Button, Group, Pagination, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconDownload, IconTag, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import type { LinkCounts, LinkDone, LinkPart } from '../../../src-shared/contract/link-files.ts';
import { useCommands } from '../../app/commands.ts';
import { core } from '../../app/core-client.ts';
import { tokenOf } from '../../app/files.ts';
import { failures, useJob, useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { openTagContacts } from '../tags/index.ts';
import { LinkEvidence } from './LinkEvidence.tsx';
import { LinkList } from './LinkList.tsx';

const pageSize = 100;
/** A selection of single contacts holds no more than this. */
const mostSelected = 100_000;

export function LinkLanes({ done }: { done: LinkDone }) {
  const [counts, setCounts] = useState(done.counts);
  const [part, setPart] = useState<LinkPart>(done.counts.doubtful > 0 ? 'doubtful' : 'matched');
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<number | null>(null);
  const { result } = done;
  const rows = useRead('linkFiles.rows', { result, part, offset: (page - 1) * pageSize, limit: pageSize });
  const items = rows.isEarlier ? [] : (rows.value?.items ?? []);
  const isLinks = part === 'matched' || part === 'doubtful';
  const found = items.findIndex(({ link }) => link === chosen);
  const link = isLinks ? (items[Math.max(0, found)]?.link ?? null) : null;
  const open = (next: LinkPart): void => {
    setPart(next);
    setPage(1);
    setChosen(null);
  };
  const takeBack = async (decided: number): Promise<void> => {
    try {
      setCounts(await core.request('linkFiles.decide', { result, link: decided, decision: 'open' }));
      setChosen(decided);
      rows.refetch();
    } catch (error) {
      failures.show(error as Error);
    }
  };
  const decide = async (decision: 'same' | 'different'): Promise<void> => {
    if (link === null) return;
    try {
      const next = items[Math.max(0, found) + 1]?.link ?? null;
      setCounts(await core.request('linkFiles.decide', { result, link, decision }));
      setChosen(next);
      rows.refetch();
      toastDone({
        message: decision === 'same' ? 'Moved to those in both' : 'Kept apart in this comparison',
        next: { label: 'Take back', run: () => void takeBack(link) },
      });
    } catch (error) {
      failures.show(error as Error);
    }
  };
  useCommands([
    {
      id: 'linkFiles.same',
      title: 'These two are the same',
      section: 'This screen',
      keys: ['S'],
      when: () => link !== null && part === 'doubtful',
      run: () => void decide('same'),
    },
    {
      id: 'linkFiles.different',
      title: 'These two are different',
      section: 'This screen',
      keys: ['D'],
      when: () => link !== null,
      run: () => void decide('different'),
    },
  ]);
  const total = rows.value?.total ?? 0;
  return (
    <div className="link-lanes">
      <div className="link-lanes__head">
        <SegmentedControl
          aria-label="Part of the result"
          value={part}
          onChange={(next) => open(next as LinkPart)}
          data={[
            { value: 'matched', label: `In both ${formatNumber(counts.matched)}` },
            { value: 'doubtful', label: `Doubtful ${formatNumber(counts.doubtful)}` },
            { value: 'onlyLeft', label: `Only here ${formatNumber(counts.onlyLeft)}` },
            { value: 'onlyRight', label: `Only in the file ${formatNumber(counts.onlyRight)}` },
          ]}
        />
        <PartActions done={done} part={part} count={counts[part]} />
      </div>
      <Text size="sm" c="dimmed" className="link-lanes__meaning">
        {meaningOf(part, done, counts)}
      </Text>
      <div className="link-lanes__body" data-single={!isLinks || undefined}>
        <div className="link-lanes__list">
          <LinkList items={items} part={part} chosen={link} isLoading={rows.isLoading} onChoose={setChosen} />
          {total > pageSize && (
            <Pagination m={12} size="sm" value={page} onChange={setPage} total={Math.ceil(total / pageSize)} />
          )}
        </div>
        {isLinks && link !== null && (
          <LinkEvidence key={link} result={result} link={link} part={part} onDecide={(said) => void decide(said)} />
        )}
      </div>
    </div>
  );
}

function meaningOf(part: LinkPart, { rightName }: LinkDone, counts: LinkCounts): string {
  const repeats = (count: number) =>
    count === 0 ? '' : ` ${counted(count, 'of them repeats', 'of them repeat')} one that is in both.`;
  switch (part) {
    case 'matched':
      return `Contacts that are in ${rightName} as well, the surest first.`;
    case 'doubtful':
      return 'Likely the same, but not certain, or another fits almost as well. Say which are.';
    case 'onlyLeft':
      return `Contacts that ${rightName} does not have.${repeats(counts.leftRepeats)}`;
    case 'onlyRight':
      return `Rows of ${rightName} that are no contact here.${repeats(counts.rightRepeats)}`;
  }
}

const fileNames: Record<LinkPart, string> = {
  matched: 'in both',
  doubtful: 'doubtful',
  onlyLeft: 'only in contacts',
  onlyRight: 'only in the file',
};

/** Export, select and tag what a part holds. */
function PartActions({ done, part, count }: { done: LinkDone; part: LinkPart; count: number }) {
  const save = useJob('linkFiles.save');
  const mayWrite = useMayWrite();
  const { result } = done;
  const exportPart = async (): Promise<void> => {
    const stem = done.rightName.replace(/\.[^.]+$/, '');
    const file = await shell?.chooseSave({
      purpose: 'export',
      title: 'Export this part',
      suggestedName: `${stem}, ${fileNames[part]}.csv`,
    });
    if (!file) return;
    const written = await save.start({ result, part, file: tokenOf(file) });
    if (!written) return;
    toastDone({
      message: `Wrote ${counted(written.rows, 'row')} to ${file.name}`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
    });
  };
  const withContacts = async (then: (contacts: number[]) => void): Promise<void> => {
    try {
      then((await core.request('linkFiles.contacts', { result, part })).contacts);
    } catch (error) {
      failures.show(error as Error);
    }
  };
  const isTooMany = count > mostSelected;
  const why = isTooMany ? `More than ${formatNumber(mostSelected)} contacts: export them instead.` : '';
  return (
    <Group gap={8} wrap="nowrap">
      {part !== 'onlyRight' && (
        <Tooltip label={why} disabled={!isTooMany}>
          <Group gap={8} wrap="nowrap">
            <Button
              variant="default"
              leftSection={<IconUsersGroup size={15} aria-hidden />}
              disabled={count === 0 || isTooMany}
              onClick={() =>
                void withContacts((selected) => navigate({ kind: 'contacts', scope: { kind: 'everyone' }, selected }))
              }
            >
              Select these contacts
            </Button>
            <Button
              variant="default"
              leftSection={<IconTag size={15} aria-hidden />}
              disabled={count === 0 || isTooMany || !mayWrite}
              onClick={() =>
                void withContacts((ids) =>
                  openTagContacts({ selection: { kind: 'ids', ids }, count: ids.length, mode: 'assign' }),
                )
              }
            >
              Tag them…
            </Button>
          </Group>
        </Tooltip>
      )}
      <Button
        variant="default"
        leftSection={<IconDownload size={15} aria-hidden />}
        disabled={count === 0}
        loading={save.isRunning}
        onClick={() => void exportPart()}
      >
        Export…
      </Button>
    </Group>
  );
}
