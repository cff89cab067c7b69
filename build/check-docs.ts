// Writes docs/checks.md from the registry of checks: every check with what it looks for, why, what to do, and an example
// worked out by the check itself. `node build/check-docs.mjs` runs it; a test fails when the page is stale.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Check, Found } from '../src-main/core/engines/audit/check.ts';
import { checks } from '../src-main/core/engines/audit/check-registry.ts';
import { dimensionWeight, severityCost } from '../src-main/core/engines/audit/health-score.ts';
import {
  columnLabel,
  dimensionLabel,
  dimensionMeaning,
  dimensions,
  parseFindingField,
  severityLabel,
} from '../src-shared/model/finding.ts';
import { context, inspect } from '../test/unit/audit/make-contact.ts';
import { checkExamples } from './check-examples.ts';

export const checkDocsFile = join(resolve(import.meta.dirname, '..'), 'docs/checks.md');

/** The page. Throws for a check without an example, or with one that it has nothing to say about. */
export function checkDocs(): string {
  const parts = dimensions.map((dimension) => {
    const own = checks.filter((check) => check.dimension === dimension);
    const about = `${dimensionMeaning[dimension]} Counts ${dimensionWeight[dimension]} of ${totalWeight} in the health score; ${own.length} checks.`;
    return [`## ${dimensionLabel[dimension]}`, about, ...own.map(section)].join('\n\n');
  });
  return `${[
    '# Every check of the audit',
    `<!-- Written by \`node build/check-docs.mjs\` from the checks themselves. Do not edit. -->`,
    `${checks.length} checks look at every active contact and every tag. None of them changes anything: each finding says what stands there and, where an honest one exists, what to put in its place. An **error** costs a contact ${severityCost.error} of its place in the dimension, a **warning** ${severityCost.warning}, a **notice** ${severityCost.notice}; only the worst finding of a contact counts. Ids are what rules, exports and the command line call a check.`,
    ...parts,
  ].join('\n\n')}\n`;
}

const totalWeight = Object.values(dimensionWeight).reduce((sum, weight) => sum + weight, 0);

function section(check: Check): string {
  return [
    `### ${check.title}`,
    `\`${check.id}\` · ${severityLabel[check.severity]}`,
    `${check.why} ${check.remedy}`,
    example(check),
  ].join('\n\n');
}

function example(check: Check): string {
  const given = checkExamples[check.id];
  if (given === undefined) throw new Error(`${check.id} has no example: add one to build/check-examples.ts`);
  if (given.kind !== check.kind) throw new Error(`the example of ${check.id} is of the wrong kind`);
  if (given.kind === 'tag') {
    const [found] = check.kind === 'tag' ? check.inspect(given.tags, context()) : [];
    const name = given.tags.find(({ id }) => id === found?.tag)?.name;
    if (found === undefined || name === undefined) throw new Error(`${check.id} says nothing about its example`);
    return `Example: the tag “${name}”. ${found.detail ?? ''}`.trim();
  }
  const [found] = inspect(check.id, given.parts, given.groups) ?? [];
  if (found === undefined) throw new Error(`${check.id} says nothing about its example`);
  const detail = found.detail === undefined ? '' : ` (${found.detail})`;
  return `Example: ${place(found, given.parts.email === undefined ? 'phone' : 'email')} ${shown(found.current)} → ${proposal(found)}${detail}`;
}

function place({ field }: Found, point: 'email' | 'phone'): string {
  const parsed = parseFindingField(field);
  return columnLabel(parsed.kind === 'point' ? point : parsed.column);
}

const proposal = ({ proposed, confidence }: Found): string => {
  if (proposed === undefined) return 'for a person to decide';
  const sure = confidence === undefined || confidence === 1 ? '' : `, ${Math.round(confidence * 100)} % sure`;
  return `${proposed === '' ? 'taken out' : shown(proposed)}${sure}`;
};

/** In code marks, with what nobody sees written out. */
function shown(value: string | null): string {
  if (value === null) return '*empty*';
  const visible = value.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
  return `\`${visible}\``;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  writeFileSync(checkDocsFile, checkDocs());
}
