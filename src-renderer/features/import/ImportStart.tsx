// The Import screen without a file: choose one, and what was imported before.
import { Table, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRead } from '../../app/live.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Figure } from '../../ui/Figures.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { PasteBox } from './PasteBox.tsx';

export function ImportStart({ onChoose }: { onChoose: () => void }) {
  const batches = useRead('import.batches', {}).value ?? [];
  return (
    <div className="page">
      <PageHeader title="Import" />
      <div className="page__scroll import-start">
        <EmptyState
          icon={IconFileImport}
          title="Bring in a customer list"
          action={{ label: 'Choose a file…', run: onChoose }}
        >
          A CSV, workbook, JSON file, vCards or zip archive from any CRM, shop or mailing tool. Columns are recognised,
          you see what would happen before anything is kept, and the whole import can be undone. Or drop files anywhere
          in this window.
        </EmptyState>
        <PasteBox />
        {batches.length > 0 && (
          <section aria-labelledby="import-earlier" className="import-earlier">
            <Title order={2} size="h3" id="import-earlier" mb={8}>
              Earlier imports
            </Title>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>File</Table.Th>
                  <Table.Th>When</Table.Th>
                  <Table.Th ta="right">Rows</Table.Th>
                  <Table.Th ta="right">Created</Table.Th>
                  <Table.Th ta="right">Updated</Table.Th>
                  <Table.Th ta="right">Unchanged</Table.Th>
                  <Table.Th ta="right">Set aside</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {batches.map((batch) => (
                  <Table.Tr key={batch.id}>
                    <Table.Td>
                      <Text size="sm" className="truncate" maw={360} title={batch.fileName}>
                        {batch.fileName}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <RelativeTime at={batch.importedAt} />
                    </Table.Td>
                    {[batch.rowCount, batch.created, batch.updated, batch.unchanged, batch.rejected].map(
                      (value, index) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
                        <Table.Td key={index} ta="right">
                          <Figure value={value} />
                        </Table.Td>
                      ),
                    )}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )}
      </div>
    </div>
  );
}
