// Reasons with their counts and a few of the rows behind each. A view.
import { Accordion, Text, Title } from '@mantine/core';
import type { IssueGroup } from '../../../src-shared/contract/import.ts';
import { formatNumber } from '../../ui/numbers.ts';

interface IssueGroupsProps {
  title: string;
  note: string;
  groups: readonly IssueGroup[];
}

export function IssueGroups({ title, note, groups }: IssueGroupsProps) {
  return (
    <section>
      <Title order={2} size="h3" mb={4}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb={8}>
        {note}
      </Text>
      <Accordion multiple variant="contained" order={3}>
        {groups.map((group, index) => (
          <Accordion.Item key={`${group.code} ${group.column}`} value={`${group.code}-${index}`}>
            <Accordion.Control>
              <span className="import-issue">
                <span className="figures import-issue__count">{formatNumber(group.count)}</span>
                <span className="truncate">
                  {group.column !== null && <strong>{group.column}: </strong>}
                  {group.message}
                </span>
              </span>
            </Accordion.Control>
            <Accordion.Panel>
              <table className="import-changes">
                <thead>
                  <tr>
                    <th scope="col">Row</th>
                    <th scope="col">{group.column ?? 'Cells'}</th>
                  </tr>
                </thead>
                <tbody>
                  {group.samples.map((sample) => (
                    <tr key={sample.row}>
                      <td className="figures">{formatNumber(sample.row)}</td>
                      <td>{sample.value || '(blank)'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}
