// tagstead recipe run, list, export: cleaning steps done again on a workspace or on a bare data file.
import { existsSync } from 'node:fs';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import type { RecipeReport, RecipeSource } from '../../../src-shared/contract/recipes.ts';
import { refuse } from '../../../src-shared/model/refusal.ts';
import { loadRecipeFile } from '../../core/features/recipes/recipe-file.ts';
import { findSegment } from '../choose-contacts.ts';
import { defineCommand } from '../command.ts';
import { nearestWord } from '../nearest-word.ts';
import { counted, plainText, table } from '../output.ts';
import { isDataFile, type Opened, withWorkspace } from '../workspace-session.ts';

export const recipeRunCommand = defineCommand({
  name: 'recipe run',
  summary: 'Do the cleaning steps of a recipe on a workspace or on a data file',
  arguments: [
    { name: 'RECIPE', help: 'a recipe file, or the name of a recipe kept in the workspace' },
    { name: 'WORKSPACE', help: 'a .tagstead file, or a data file' },
  ],
  options: {
    out: { type: 'text', value: 'FILE', help: 'of a data file: write the cleaned contacts as this CSV' },
    segment: { type: 'text', value: 'NAME', help: 'only members of this saved segment' },
    newest: { type: 'flag', help: 'only the contacts of the newest import' },
    country: { type: 'text', value: 'CODE', help: 'read national phone numbers as of this country, such as DE' },
    'dry-run': { type: 'flag', help: 'say what would change; change nothing' },
    report: { type: 'text', value: 'R.csv', help: 'write what matched and what did not' },
  },
  notes: [
    'A run on a workspace is one step that undo takes back; a second run changes nothing. A data file stays as it is:',
    'without --out the report says what would change. Steps that cannot run are named with the reason.',
  ],
  examples: [
    'tagstead recipe run monthly.json acme.tagstead --newest',
    'tagstead recipe run monthly.json july.csv --out july-clean.csv --report july-report.csv',
  ],
  check: ({ options }) => {
    if (options.segment !== undefined && options.newest) return 'Give either --segment or --newest.';
    if (options.country !== undefined && !/^[a-z]{2}$/i.test(options.country))
      return '--country is a code of two letters, such as DE.';
    return undefined;
  },
  run: ({ words: [recipe = '', path = ''], options }, context) => {
    const isData = isDataFile(path);
    if (options.out !== undefined && !isData)
      throw refuse('bad-input', '--out goes with a data file. Use export to write the contacts of a workspace.');
    if ((options.segment !== undefined || options.newest) && isData)
      throw refuse('bad-input', 'A data file is cleaned whole; leave --segment and --newest out.');
    const isDry = options['dry-run'] || (isData && options.out === undefined);
    const access = isData ? 'work' : isDry ? 'read' : 'write';
    return withWorkspace(path, { access, dataFile: true }, context, async (opened) => {
      const { ask, grant } = opened;
      const source = await findSource(opened, recipe, options.country);
      const run: InputOf<'recipes.run'> = { source, scope: await scopeOf(opened, options) };
      const report = isDry ? await ask('recipes.preview', run) : (await ask('recipes.run', run)).report;
      const lines = linesOf(report, isDry);
      if (options.report !== undefined) {
        // Of the report in hand: after the run, nothing would be left to report.
        await ask('recipes.saveReport', {
          of: isDry ? run : { run: await newestRun(opened) },
          file: grant(options.report),
        });
        lines.push(`Wrote the report to ${options.report}.`);
      }
      if (options.out !== undefined && !isDry) {
        const done = await ask('export.run', {
          selection: { kind: 'all', query: {} },
          format: 'csv',
          file: grant(options.out),
          replaceBeside: true,
        });
        lines.push(`Wrote ${counted(done.contacts, 'contact')} to ${options.out}.`);
      }
      const document = { dryRun: isDry, ...report, ...(options.out === undefined ? {} : { out: options.out }) };
      return { exit: 0, lines, document };
    });
  },
});

