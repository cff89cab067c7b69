// Which contacts a command means: everyone, a saved segment by its name, or the matches of a rule in a file. Owns
// reading those words; what they match is decided by the core.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { InputOf } from '../../src-shared/contract/index.ts';
import { refuse } from '../../src-shared/model/refusal.ts';
import { type Rule, ruleSchema } from '../../src-shared/rules/ast.ts';
import { fileRefusal } from '../core/db/file-refusals.ts';
import { nearestWord } from './nearest-word.ts';
import type { Opened } from './workspace-session.ts';

/** A saved segment by its name; a refusal names the nearest where there is none. */
export async function findSegment({ ask }: Opened, name: string): Promise<{ id: number; name: string; rule: Rule }> {
  const { segments } = await ask('segments.vocabulary', {});
  const fold = (text: string) => text.trim().toLowerCase();
  const found = segments.find((segment) => fold(segment.name) === fold(name));
  if (found !== undefined) return found;
  const near = nearestWord(
    name,
    segments.map((segment) => segment.name),
  );
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
  throw refuse('not-found', `There is no segment named “${name}”.${hint}`);
}

/** Reads a rule from a JSON file; a refusal says where it is wrong. */
export function readRuleFile(path: string): Rule {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileRefusal(error, path);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw refuse('bad-input', `${basename(path)} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const parsed = ruleSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  throw refuse('bad-input', `${basename(path)} is not a rule${place}: ${issue?.message ?? 'not understood'}`);
}

/** The selection that --segment or --rule mean; everyone without either. */
export async function chooseContacts(
  opened: Opened,
  { segment, rule }: { segment?: string | undefined; rule?: string | undefined },
): Promise<InputOf<'export.run'>['selection']> {
  if (segment !== undefined) return { kind: 'all', query: { segment: (await findSegment(opened, segment)).id } };
  if (rule !== undefined) return { kind: 'all', query: { rule: readRuleFile(rule) } };
  return { kind: 'all', query: {} };
}
