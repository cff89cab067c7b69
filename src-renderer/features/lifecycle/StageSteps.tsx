// The funnel: how many go from each stage to the next, and how long it takes.
import { Table, Text } from '@mantine/core';
import type { LifecycleStep } from '../../../src-shared/contract/lifecycle.ts';
import { type LifecycleVocabulary, stageNames } from '../../../src-shared/rules/lifecycle-stages.ts';
import { FillBar } from '../../ui/FillBar.tsx';
import { counted, formatNumber, formatShare } from '../../ui/numbers.ts';

interface StageStepsProps {
  steps: readonly LifecycleStep[];
  vocabulary: LifecycleVocabulary;
}

export function StageSteps({ steps, vocabulary }: StageStepsProps) {
  const names = stageNames[vocabulary];
  return (
    <section aria-labelledby="stage-steps-title">
      <div className="lifecycle__title">
        <h3 id="stage-steps-title">How many move on, and how fast</h3>
      </div>
      <Table className="lifecycle__table" verticalSpacing={4} horizontalSpacing={12}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Step</Table.Th>
            <Table.Th ta="right">Entered</Table.Th>
            <Table.Th ta="right">Moved on so</Table.Th>
            <Table.Th ta="right">So far</Table.Th>
            <Table.Th>Expected in the end</Table.Th>
            <Table.Th ta="right">Half within</Table.Th>
            <Table.Th ta="right">Median of those who did</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps
            .filter(({ entered }) => entered > 0)
            .map((step) => (
              <Table.Tr key={`${step.from} ${step.to}`}>
                <Table.Td fw={600}>
                  {names[step.from]} → {names[step.to]}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {formatNumber(step.entered)}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {formatNumber(step.moved)}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {formatShare(step.moved / step.entered)}
                </Table.Td>
                <Table.Td>
                  <FillBar share={step.share} label={`${names[step.from]} to ${names[step.to]}, expected in the end`} />
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {step.medianDays === null ? (
                    <span className="quiet">fewer than half</span>
                  ) : (
                    counted(step.medianDays, 'day')
                  )}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {step.medianDaysOfMoved === null ? '–' : counted(step.medianDaysOfMoved, 'day')}
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt={6} maw={760}>
        Every time somebody was in a stage counts. “Expected in the end” and “Half within” count those who are still in
        it for as long as they have been there (Aalen–Johansen estimate); the last column knows only those who moved on,
        so it is too short while many are still waiting.
      </Text>
    </section>
  );
}