export const recipeListCommand = defineCommand({
  name: 'recipe list',
  summary: 'List the recipes of a workspace and their steps',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file' }],
  options: {},
  examples: ['tagstead recipe list acme.tagstead', 'tagstead recipe list acme.tagstead --json'],
  run: ({ words: [path = ''] }, context) =>
    withWorkspace(path, { access: 'read' }, context, async ({ ask }) => {
      const recipes = await Promise.all(
        (await ask('recipes.list', {})).map(({ id }) => ask('recipes.show', { recipe: id })),
      );
      const lines = recipes.flatMap(({ name, steps }) => [
        plainText(name),
        ...steps.map(
          ({ step, sentence, problem }, index) =>
            `  ${index + 1}. ${plainText(sentence)}${step.isOn ? '' : ' (off)'}${problem === null ? '' : ` (cannot run: ${problem})`}`,
        ),
      ]);
      return { exit: 0, lines: recipes.length === 0 ? ['No recipes are kept here.'] : lines, document: { recipes } };
    }),
});

export const recipeExportCommand = defineCommand({
  name: 'recipe export',
  summary: 'Write a recipe of a workspace as a file for others',
  arguments: [
    { name: 'WORKSPACE', help: 'a .tagstead file' },
    { name: 'NAME', help: 'the name of the recipe' },
    { name: 'OUT', help: 'the JSON file to write' },
  ],
  options: {},
  examples: ['tagstead recipe export acme.tagstead Monthly monthly.json'],
  run: ({ words: [path = '', name = '', out = ''] }, context) =>
    withWorkspace(path, { access: 'read' }, context, async (opened) => {
      const recipe = await findRecipe(opened, name);
      const { steps } = await opened.ask('recipes.export', { recipe, file: opened.grant(out) });
      const lines = [`Wrote ${counted(steps, 'step')} to ${out}.`];
      return { exit: 0, lines, document: { recipe: name, steps, file: out } };
    }),
});

/** A file of that name, else a recipe of the workspace. */
async function findSource(opened: Opened, recipe: string, country: string | undefined): Promise<RecipeSource> {
  const code = country?.toUpperCase();
  if (existsSync(recipe)) {
    const loaded = loadRecipeFile(recipe);
    return { kind: 'written', ...loaded, country: code ?? loaded.country };
  }
  if (opened.source === 'data' || /\.json$/i.test(recipe)) throw refuse('not-found', `There is no file ${recipe}.`);
  const found = await opened.ask('recipes.show', { recipe: await findRecipe(opened, recipe) });
  if (code === undefined) return { kind: 'kept', recipe: found.id };
  const { name, description, steps } = found;
  return { kind: 'written', name, description, country: code, steps: steps.map(({ step }) => step) };
}

async function findRecipe({ ask }: Opened, name: string): Promise<number> {
  const recipes = await ask('recipes.list', {});
  const found = recipes.find((recipe) => recipe.name.toLowerCase() === name.trim().toLowerCase());
  if (found !== undefined) return found.id;
  const near = nearestWord(
    name,
    recipes.map((recipe) => recipe.name),
  );
  throw refuse('not-found', `There is no recipe “${name}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`);
}

async function scopeOf(
  opened: Opened,
  { segment, newest }: { segment: string | undefined; newest: boolean },
): Promise<InputOf<'recipes.run'>['scope']> {
  if (newest) return { kind: 'batch', batch: 'newest' };
  if (segment === undefined) return { kind: 'workspace' };
  return { kind: 'segment', segment: (await findSegment(opened, segment)).id };
}

async function newestRun({ ask }: Opened): Promise<number> {
  const [latest] = await ask('recipes.runs', { limit: 1 });
  return latest?.id ?? 0;
}

function linesOf(report: RecipeReport, isDry: boolean): string[] {
  const { name, scope, selected, contacts, changing, unsettled, steps } = report;
  const verb = isDry ? 'Would change' : 'Changed';
  const lines = [
    `${verb} ${counted(changing, 'value')} of ${counted(contacts, 'contact')} (${plainText(name)} on ${plainText(scope)}, ${counted(selected, 'contact')}).`,
  ];
  if (unsettled > 0) lines.push(`Steps take each other back on ${counted(unsettled, 'contact')}; left as they are.`);
  const rows = steps.map((step) => [
    `${step.number}`,
    plainText(step.sentence),
    step.status === 'ran' ? step.changed : step.status,
    step.status === 'ran' ? step.left : '',
  ]);
  lines.push('', ...table(['', 'Step', 'Changed', 'Left'], rows));
  lines.push(
    ...steps.filter(({ status }) => status === 'skipped').map(({ number, why }) => `Step ${number} is skipped: ${why}`),
  );
  return lines;
}
