// A full workspace for measuring clicks: sample contacts with findings, duplicates, scores and segments.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Library from '../../../src-main/core/library.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';

const all = (...items: Rule['items']): Rule => ({ kind: 'group', match: 'all', items });

const segments: readonly (readonly [string, Rule])[] = [
  ['British managers', all({ kind: 'field', field: 'country_code', test: { operator: 'one_of', texts: ['GB'] } })],
  ['Owners', all({ kind: 'field', field: 'job_title', test: { operator: 'equals', text: 'Owner' } })],
  ['From a fair', all({ kind: 'field', field: 'lead_source', test: { operator: 'equals', text: 'Fair' } })],
];

/** Makes the file unless it is there already. */
export async function makeClickWorkspace(file: string, contacts: number): Promise<void> {
  if (existsSync(file)) return;
  const program = join(process.env.TAGSTEAD_APP ?? '.', 'out/core/library.mjs');
  const { Session, request } = (await import(pathToFileURL(program).href)) as typeof Library;
  const session = new Session({ userData: null });
  session.create(file);
  try {
    await request(session, 'sample.create', { contacts, mess: 0.3 });
    await request(session, 'audit.run', {});
    await request(session, 'duplicates.run', {});
    await request(session, 'rfm.compute', {});
    for (const [name, rule] of segments) await request(session, 'segments.create', { name, rule });
  } finally {
    session.close();
  }
}
