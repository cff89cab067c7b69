// What bringing a tree in would do, as figures, problems with their lines, and changes. A view.
import { Loader, Table, Text } from '@mantine/core';
import type { BookChange, BookReport } from '../../../src-shared/contract/tag-book.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';

const words: Record<BookChange['kind'], string> = {
  added: 'New',
  changed: 'Changes',
  moved: 'Moves',
  unchanged: 'Stays',
};
/** Nobody reads more rows than these in a dialog; the figures count all. */
const mostRows = 300;

export function PlanView({ report, isWorking }: { report: BookReport | null; isWorking: boolean }) {
  if (report === null)
    return isWorking ? (
      <div className="book-plan__wait">
        <Loader size="sm" />
        <Text size="sm" c="dimmed">
          Looking what would change
        </Text>
      </div>
    ) : null;
  const { changes, problems } = report;
  return (
    <div className="book-plan">
      <PlanFigures report={report} />
      {problems.length > 0 && (
        <section className="book-plan__list" aria-label="Problems">
          <Table className="tag-table" stickyHeader verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={56} ta="right">
                  Line
                </Table.Th>
                <Table.Th>Problem</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {problems.slice(0, mostRows).map(({ line, kind, message }) => (
                <Table.Tr key={`${line} ${message}`}>
                  <Table.Td ta="right" className="figures">
                    {line === null ? '' : formatNumber(line)}
                  </Table.Td>
                  <Table.Td c={kind === 'left-out' ? 'var(--attention-ink)' : 'var(--ink)'}>
                    <bdi className="book-plan__words">{message}</bdi>
                    {kind === 'left-out' && ' Left out.'}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <More count={problems.length} />
        </section>
      )}
      {changes.length > 0 && (
        <section className="book-plan__list" aria-label="Changes">
          <Table className="tag-table" stickyHeader verticalSpacing={4} layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={80}>What</Table.Th>
                <Table.Th>Tag</Table.Th>
                <Table.Th w="34%">How</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.slice(0, mostRows).map(({ kind, path, detail }) => (
                <Table.Tr key={path}>
                  <Table.Td c={kind === 'added' ? 'var(--done-ink)' : 'var(--ink)'}>{words[kind]}</Table.Td>
                  <Table.Td className="truncate" title={path} dir="auto">
                    {path}
                  </Table.Td>
                  <Table.Td className="truncate" c="dimmed" title={detail ?? ''}>
                    {detail}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <More count={changes.length} />
        </section>
      )}
    </div>
  );
}

function More({ count }: { count: number }) {
  return count > mostRows ? (
    <Text size="xs" c="dimmed" p={6}>
      And {formatNumber(count - mostRows)} more
    </Text>
  ) : null;
}

function PlanFigures({ report: { added, changed, moved, unchanged, leftOut } }: { report: BookReport }) {
  if (added + changed + moved === 0 && leftOut === 0)
    return <Text size="sm">{counted(unchanged, 'tag')}, all as they are here already. There is nothing to do.</Text>;
  const figures = [
    [added, 'new'],
    [changed, changed === 1 ? 'changes' : 'change'],
    [moved, moved === 1 ? 'moves' : 'move'],
    [unchanged, 'unchanged'],
    [leftOut, 'left out'],
  ] as const;
  return (
    <div className="book-plan__figures">
      {figures.map(([figure, word]) => (
        <span key={word} data-zero={figure === 0 || undefined}>
          <b className="figures">{formatNumber(figure)}</b> {word}
        </span>
      ))}
    </div>
  );
}
