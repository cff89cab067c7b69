// tagstead duplicates: pairs and clusters that are probably one contact, in a workspace or a data file.
import { readFileSync } from 'node:fs';
import type { FileCluster, FilePair } from '../../../src-shared/contract/duplicates.ts';
import { type MatchModelSettings, readMatchModel } from '../../../src-shared/matching/match-settings.ts';
import { refuse } from '../../../src-shared/model/refusal.ts';
import { type CommandReport, defineCommand } from '../command.ts';
import { indexOfHeader } from '../import-file.ts';
import { linkLists, pairHeader } from '../link-lists.ts';
import { counted, plainText } from '../output.ts';
import { type Opened, withWorkspace } from '../workspace-session.ts';
import { pagesOf, writeTable } from '../write-table.ts';

const clusterHeader = ['row', 'id', 'cluster'];

export const duplicatesCommand = defineCommand({
  name: 'duplicates',
  summary: 'Find contacts that are probably one and the same',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file, or a data file' }],
  options: {
    ignore: { type: 'list', value: 'COLUMN,…', help: 'columns of a data file that take no part' },
    threshold: {
      type: 'number',
      value: 'P',
      min: 0.000001,
      max: 0.999999,
      help: 'probability from which on pairs are given',
    },
    model: { type: 'text', value: 'MODEL.json', help: 'match by this model instead of the active one' },
    pairs: { type: 'text', value: 'P.csv', help: 'write the pairs to a CSV file' },
    clusters: { type: 'text', value: 'C.csv', help: 'write the clusters to a CSV file' },
    against: { type: 'text', value: 'FILE', help: 'link with the rows of this file instead of looking within' },
    many: { type: 'flag', help: 'with --against: one contact may have several rows of the file' },
    segment: { type: 'text', value: 'NAME', help: 'with --against: only the contacts of this segment' },
    matched: { type: 'text', value: 'M.csv', help: 'with --against: write who is in both lists' },
    doubtful: { type: 'text', value: 'D.csv', help: 'with --against: write who may be in both' },
    'only-left': { type: 'text', value: 'L.csv', help: 'with --against: write who is only in the first list' },
    'only-right': { type: 'text', value: 'R.csv', help: 'with --against: write who is only in FILE' },
  },
  notes: [
    'Columns of --pairs: left_row,right_row,left_id,right_id,probability,weight (rows are data rows of the file, from',
    "1; ids are the source's own where a column of ids was recognised; weight is log2 of the odds). Columns of",
    '--clusters: row,id,cluster. A model is JSON as Duplicates > How it matches exports it (docs/matching.md).',
    'With --against, pairs are proposed across the two lists only; what repeats within one of them is counted. The',
    'rows of FILE are never kept.',
  ],
  examples: [
    'tagstead duplicates acme.tagstead',
    'tagstead duplicates customers.csv --ignore cluster,notes --pairs pairs.csv --clusters clusters.csv',
    'tagstead duplicates acme.tagstead --against mailing-list.xlsx --only-left not-on-the-list.csv',
  ],
  check: ({ options }) => {
    if (options.against !== undefined) {
      if (options.model !== undefined) return '--model cannot go with --against.';
      return options.clusters === undefined ? undefined : '--clusters cannot go with --against: links are pairs.';
    }
    const given = withAgainst.find((name) => options[name] !== undefined && options[name] !== false);
    return given === undefined ? undefined : `--${given} needs --against FILE.`;
  },
  run: ({ words: [path = ''], options }, context) => {
    if (options.against !== undefined) return linkLists(path, { ...options, against: options.against }, context);
    return withWorkspace(path, { access: 'work', dataFile: true }, context, async (opened) => {
      const how = {
        ...(options.threshold !== undefined && { threshold: options.threshold }),
        ...(options.model !== undefined && { settings: modelFrom(options.model) }),
      };
      const isData = opened.source === 'data';
      const found = isData ? await inFile(opened, options.ignore, how) : await inWorkspace(opened, how);
      const { pairs, clusters, ...about } = found;
      const files = { pairsFile: options.pairs ?? null, clustersFile: options.clusters ?? null };
      if (options.pairs !== undefined) {
        const rows = pairs.map((pair) => [
          pair.leftRow,
          pair.rightRow,
          pair.leftId,
          pair.rightId,
          pair.probability,
          pair.weight,
        ]);
        await writeTable(options.pairs, 'exact', pairHeader, pagesOf(rows));
      }
      if (options.clusters !== undefined) {
        const rows = clusters.map(({ row, id, cluster }) => [row, id, cluster]);
        await writeTable(options.clusters, 'exact', clusterHeader, pagesOf(rows));
      }
      const groups = new Set(clusters.map(({ cluster }) => cluster)).size;
      const lines = [
        `${counted(about.compared, 'pair')} of ${counted(about.contacts, isData ? 'row' : 'contact')} compared.`,
        `${counted(pairs.length, 'pair')} and ${counted(groups, 'cluster')} of probable duplicates, ${counted(clusters.length, isData ? 'row' : 'contact')} in all.`,
        ...about.columns.map(({ header, as }) => `  ${plainText(header)} compared as ${as}`),
      ];
      if (options.pairs !== undefined) lines.push(`Wrote the pairs to ${options.pairs}.`);
      if (options.clusters !== undefined) lines.push(`Wrote the clusters to ${options.clusters}.`);
      const isLong = options.pairs !== undefined || options.clusters !== undefined;
      const document = {
        ...about,
        pairCount: pairs.length,
        clusterCount: groups,
        ...files,
        ...(isLong ? {} : { pairs, clusters }),
      };
      return { exit: 0, lines, document } satisfies CommandReport;
    });
  },
});

const withAgainst = ['many', 'segment', 'matched', 'doubtful', 'only-left', 'only-right'] as const;

interface Found {
  contacts: number;
  compared: number;
  columns: { header: string; as: string }[];
  pairs: FilePair[];
  clusters: FileCluster[];
}

/** What the command line says about how to match. */
interface How {
  threshold?: number;
  settings?: MatchModelSettings;
}

function modelFrom(path: string): MatchModelSettings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw refuse('not-found', `The model ${path} cannot be read. Check the path.`);
  }
  const read = readMatchModel(text);
  if ('problem' in read) throw refuse('bad-model', read.problem);
  return read.settings;
}

/** Rows of a file as they stand there, columns that no contact has a place for included. */
async function inFile({ ask, batch, headers }: Opened, ignore: readonly string[], how: How): Promise<Found> {
  const ignored = ignore.map((column) => headers[indexOfHeader(headers, column)] ?? column);
  const done = await ask('duplicates.compareBatch', { batch: batch ?? 0, ignore: ignored, ...how });
  return {
    contacts: done.rows,
    compared: done.comparedPairs,
    columns: done.columns,
    pairs: done.pairs,
    clusters: done.clusters,
  };
}

async function inWorkspace({ ask }: Opened, how: How): Promise<Found> {
  const run = await ask('duplicates.run', how);
  const pairs: FilePair[] = [];
  for (let more = true; more; ) {
    const page = await ask('duplicates.pairs', { offset: pairs.length, limit: 1000 });
    pairs.push(...page.pairs);
    more = page.pairs.length > 0 && pairs.length < page.total;
  }
  const clusters: FileCluster[] = [];
  for (let more = true; more; ) {
    const page = await ask('duplicates.clusters', { offset: clusters.length, limit: 1000 });
    clusters.push(...page.members);
    more = page.members.length > 0 && clusters.length < page.total;
  }
  return { contacts: run.contacts, compared: run.comparedPairs, columns: [], pairs, clusters };
}
