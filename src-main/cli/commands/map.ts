// tagstead map: how a file would be read and what its columns would become, without importing it.
import { parseTarget, targetLabel } from '../../../src-shared/model/target-fields.ts';
import { proposeMapping } from '../../core/engines/reading/propose-mapping.ts';
import { withSource } from '../../core/features/import/source-file.ts';
import { defineCommand } from '../command.ts';
import { table } from '../output.ts';
import { chosenReading, dataPath, readingLine, readingOptions } from '../read-file.ts';

const sampleRows = 300;
const shownSamples = 3;

export const mapCommand = defineCommand({
  name: 'map',
  summary: 'Show how a file would be read and what its columns would become',
  arguments: [{ name: 'FILE', help: 'any file that import takes' }],
  options: readingOptions,
  examples: ['tagstead map export.csv --json'],
  run: async ({ words: [path = ''], options }) =>
    withSource(dataPath(path), (source) => {
      const sample = source.sample(chosenReading(options), sampleRows);
      const { reading, confidence, because, headers, rows, footer, preamble, mojibake, sheets, members } = sample;
      const proposal = proposeMapping(headers, rows, [], { fileName: source.name, goesOn: sample.goesOn });
      const columns = headers.map((header, column) => {
        const { target = 'ignore', confidence = 0, because = '', customType = 'text' } = proposal.columns[column] ?? {};
        const values = rows.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
        return {
          header,
          field: target,
          confidence,
          type: customType,
          because,
          filled: rows.length === 0 ? 0 : values.length / rows.length,
          samples: [...new Set(values)].slice(0, shownSamples),
        };
      });
      return {
        exit: 0,
        lines: [
          readingLine(reading, headers.length),
          ...(proposal.source === null ? [] : [`Recognised as ${proposal.source.name}.`]),
          ...table(
            ['Column', 'Becomes', 'Sure', 'Because'],
            columns.map(({ header, field, confidence, because }) => {
              const parsed = parseTarget(field);
              return [header, parsed === null ? field : targetLabel(parsed, header), confidence.toFixed(2), because];
            }),
          ),
        ],
        document: {
          file: source.name,
          size: source.size,
          ...reading,
          readingConfidence: confidence,
          readingBecause: because,
          recognised: proposal.source,
          content: proposal.content,
          columns,
          preamble,
          footer,
          mojibake,
          sheets,
          members,
        },
      };
    }),
});
