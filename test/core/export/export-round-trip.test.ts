// Our own files read back by our own import: the same contacts, the same tags.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import { importText, rows } from '../../support/import-file.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

/** A tree in which two tags share a name, and names hold what lists are split at. */
function taggedWorkspace(): TestWorkspace {
  const workspace = openTestWorkspace();
  workspace.write('Made', (context) => {
    const customer = makeTag(context, 'Customer');
    const shop = makeTag(context, 'Shop');
    const vip = makeTag(context, 'VIP', customer);
    const fresh = makeTag(context, 'New', customer);
    const freshShop = makeTag(context, 'New', shop);
    const deep = makeTag(context, 'Big spender', vip);
    makeContact(context, { given_name: 'Ann', family_name: 'A', email: 'ann@x.org', tags: [vip, deep] });
    makeContact(context, { given_name: 'Bob', family_name: 'B', email: 'bob@x.org', tags: [fresh] });
    makeContact(context, { given_name: 'Cid', family_name: 'C', email: 'cid@x.org', tags: [freshShop, customer] });
    makeContact(context, { given_name: 'Dee', family_name: 'D', email: 'dee@x.org' });
  });
  return workspace;
}

const assignments = (workspace: TestWorkspace): string[] =>
  rows<{ given_name: string; tag_id: number }>(
    workspace,
    `SELECT c.given_name, t.tag_id FROM contact_tag AS t JOIN contact AS c ON c.id = t.contact_id ORDER BY 1, 2`,
  ).map(({ given_name, tag_id }) => `${given_name} ${tag_id}`);

async function exportedText(workspace: TestWorkspace, input: Partial<InputOf<'export.run'>>): Promise<Uint8Array> {
  const path = join(workspace.folder, 'round-trip.csv');
  const file = workspace.session.files.grant(path);
  await workspace.ask('export.run', { selection: { kind: 'all', query: {} }, ...input, file });
  return readFileSync(path);
}

describe('a file of ours that is imported again', () => {
  it.each<[string, Partial<InputOf<'export.run'>>]>([
    ['for spreadsheets', {}],
    ['exact', { mode: 'exact' }],
    ['with branches', { tags: { form: 'prefix' } }],
    ['for HubSpot', { target: 'hubspot', mode: 'exact', tags: { form: 'prefix' } }],
    ['for Mailchimp', { target: 'mailchimp', mode: 'exact', tags: { form: 'prefix' } }],
    ['for Google', { target: 'google', mode: 'exact', tags: { form: 'prefix' } }],
    ['for Outlook', { target: 'outlook', mode: 'exact', tags: { form: 'prefix' } }],
    ['for Zoho', { target: 'zoho', mode: 'exact', tags: { form: 'prefix' } }],
    ['for Shopify', { target: 'shopify', mode: 'exact', tags: { form: 'prefix' } }],
    ['for Pipedrive', { target: 'pipedrive', mode: 'exact', tags: { form: 'prefix' } }],
  ])('%s gives the same tags to the same contacts, and makes none', async (_, input) => {
    const workspace = taggedWorkspace();
    const before = assignments(workspace);
    const text = await exportedText(workspace, input);
    workspace.write('Untagged', ({ db }) => db.prepare('DELETE FROM tag_assignment').run());
    expect(assignments(workspace)).toEqual([]);
    await importText(workspace, text, { mode: 'upsert', key: 'email' });
    expect(assignments(workspace)).toEqual(before);
    expect(rows(workspace, 'SELECT id FROM tag')).toHaveLength(6);
    expect(rows(workspace, "SELECT id FROM contact WHERE state = 'active'")).toHaveLength(4);
  });

  it('keeps what spreadsheets would change', async () => {
    const workspace = openTestWorkspace();
    const evil = '=HYPERLINK("http://x","y")';
    workspace.write('Made', (context) => {
      makeContact(context, {
        given_name: evil,
        family_name: '-1+2',
        email: 'ann@x.org',
        company: '@SUM(A1)',
        notes: 'plain; =1',
        address: [{ street: '+1', city: '0042', postcode: '00123' }],
      });
    });
    const text = await exportedText(workspace, {});
    const other = openTestWorkspace();
    await importText(other, text);
    expect(rows(other, 'SELECT given_name, family_name, company, notes FROM contact')).toEqual([
      { given_name: evil, family_name: '-1+2', company: '@SUM(A1)', notes: 'plain; =1' },
    ]);
    expect(rows(other, 'SELECT street, city, postcode FROM address')).toEqual([
      { street: '+1', city: '0042', postcode: '00123' },
    ]);
  });
});
