import { describe, expect, it } from 'vitest';
import { type Command, type CommandContext, defineCommand, type Given } from '../../../src-main/cli/command.ts';
import type { Io } from '../../../src-main/cli/output.ts';
import { runCli } from '../../../src-main/cli/run.ts';
import { refuse } from '../../../src-shared/model/refusal.ts';

const options = {
  level: { type: 'choice', choices: ['low', 'high'], help: 'how much' },
  threshold: { type: 'number', value: 'P', min: 0, max: 1, help: 'a probability' },
  'as-of': { type: 'day', help: 'the day' },
  ignore: { type: 'list', value: 'COLUMN,…', help: 'columns left unused' },
  pairs: { type: 'text', value: 'P.csv', help: 'where pairs go' },
  'dry-run': { type: 'flag', help: 'change nothing' },
} as const;

/** Runs a command line on two commands that report what they were given. */
async function cli(...argv: string[]) {
  const seen: Given<typeof options>[] = [];
  const sort = defineCommand({
    name: 'sort',
    summary: 'Sort things',
    arguments: [
      { name: 'FILE', help: 'a file' },
      { name: 'OTHER', help: 'another', isOptional: true },
    ],
    options,
    examples: ['tagstead sort a.csv'],
    check: (given) =>
      given.options['dry-run'] && given.options.pairs !== undefined ? 'A dry run writes no pairs.' : undefined,
    run: async (given, context: CommandContext) => {
      seen.push(given);
      context.progress.show({ phase: 'Sorting', done: 5, total: 10 });
      if (given.words[0] === 'locked.csv')
        throw refuse('already-open', 'locked.csv is open elsewhere. Close it first.');
      if (given.words[0] === 'broken.csv') throw new TypeError('x is undefined');
      const isBad = given.options.level === 'high';
      return { exit: isBad ? 1 : 0, lines: ['2 rows'], document: { rows: 2, infinity: Number.POSITIVE_INFINITY } };
    },
  });
  const check = defineCommand({
    name: 'tags check',
    summary: 'Check tags',
    arguments: [],
    options: {},
    examples: [],
    run: async () => ({ exit: 0, lines: ['fine'], document: {} }),
  });
  const commands: Command[] = [sort, check];
  const written = { out: '', error: '' };
  const io: Io = {
    out: (text) => {
      written.out += text;
    },
    error: (text) => {
      written.error += text;
    },
    isTerminal: false,
    columns: 80,
  };
  const code = await runCli(argv, io, { commands, version: '1.2.3', now: () => 0 }, new AbortController().signal);
  return { code, ...written, given: seen[0] };
}

