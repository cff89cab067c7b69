// The first rows of the file as they will be.
import { ScrollArea, Text } from '@mantine/core';

interface ExportPreviewProps {
  headers: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

export function ExportPreview({ headers, rows }: ExportPreviewProps) {
  if (headers.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Choose at least one column.
      </Text>
    );
  }
  return (
    <ScrollArea type="auto" offsetScrollbars="x" className="export-preview" viewportProps={{ tabIndex: 0 }}>
      <table aria-label="First rows of the file">
        <thead>
          <tr>
            {headers.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
            <tr key={index}>
              {headers.map((header, column) => (
                <td key={header} className={typeof row[column] === 'number' ? 'figures' : undefined}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
