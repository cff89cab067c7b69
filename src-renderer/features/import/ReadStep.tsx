// Step one: how the file is read, with the raw text and the table it gives side by side. A view.
import { NumberInput, Select, Text, Title } from '@mantine/core';
import type { ImportPreview } from '../../../src-shared/contract/import.ts';
import type { FileReading } from '../../../src-shared/model/import-mapping.ts';
import { counted } from '../../ui/numbers.ts';
import { SurenessDot } from './SurenessDot.tsx';

interface ReadStepProps {
  preview: ImportPreview;
  /** What a person set instead of the guesses. */
  chosen: Partial<FileReading>;
  onRead: (reading: Partial<FileReading>) => void;
}

const encodings = [
  ['utf-8', 'Unicode (UTF-8)'],
  ['windows-1252', 'Western (Windows-1252)'],
  ['utf-16le', 'Unicode (UTF-16 LE)'],
  ['utf-16be', 'Unicode (UTF-16 BE)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['iso-8859-2', 'Central European (ISO 8859-2)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['windows-1255', 'Hebrew (Windows-1255)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['euc-jp', 'Japanese (EUC)'],
  ['euc-kr', 'Korean (EUC)'],
  ['gb18030', 'Chinese (GB 18030)'],
  ['big5', 'Chinese (Big5)'],
  ['macintosh', 'Western (Mac)'],
] as const;
const delimiters = [
  [',', 'Comma'],
  [';', 'Semicolon'],
  ['\t', 'Tab'],
  ['|', 'Vertical bar'],
  [':', 'Colon'],
  [' ', 'Blank'],
] as const;
const quotes = [
  ['"', 'Double "…"'],
  ["'", "Single '…'"],
  ['', 'None'],
] as const;
const shownRows = 8;

export function ReadStep({ preview, chosen, onRead }: ReadStepProps) {
  const { reading, confidence } = preview;
  return (
    <div className="import-read">
      <section className="import-read__choices" aria-label="How the file is read">
        <Choice
          label="Encoding"
          value={reading.encoding}
          level={levelOf(confidence.encoding)}
          because={chosen.encoding ? 'chosen by you' : preview.because.encoding}
          options={withPresent(encodings, reading.encoding)}
          onChange={(encoding) => onRead({ encoding })}
        />
        <Choice
          label="Between columns"
          value={reading.delimiter}
          level={levelOf(confidence.dialect)}
          because={chosen.delimiter ? 'chosen by you' : 'it gives the most regular rows'}
          options={withPresent(delimiters, reading.delimiter)}
          onChange={(delimiter) => onRead({ delimiter })}
        />
        <Choice
          label="Quotes"
          value={reading.quote === '' ? 'none' : reading.quote}
          level={levelOf(confidence.dialect)}
          because={chosen.quote === undefined ? 'found around cells' : 'chosen by you'}
          options={quotes.map(([value, label]) => ({ value: value === '' ? 'none' : value, label }))}
          onChange={(quote) => onRead({ quote: quote === 'none' ? '' : quote })}
        />
        <div className="import-choice">
          <NumberInput
            label={
              <span className="import-choice__label">
                Row with column names
                <SurenessDot
                  level={levelOf(confidence.header)}
                  because={
                    chosen.headerRow === undefined ? 'its cells are names, the rows below are values' : 'chosen by you'
                  }
                />
              </span>
            }
            description="0 when there is none"
            inputWrapperOrder={['label', 'input', 'description']}
            min={0}
            max={200}
            clampBehavior="strict"
            value={reading.headerRow}
            onChange={(value) =>
              typeof value === 'number' && value !== reading.headerRow && onRead({ headerRow: value })
            }
          />
        </div>
        <Text size="sm" c="dimmed" className="figures">
          {counted(preview.columns.length, 'column')}
          {preview.proposal.source && ` · recognised as ${preview.proposal.source.name}`}
          {preview.unreadable > 0 && ` · ${counted(preview.unreadable, 'character')} cannot be read in this encoding`}
        </Text>
      </section>
      <div className="import-read__panes">
        <section aria-labelledby="import-raw" className="import-pane">
          <Title order={2} size="h3" id="import-raw">
            The file
          </Title>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too */}
          <pre className="import-raw" tabIndex={0}>
            {preview.raw
              .split(/\r\n?|\n/)
              .slice(0, 14)
              .join('\n')}
          </pre>
        </section>
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
          {preview.preamble.length > 0 && (
            <Text size="xs" c="dimmed" mt={6}>
              {counted(preview.preamble.length, 'line')} above the column names{' '}
              {preview.preamble.length === 1 ? 'is' : 'are'} left out.
            </Text>
          )}
        </section>
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  level: 'sure' | 'likely' | 'unsure';
  because: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, value, level, because, options, onChange }: ChoiceProps) {
  return (
    <div className="import-choice">
      <Select
        label={
          <span className="import-choice__label">
            {label}
            <SurenessDot level={level} because={because} />
          </span>
        }
        allowDeselect={false}
        data={options}
        value={value}
        onChange={(next) => next !== null && next !== value && onChange(next)}
      />
    </div>
  );
}

function levelOf(confidence: number): 'sure' | 'likely' | 'unsure' {
  return confidence >= 0.85 ? 'sure' : confidence >= 0.6 ? 'likely' : 'unsure';
}

function withPresent(
  options: readonly (readonly [string, string])[],
  present: string,
): { value: string; label: string }[] {
  const known = options.map(([value, label]) => ({ value, label }));
  return known.some(({ value }) => value === present) ? known : [...known, { value: present, label: present }];
}
