// Step one: how the file is read, with the raw text and the table it gives side by side. A view.
import { Alert, Switch, Text, Title } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import type { ImportPreview } from '../../../src-shared/contract/import.ts';
import type { FileReading } from '../../../src-shared/model/import-mapping.ts';
import { counted } from '../../ui/numbers.ts';
import { FixedColumns } from './FixedColumns.tsx';
import { ReadingChoices } from './ReadingChoices.tsx';

interface ReadStepProps {
  preview: ImportPreview;
  onRead: (reading: Partial<FileReading>) => void;
}

const shownRows = 8;

export function ReadStep({ preview, onRead }: ReadStepProps) {
  const { preamble, footer, raw } = preview;
  const lines = raw.split(/\r\n?|\n/).slice(0, 14);
  return (
    <div className="import-read">
      <section className="import-read__choices" aria-label="How the file is read">
        <ReadingChoices preview={preview} onRead={onRead} />
        <Text size="sm" c="dimmed" className="figures">
          {findings(preview).join(' · ')}
        </Text>
      </section>
      <Mojibake preview={preview} onRead={onRead} />
      <div className="import-read__panes" data-single={raw === '' || undefined}>
        {raw !== '' && (
          <section aria-labelledby="import-raw" className="import-pane">
            <Title order={2} size="h3" id="import-raw">
              The file
            </Title>
            {preview.reading.format === 'fixed' ? (
              <FixedColumns
                lines={lines}
                starts={preview.reading.columnStarts}
                because={preview.because.dialect}
                onChange={(columnStarts) => onRead({ columnStarts })}
              />
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
              <pre className="import-raw" tabIndex={0}>
                {lines.join('\n')}
              </pre>
            )}
          </section>
        )}
        <section aria-labelledby="import-parsed" className="import-pane">
          <Title order={2} size="h3" id="import-parsed">
            As a table
          </Title>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too */}
          <div className="import-table" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {preview.columns.map((column) => (
                    <th key={column.header} scope="col">
                      {column.header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.rows.slice(0, shownRows).map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
                  <tr key={index}>
                    {preview.columns.map((column, at) => (
                      <td key={column.header} title={row[at]}>
                        {row[at]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </div>
      {(preamble.length > 0 || footer.length > 0) && (
        <section aria-labelledby="import-left" className="import-left">
          <Title order={2} size="h3" id="import-left">
            Left out
          </Title>
          <ul>
            {preamble.slice(0, shownRows).map((cells, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
              <LeftRow key={`above ${index}`} cells={cells} reason="above the column names" />
            ))}
            {footer.map(({ cells, reason }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
              <LeftRow key={`below ${index}`} cells={cells} reason={reason} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function LeftRow({ cells, reason }: { cells: readonly string[]; reason: string }) {
  const text = cells.filter((cell) => cell.trim() !== '').join(' · ');
  return (
    <li>
      <span className="import-left__text" title={text}>
        {text === '' ? 'Empty row' : text}
      </span>
      <span className="import-left__reason">{reason}</span>
    </li>
  );
}

/** Offers to undo a wrong decoding that the file was written with. */
function Mojibake({ preview, onRead }: ReadStepProps) {
  const { mojibake, reading } = preview;
  const [sample] = mojibake.samples;
  if (sample === undefined) return null;
  return (
    <Alert
      color="gray"
      variant="light"
      mb={20}
      icon={<IconLanguage size={18} aria-hidden />}
      title={`${counted(mojibake.cells, 'cell')} in the first rows ${mojibake.cells === 1 ? 'was' : 'were'} decoded wrongly before`}
    >
      <Text size="sm" mb={8}>
        “{sample.before}” would become “{sample.after}”.
      </Text>
      <Switch
        label="Repair them in the whole file"
        checked={reading.repairMojibake}
        onChange={(event) => onRead({ repairMojibake: event.currentTarget.checked })}
      />
    </Alert>
  );
}

function findings({ columns, proposal, unreadable, rereadLines }: ImportPreview): string[] {
  return [
    counted(columns.length, 'column'),
    ...(proposal.source === null ? [] : [`recognised as ${proposal.source.name}`]),
    ...(unreadable > 0 ? [`${counted(unreadable, 'character')} cannot be read in this encoding`] : []),
    ...(rereadLines > 0 ? [`${counted(rereadLines, 'line')} not in UTF-8, read as Windows-1252`] : []),
  ];
}
