// Real files of other makers, read in place when present: what each is recognised as and what its columns become,
// and that a contact file says the same as the card its own makers turn it into.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ContactDraft } from '../../../src-main/core/engines/reading/contact-draft.ts';
import { contactReader } from '../../../src-main/core/engines/reading/plan-rows.ts';
import { proposeMapping } from '../../../src-main/core/engines/reading/propose-mapping.ts';
import { readTable } from '../../../src-main/core/engines/reading/read-table.ts';
import type { MappingProposal } from '../../../src-shared/model/import-mapping.ts';
import { parseTarget } from '../../../src-shared/model/target-fields.ts';
import { sharedData } from '../../support/shared-data.ts';

const folder = 'crm-exports-a';
const isHere = sharedData(folder) !== undefined;

function look(path: string): { proposal: MappingProposal; headers: readonly string[]; drafts: ContactDraft[] } {
  const file = sharedData(folder, ...path.split('/')) ?? '';
  const table = readTable(readFileSync(file), true, {});
  const proposal = proposeMapping(table.headers, table.rows, [], { fileName: basename(path) });
  const targets = proposal.columns.map(({ target }) => parseTarget(target) ?? ({ kind: 'ignore' } as const));
  const read = contactReader({
    targets,
    headers: table.headers,
    customTypes: new Map(),
    dayOrder: targets.map(() => 'mdy' as const),
    decimal: targets.map(() => '.' as const),
    currency: null,
    country: null,
    year: 2026,
  });
  const drafts = table.rows.flatMap((row) => {
    const planned = read(row);
    return planned.kind === 'contact' ? [planned.draft] : [];
  });
  return { proposal, headers: table.headers, drafts };
}

// Numbers of the assistant and for video calls are not the contact's own; they become fields of their own.
const heldElsewhere = ['222', '333'];

describe.skipIf(!isHere)('files of other makers', () => {
  it.each([
    ['shopify/customers_export.csv', 'shopify-customers'],
    ['roundcube-google-outlook-thunderbird/gmail.csv', 'google-old'],
    ['roundcube-google-outlook-thunderbird/tb_plain.csv', 'thunderbird'],
    ['zimbra-google-outlook-yahoo/gmail-1contact.csv', 'outlook'],
    ['zimbra-google-outlook-yahoo/outlook-to-commados.csv', 'outlook'],
    ['zimbra-google-outlook-yahoo/zimbra-2contact.xls', 'outlook'],
    ['zimbra-google-outlook-yahoo/yahoo-to-yahoo.csv', 'yahoo'],
    ['salesforce-dataloader/accountData.csv', 'salesforce-accounts-api'],
    ['salesforce-dataloader/opportunityData.csv', 'salesforce-opportunities-api'],
    ['zoho/zoho_contacts.csv', 'zoho-books'],
    ['zoho/zoho_invoices.csv', 'zoho-books-invoices'],
    ['atomic-crm/contacts_export.csv', 'atomic-crm'],
    ['mautic/fakeleaddata.csv', 'mautic'],
    ['listmonk/subs.csv', 'listmonk'],
    ['mailpoet/MailPoetImportList.csv', 'mailpoet'],
    ['keila/import_rfc_4180_with_status.csv', 'keila'],
    ['odoo/res.partner.csv', 'odoo'],
    ['prestashop/customers_import.csv', 'prestashop-customers'],
    ['prestashop/addresses_import.csv', 'prestashop-addresses'],
    ['mautic/contacts.csv', null],
    ['keila/import_rfc_4180.csv', null],
    ['civicrm/Contact/Import/Form/data/individual_unicode.csv', null],
  ])('%s is %s', (path, id) => expect(look(path).proposal.source?.id ?? null).toBe(id));

  it.each([
    ['mautic/10contacts.csv', ['given_name', 'family_name', 'company', 'email', 'address.country']],
    ['keila/import_external_ids.csv', ['email', 'source_id']],
    ['civicrm/Contact/Import/Form/data/individual_with_note.csv', ['given_name', 'family_name', 'notes']],
    [
      'civicrm/Contact/Import/Form/data/individual_related_create.csv',
      ['given_name', 'family_name', 'custom:dad_first_name', 'custom:dad_last_name', 'custom:dad_email'],
    ],
    ['civicrm/Import/DataSource/specialchar_with_BOM.csv', ['given_name', 'family_name', 'email']],
  ])('%s: every column', (path, targets) => {
    expect(look(path).proposal.columns.map(({ target }) => target)).toEqual(targets);
  });

  it('keeps the passwords of a shop out, and mentions none of them', () => {
    const { proposal, headers } = look('prestashop/customers_import.csv');
    expect(proposal.columns[headers.indexOf('Password *')]?.target).toBe('ignore');
  });

  it('reads unsubscribed rows as such, and addresses that cannot be reached', () => {
    const { headers, drafts } = look('keila/import_rfc_4180_with_status.csv');
    expect(headers).toContain('Status');
    expect(drafts.map(({ consent, points }) => [consent.email, points[0]?.status])).toEqual([
      ['granted', 'unknown'],
      ['withdrawn', 'opted_out'],
      ['withdrawn', 'bounced'],
      ['unknown', 'unknown'],
    ]);
  });

  it.each(['gmail', 'outlook', 'email', 'tb_plain', 'all'])('%s.csv says what its own card says', (name) => {
    const { drafts } = look(`roundcube-google-outlook-thunderbird/${name}.csv`);
    const cards = cardsOf(
      readFileSync(sharedData(folder, 'roundcube-google-outlook-thunderbird', `${name}.vcf`) ?? '', 'utf8'),
    );
    expect(drafts).toHaveLength(cards.length);
    drafts.forEach((draft, index) => {
      const card = cards[index] ?? {};
      const values = (kind: string) => draft.points.filter((point) => point.kind === kind).map(({ value }) => value);
      expect(values('email').sort()).toEqual([...(card.EMAIL ?? [])].sort());
      for (const phone of card.TEL ?? []) expect([...values('phone'), ...heldElsewhere]).toContain(phone);
      if (card.ORG?.[0] !== undefined) expect(draft.columns.company).toBe(card.ORG[0].split(';')[0]);
      if (card.TITLE?.[0] !== undefined) expect(draft.columns.job_title).toBe(card.TITLE[0]);
      const [family, given] = (card.N?.[0] ?? '').split(';');
      if (given) expect(draft.name.given).toBe(given);
      if (family) expect(draft.name.family).toBe(family);
      if (card.BDAY?.[0] !== undefined) expect(draft.columns.birthday).toBe(card.BDAY[0].slice(0, 10));
    });
  });
});

/** Properties of each card by name, their values unescaped. */
function cardsOf(text: string): Record<string, string[]>[] {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const cards: Record<string, string[]>[] = [];
  for (const line of lines) {
    const match = /^(?:item\d+\.)?([A-Z-]+)(?:;[^:]*)?:(.*)$/i.exec(line);
    if (match === null) continue;
    const [, name = '', value = ''] = match;
    if (name.toUpperCase() === 'BEGIN') cards.push({});
    const card = cards.at(-1);
    if (card === undefined) continue;
    const key = name.toUpperCase();
    card[key] = [...(card[key] ?? []), value.replace(/\\([,;:])/g, '$1')];
  }
  return cards;
}
