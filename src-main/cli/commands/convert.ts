// tagstead convert: any contact file as a clean CSV file.
import type { FileReading } from '../../../src-shared/model/import-mapping.ts';
import { Refusal } from '../../../src-shared/model/refusal.ts';
import { csvWriter } from '../../core/engines/export/csv-writer.ts';
import { SourceFile } from '../../core/features/import/source-file.ts';
import { createSafeFile, type SafeFile } from '../../core/files/safe-file.ts';
import { type CommandContext, type CommandReport, defineCommand } from '../command.ts';
import { counted, plainText } from '../output.ts';
import { chosenReading, dataPath, readingLine, readingOptions } from '../read-file.ts';

const sampleRows = 300;

export const convertCommand = defineCommand({
  name: 'convert',
  summary: 'Read any contact file and write it as clean CSV',
  arguments: [
    { name: 'FILE', help: 'CSV and its kin, a workbook, JSON, vCards, or a zip archive with one of them' },
    { name: 'OUT.csv', help: 'the file to write; an ordinary file of that name is replaced' },
  ],
  options: readingOptions,
  notes: [
    'Finds out encoding, delimiter, quotes, column names and what stands above and below the table; options say otherwise.',
    'Writes UTF-8 as RFC 4180 has it: a row of names first, commas, CRLF, every value as it was read.',
  ],
  examples: [
    'tagstead convert export.xlsx contacts.csv --sheet Customers',
    'tagstead convert contacts.vcf contacts.csv',
  ],
  run: async ({ words: [path = '', out = ''], options }, context) => {
    const file = createSafeFile(dataPath(out), dataPath(path));
    try {
      return await convert(path, out, file, chosenReading(options), context);
    } finally {
      file.discard();
    }
  },
});

async function convert(
  path: string,
  out: string,
  file: SafeFile,
  chosen: Partial<FileReading>,
  context: CommandContext,
): Promise<CommandReport> {
  let source: SourceFile;
  try {
    source = new SourceFile(dataPath(path));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'empty-file') throw error;
    file.finish(); // an empty table is an empty table
    return { exit: 0, lines: [`${path} is empty, so ${out} is.`], document: { file: out, rows: 0, columns: 0 } };
  }
  try {
    const { reading, headers, footer, mojibake, because, confidence } = source.sample(chosen, sampleRows);
    const writer = csvWriter('exact');
    const { headerRow, firstDataRow } = reading;
    const width = headers.length;
    let count = 0;
    file.write(writer.start);
    if (headerRow === 0) file.write(writer.rows([headers]));
    const pieces = source.rows(reading, (cells, row) => {
      const isNames = row === headerRow;
      if (!isNames && row < firstDataRow) return;
      while (cells.length < width) cells.push('');
      file.write(writer.rows([cells]));
      if (!isNames) count++;
    });
    let step = pieces.next();
    for (; !step.done; step = pieces.next()) {
      context.signal.throwIfAborted();
      context.progress.show({ phase: 'Converting', done: step.value, total: source.size });
      await new Promise(setImmediate); // so that Ctrl+C is heard
    }
    const size = file.finish();
    const unreadable = step.value;
    return {
      exit: 0,
      lines: [
        readingLine(reading, width),
        `Wrote ${counted(count, 'row')} to ${out}.`,
        ...footer.map(
          ({ cells, reason }) => `Left out: ${plainText(cells.filter(Boolean).join(', ')).slice(0, 100)} (${reason}).`,
        ),
        ...(unreadable > 0 ? [`${counted(unreadable, 'character')} could not be read in ${reading.encoding}.`] : []),
        ...(mojibake.cells > 0 && !reading.repairMojibake
          ? [
              `Decoded wrongly before, it seems: ${plainText(mojibake.samples[0]?.before ?? '')}. --repair puts that right.`,
            ]
          : []),
      ],
      document: {
        file: out,
        rows: count,
        columns: width,
        size,
        unreadable,
        reading,
        confidence,
        because,
        footer,
        mojibake,
      },
    };
  } finally {
    source.close();
  }
}
