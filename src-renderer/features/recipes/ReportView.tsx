// What a run did or would do: in all, step by step with what was left and why, and the first values before and after.
import { Button, Table, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecipeReport, StepReport } from '../../../src-shared/contract/recipes.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';

interface ReportViewProps {
  report: RecipeReport;
  isDone: boolean;
  onSave: () => void;
}

export function ReportView({ report, isDone, onSave }: ReportViewProps) {
  const { contacts, changing, selected, unsettled, steps, examples, scope } = report;
  const verb = isDone ? 'Changed' : 'Would change';
  return (
    <section className="report-view" aria-label={isDone ? 'What the run did' : 'What would change'}>
      <div className="report-view__head">
        <Text size="sm" fw={600} className="figures">
          {contacts === 0
            ? `${isDone ? 'Changed nothing' : 'Nothing would change'} in ${counted(selected, 'contact')} (${scope})`
            : `${verb} ${counted(changing, 'value')} of ${counted(contacts, 'contact')}, of ${formatNumber(selected)} (${scope})`}
        </Text>
        <Button size="compact-xs" variant="subtle" onClick={onSave}>
          Save as CSV…
        </Button>
      </div>
      {unsettled > 0 && (
        <Text size="sm" c="var(--attention-ink)">
          Steps take each other back on {counted(unsettled, 'contact')}; they stay as they are. Change the order, or
          switch one of the steps off.
        </Text>
      )}
      <Table className="report-view__table" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Step</Table.Th>
            <Table.Th ta="right">{isDone ? 'Changed' : 'Would change'}</Table.Th>
            <Table.Th ta="right">Left</Table.Th>
            <Table.Th ta="right">Contacts</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map((step) => (
            <StepLines key={step.number} step={step} />
          ))}
        </Table.Tbody>
      </Table>
      {examples.length > 0 && (
        <Table className="report-view__table" verticalSpacing={4} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>The first contacts</Table.Th>
              <Table.Th w="18%">Field</Table.Th>
              <Table.Th>Before</Table.Th>
              <Table.Th>After</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {examples.map((example, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a contact stands here with each of its values
              <Table.Tr key={index}>
                <Table.Td className="truncate" dir="auto">
                  {example.name}
                </Table.Td>
                <Table.Td c="dimmed">{example.column}</Table.Td>
                <Value value={example.before} />
                <Value value={example.after} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

const linesShown = 12;

function StepLines({ step }: { step: StepReport }) {
  const [isOpen, setOpen] = useState(false);
  const { number, sentence, status, why, changed, left, contacts, lines, moreLines } = step;
  const more = lines.length - linesShown + moreLines;
  return (
    <>
      <Table.Tr data-off={status !== 'ran' || undefined}>
        <Table.Td>
          {lines.length > 0 ? (
            <UnstyledButton className="report-view__step" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
              <span>
                {number}. {sentence}
              </span>
            </UnstyledButton>
          ) : (
            <span className="report-view__plain">
              {number}. {sentence}
            </span>
          )}
          {status !== 'ran' && (
            <Text size="xs" c={status === 'off' ? 'dimmed' : 'var(--attention-ink)'}>
              {status === 'off' ? 'Off' : `Skipped: ${why}`}
            </Text>
          )}
        </Table.Td>
        {[changed, left, contacts].map((count, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move
          <Table.Td key={index} ta="right" className="figures">
            {status === 'ran' ? formatNumber(count) : '–'}
          </Table.Td>
        ))}
      </Table.Tr>
      {isOpen && (
        <Table.Tr>
          <Table.Td colSpan={4}>
            <ul className="report-view__lines">
              {lines.slice(0, linesShown).map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a report never move
                <li key={index}>
                  <span className="figures quiet">{formatNumber(line.count)} × </span>
                  {line.column}: <q dir="auto">{line.before ?? 'empty'}</q>
                  {line.outcome === 'changed' && (
                    <>
                      {' → '}
                      <q dir="auto" className="report-view__after">
                        {line.after ?? 'empty'}
                      </q>
                    </>
                  )}
                  {line.why !== null && <span className="quiet"> {line.why}</span>}
                </li>
              ))}
              {more > 0 && <li className="quiet">and {counted(more, 'more kind')}; the CSV lists them</li>}
            </ul>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function Value({ value }: { value: string | null }) {
  return (
    <Table.Td className="truncate" dir="auto" title={value ?? ''} {...(value === null && { c: 'dimmed' })}>
      {value ?? 'empty'}
    </Table.Td>
  );
}
