// The latest imports in short, for the start of the Import screen; the rest is on a screen of its own.
import { Anchor, Table, Text, Title } from '@mantine/core';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { Figure } from '../../ui/Figures.tsx';
import { counted } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import './batches.css';

const shown = 5;

export function EarlierImports() {
  const batches = useRead('batches.list', {}).value ?? [];
  return (
    <section aria-labelledby="import-earlier" className="earlier-imports">
      <div className="earlier-imports__head">
        <Title order={2} size="h3" id="import-earlier">
          Earlier imports
        </Title>
        <Anchor component="button" type="button" size="sm" onClick={() => navigate({ kind: 'imports' })}>
          {batches.length > 0 ? `All ${counted(batches.length, 'import')} and the watch folder` : 'Watch a folder'}
        </Anchor>
      </div>
      {batches.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>File</Table.Th>
              <Table.Th>When</Table.Th>
              <Table.Th ta="right">Rows</Table.Th>
              <Table.Th ta="right">Created</Table.Th>
              <Table.Th ta="right">Updated</Table.Th>
              <Table.Th ta="right">Set aside</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {batches.slice(0, shown).map((batch) => (
              <Table.Tr key={batch.id}>
                <Table.Td maw={360}>
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    className="truncate earlier-imports__file"
                    title={batch.fileName}
                    onClick={() => navigate({ kind: 'imports', batch: batch.id })}
                  >
                    {batch.fileName}
                  </Anchor>
                  {batch.undoneBy !== null && (
                    <Text span size="xs" c="dimmed">
                      {' '}
                      taken back
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <RelativeTime at={batch.importedAt} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure value={batch.rowCount} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure value={batch.created} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure value={batch.updated} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure value={batch.rejected} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
