// The choices of step one: each guess about a file with how sure it is and why, and a way to say otherwise. A view.
import { NumberInput, Select } from '@mantine/core';
import type { ImportPreview } from '../../../src-shared/contract/import.ts';
import type { FileReading } from '../../../src-shared/model/import-mapping.ts';
import { counted, formatBytes } from '../../ui/numbers.ts';
import { SurenessDot } from './SurenessDot.tsx';

interface ReadingChoicesProps {
  preview: ImportPreview;
  onRead: (reading: Partial<FileReading>) => void;
}

const textFormats = [
  ['delimited', 'Text with columns'],
  ['fixed', 'Columns of fixed width'],
  ['json', 'JSON'],
  ['ndjson', 'JSON, line by line'],
  ['vcard', 'vCards'],
  ['ldif', 'LDIF'],
] as const;
const workbooks: Record<string, string> = {
  xlsx: 'Excel workbook',
  xls: 'Old Excel workbook',
  ods: 'OpenDocument sheet',
};
const encodings = [
  ['utf-8', 'Unicode (UTF-8)'],
  ['windows-1252', 'Western (Windows-1252)'],
  ['utf-16le', 'Unicode (UTF-16 LE)'],
  ['utf-16be', 'Unicode (UTF-16 BE)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['iso-8859-2', 'Central European (ISO 8859-2)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['iso-8859-5', 'Cyrillic (ISO 8859-5)'],
  ['ibm866', 'Cyrillic (DOS 866)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['windows-1255', 'Hebrew (Windows-1255)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['windows-1257', 'Baltic (Windows-1257)'],
  ['windows-1258', 'Vietnamese (Windows-1258)'],
  ['windows-874', 'Thai (Windows-874)'],
  ['iso-8859-15', 'Western (ISO 8859-15)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['euc-jp', 'Japanese (EUC)'],
  ['iso-2022-jp', 'Japanese (ISO 2022)'],
  ['euc-kr', 'Korean (EUC)'],
  ['gb18030', 'Chinese (GB 18030)'],
  ['gbk', 'Chinese (GBK)'],
  ['big5', 'Chinese (Big5)'],
  ['macintosh', 'Western (Mac)'],
  ['utf-32le', 'Unicode (UTF-32 LE)'],
  ['utf-32be', 'Unicode (UTF-32 BE)'],
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
  ['none', 'None'],
] as const;
const escapes = [
  ['doubled', 'Written twice: ""'],
  ['backslash', 'After a backslash: \\"'],
] as const;

export function ReadingChoices({ preview, onRead }: ReadingChoicesProps) {
  const { reading, confidence, because, sheets, members } = preview;
  const isText = !(reading.format in workbooks);
  const isDelimited = reading.format === 'delimited';
  return (
    <>
      {members.length > 0 && (
        <Choice
          label="File in the archive"
          value={reading.member}
          options={members.map(({ path, size, isReadable }) => ({
            value: path,
            label: `${path} (${formatBytes(size)})`,
            disabled: !isReadable,
          }))}
          onChange={(member) => onRead({ member })}
        />
      )}
      <Choice
        label="Kind of file"
        level={levelOf(confidence.format)}
        because={because.format}
        value={reading.format}
        options={optionsOf(isText ? textFormats : [[reading.format, workbooks[reading.format] ?? reading.format]])}
        onChange={(format) => onRead({ format: format as FileReading['format'] })}
      />
      {sheets.length > 0 && (
        <Choice
          label="Sheet"
          value={reading.sheet}
          options={sheets.map(({ name, isHidden, rows }) => ({
            value: name,
            label: `${name} (${isHidden ? 'hidden, ' : ''}${counted(rows, 'row')})`,
          }))}
          onChange={(sheet) => onRead({ sheet })}
        />
      )}
      {isText && (
        <Choice
          label="Encoding"
          level={levelOf(confidence.encoding)}
          because={because.encoding}
          value={reading.encoding}
          options={withPresent(encodings, reading.encoding)}
          onChange={(encoding) => onRead({ encoding })}
        />
      )}
      {isDelimited && (
        <>
          <Choice
            label="Between columns"
            level={levelOf(confidence.dialect)}
            because={because.dialect}
            value={reading.delimiter}
            options={withPresent(delimiters, reading.delimiter)}
            onChange={(delimiter) => onRead({ delimiter })}
          />
          <Choice
            label="Quotes"
            value={reading.quote === '' ? 'none' : reading.quote}
            options={withPresent(quotes, reading.quote === '' ? 'none' : reading.quote)}
            onChange={(quote) => onRead({ quote: quote === 'none' ? '' : quote })}
          />
          {reading.quote !== '' && (
            <Choice
              label="A quote inside quotes"
              value={reading.escape}
              options={optionsOf(escapes)}
              onChange={(style) => onRead({ escape: style as FileReading['escape'] })}
            />
          )}
        </>
      )}
      <Count
        label="Row with column names"
        note="0 when there is none"
        level={levelOf(confidence.header)}
        because={because.header}
        value={reading.headerRow}
        least={0}
        most={200}
        onChange={(headerRow) => onRead({ headerRow })}
      />
      {reading.headerRow > 0 && isNamedByPerson(reading) && (
        <Count
          label="Rows of names"
          note="joined when more than one"
          value={reading.headerRows}
          least={1}
          most={5}
          onChange={(headerRows) => onRead({ headerRow: reading.headerRow, headerRows })}
        />
      )}
      <Count
        label="Rows to leave out at the end"
        note="totals and notes"
        level={levelOf(confidence.footer)}
        because={because.footer}
        value={reading.footerRows}
        least={0}
        most={100}
        onChange={(footerRows) => onRead({ footerRows })}
      />
    </>
  );
}

const selfNaming: readonly FileReading['format'][] = ['vcard', 'ldif', 'json', 'ndjson'];

/** Cards, directories and JSON name their fields themselves. */
const isNamedByPerson = ({ format }: FileReading): boolean => !selfNaming.includes(format);

interface LabelProps {
  label: string;
  level?: 'sure' | 'likely' | 'unsure';
  because?: string;
}

function Label({ label, level, because = '' }: LabelProps) {
  return (
    <span className="import-choice__label">
      {label}
      {level !== undefined && because !== '' && <SurenessDot level={level} because={because} />}
    </span>
  );
}

interface ChoiceProps extends LabelProps {
  value: string;
  options: { value: string; label: string; disabled?: boolean }[];
  onChange: (value: string) => void;
}

function Choice({ value, options, onChange, ...label }: ChoiceProps) {
  return (
    <div className="import-choice">
      <Select
        label={<Label {...label} />}
        allowDeselect={false}
        disabled={options.length < 2}
        searchable={options.length > 10}
        data={options}
        value={value}
        onChange={(next) => next !== null && next !== value && onChange(next)}
      />
    </div>
  );
}

interface CountProps extends LabelProps {
  note: string;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
}

function Count({ note, value, least, most, onChange, ...label }: CountProps) {
  return (
    <div className="import-choice">
      <NumberInput
        label={<Label {...label} />}
        description={note}
        inputWrapperOrder={['label', 'input', 'description']}
        min={least}
        max={most}
        allowDecimal={false}
        clampBehavior="strict"
        value={value}
        onChange={(next) => typeof next === 'number' && next !== value && onChange(next)}
      />
    </div>
  );
}

function levelOf(confidence: number): 'sure' | 'likely' | 'unsure' {
  return confidence >= 0.85 ? 'sure' : confidence >= 0.6 ? 'likely' : 'unsure';
}

function optionsOf(options: readonly (readonly [string, string])[]): { value: string; label: string }[] {
  return options.map(([value, label]) => ({ value, label }));
}

function withPresent(
  options: readonly (readonly [string, string])[],
  present: string,
): { value: string; label: string }[] {
  const known = optionsOf(options);
  return known.some(({ value }) => value === present) ? known : [...known, { value: present, label: present }];
}