describe('a command line', () => {
  it('gives typed values', async () => {
    const words = ['--ignore', 'id, name', '--threshold=0.5', 'a.csv', '--ignore=a\\,b', '--as-of', '2024-02-29'];
    const { code, given, out } = await cli('sort', ...words, '--dry-run');
    expect(code).toBe(0);
    expect(out).toBe('2 rows\n');
    expect(given).toEqual({
      words: ['a.csv'],
      options: expect.objectContaining({
        ignore: ['id', 'name', 'a,b'],
        threshold: 0.5,
        'as-of': '2024-02-29',
        'dry-run': true,
        pairs: undefined,
        level: undefined,
      }),
    });
  });

  it('takes words behind -- as they are', async () => {
    expect((await cli('sort', '--', '--odd name.csv')).given?.words).toEqual(['--odd name.csv']);
  });

  it('finds commands of two words', async () => {
    expect(await cli('tags', 'check')).toMatchObject({ code: 0, out: 'fine\n' });
  });

  it('prints one JSON document and nothing else on the output stream', async () => {
    const { out, error } = await cli('sort', 'a.csv', '--json');
    expect(JSON.parse(out)).toEqual({ rows: 2, infinity: null });
    expect(error).toBe('Sorting: 5 of 10\n');
  });

  it('shows no progress when asked to be quiet', async () => {
    expect((await cli('sort', 'a.csv', '--quiet')).error).toBe('');
  });

  it('ends with 1 for findings and for refusals, and says the refusal to people and programs', async () => {
    expect((await cli('sort', 'a.csv', '--level', 'high')).code).toBe(1);
    const refused = await cli('sort', 'locked.csv', '--json', '--quiet');
    expect(refused.code).toBe(1);
    expect(refused.error).toBe('tagstead: locked.csv is open elsewhere. Close it first.\n');
    expect(JSON.parse(refused.out)).toEqual({
      refused: { code: 'already-open', message: 'locked.csv is open elsewhere. Close it first.' },
    });
  });

  it('ends with 1 for a bug, with its stack', async () => {
    const { code, error } = await cli('sort', 'broken.csv');
    expect(code).toBe(1);
    expect(error).toMatch(/TypeError: x is undefined\s+at /);
  });

  it.each([
    ['the command is missing', [], 'Usage: tagstead COMMAND'],
    ['the command is misspelt', ['srot'], 'There is no command srot. Did you mean sort?'],
    ['the command is unknown', ['frobnicate'], 'There is no command frobnicate.\n'],
    ['only half a command is given', ['tags'], 'tags is followed by check.'],
    ['an option comes first', ['--level', 'low', 'sort'], 'The command comes first, before --level.'],
    ['an argument is missing', ['sort'], 'sort needs FILE: a file.'],
    ['there is an argument too many', ['sort', 'a', 'b', 'c'], "sort does not take the argument 'c'."],
    ['an option is unknown', ['sort', 'a', '--levle', 'low'], 'sort has no option --levle. Did you mean --level?'],
    ['an option has a prototype name', ['sort', 'a', '--constructor', 'x'], 'sort has no option --constructor.'],
    ['an option lacks its value', ['sort', 'a', '--pairs'], '--pairs needs a value: --pairs P.csv.'],
    ['an option is taken for a value', ['sort', 'a', '--pairs', '--json'], '--pairs needs a value: --pairs P.csv.'],
    ['a value is empty', ['sort', 'a', '--pairs='], '--pairs needs a value that is not empty.'],
    ['a flag has a value', ['sort', 'a', '--dry-run=yes'], '--dry-run takes no value.'],
    ['an option is given twice', ['sort', 'a', '--pairs', 'x', '--pairs', 'y'], '--pairs is given twice.'],
    ['a choice is none', ['sort', 'a', '--level', 'mid'], "--level is one of low, high; 'mid' is none of them."],
    ['a number is text', ['sort', 'a', '--threshold', 'x'], "--threshold is a number from 0 to 1; 'x' is not."],
    ['a number is too large', ['sort', 'a', '--threshold', '2'], "--threshold is a number from 0 to 1; '2' is not."],
    [
      'a day does not exist',
      ['sort', 'a', '--as-of', '2023-02-29'],
      "--as-of is a day such as 2026-03-31; '2023-02-29'",
    ],
    ['options contradict', ['sort', 'a', '--dry-run', '--pairs', 'p'], 'A dry run writes no pairs.'],
  ])('ends with 2 and one sentence when %s', async (_case, argv, sentence) => {
    const { code, out, error } = await cli(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(sentence);
    if (argv.length > 0) expect(error.trim().split('\n')).toHaveLength(2);
  });

  it('shows the help of a command from its declaration', async () => {
    for (const argv of [
      ['sort', '--help'],
      ['sort', '-h'],
      ['help', 'sort'],
    ]) {
      const { code, out } = await cli(...argv);
      expect(code).toBe(0);
      expect(out).toContain('Usage: tagstead sort FILE [OTHER] [options]');
      for (const name of [...Object.keys(options), 'json', 'quiet']) expect(out).toContain(`--${name}`);
      expect(out).toContain('tagstead sort a.csv');
    }
  });

  it('shows its commands and its version', async () => {
    expect((await cli('--help')).out).toMatch(/sort +Sort things\n +tags check +Check tags/);
    expect(await cli('--version')).toMatchObject({ code: 0, out: '1.2.3\n' });
  });
});
