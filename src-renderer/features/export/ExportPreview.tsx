// The first rows of the file as they will be: a table, or the beginning of its text.
import { ScrollArea, Text } from '@mantine/core';
import type { ExportPreview as Preview } from '../../../src-shared/contract/export.ts';

/** Characters of a text preview; cards and objects of five contacts are rarely longer. */
const mostText = 6000;

export function ExportPreview({ preview: { headers, rows, text } }: { preview: Preview }) {
  if (text !== null) {
    return (
      <ScrollArea.Autosize mah={280} type="auto" className="export-preview" viewportProps={{ tabIndex: 0 }}>
        <pre>{text.slice(0, mostText)}</pre>
      </ScrollArea.Autosize>
    );
  }
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
