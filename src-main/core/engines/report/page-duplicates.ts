// People who are there more than once: how many, what they cost, and examples side by side.
import { barList } from './charts.ts';
import type { DuplicateExample, DuplicateFacts } from './facts.ts';
import { count, counted, money, quoted, share } from './figures.ts';
import { type Html, html } from './html.ts';
import { type ReportContext, sheet, sourceWords } from './report-context.ts';
import { letterCost, mailingCost } from './themes.ts';

export function duplicatesPage(context: ReportContext): Html {
  const { duplicates } = context.facts;
  if (duplicates === null)
    return sheet(
      context,
      'duplicates',
      null,
      html`<div class="empty">Duplicates were not looked for. “Find duplicates” compares every contact with every other that could be the same; this part then shows how many there are and what they cost.</div>`,
    );
  const groups = duplicates.certain.clusters + duplicates.review.clusters;
  if (groups === 0)
    return sheet(
      context,
      'duplicates',
      null,
      html`<div class="empty">${counted(duplicates.contactCount, 'contact')} were compared with each other; no two are likely to be the same.</div>`,
    );
  return sheet(
    context,
    'duplicates',
    html`${counted(duplicates.surplus, 'record')} (${share(duplicates.surplus, duplicates.contactCount)} of all) are second copies of somebody who is there already.`,
    html`${figures(duplicates)}
<h3>What they cost</h3>${costTable(context, duplicates)}
<h3>Groups by size</h3>${barList(duplicates.sizes.map(({ members, groups: value }) => ({ label: `${members} records of one person`, value, figure: counted(value, 'group') })))}
<h3>Examples <span class="sub">side by side; what differs is shaded</span></h3>
${duplicates.examples.map((example) => pair(context, example))}
<p class="note">Shown: ${duplicates.examples.length} of ${counted(groups, 'group')}. The probability comes from how often values agree among people who are the same and among strangers (Fellegi and Sunter, 1969), estimated from this data.</p>`,
  );
}

function figures({ certain, review, surplus, contactCount }: DuplicateFacts): Html {
  const fact = (figure: string, words: string): Html =>
    html`<div class="fact"><b>${figure}</b><span>${words}</span></div>`;
  return html`<div class="figures">${fact(count(certain.clusters), 'groups certain: may be merged without looking')}${fact(count(review.clusters), 'groups to review: a person decides')}${fact(count(certain.contacts + review.contacts), 'contacts in them')}${fact(count(contactCount - surplus), 'people after merging all')}</div>`;
}

function costTable({ model }: ReportContext, facts: DuplicateFacts): Html {
  const { currency } = model;
  const emails = facts.doubleEmails * mailingCost(model);
  const letters = facts.doubleLetters * letterCost(model);
  const line = (what: string, figure: string, meaning: string): Html =>
    html`<tr><td>${what}</td><td class="n">${figure}</td><td style="padding-left:5mm" class="quiet">${meaning}</td></tr>`;
  const customersOff = facts.customers.counted - facts.customers.merged;
  return html`<table><tbody>
${line('Emails that go out twice', count(facts.doubleEmails), `in every mailing; ${money(emails, currency)} a year at ${count(model.campaignsPerYear)} mailings`)}
${facts.doubleLetters > 0 && line('Letters that go out twice', count(facts.doubleLetters), model.lettersPerYear > 0 ? `in every posting; ${money(letters, currency)} a year` : 'in every posting')}
${line('Contacts counted too often', count(facts.surplus), `${count(facts.contactCount)} on record are ${count(facts.contactCount - facts.surplus)} people`)}
${facts.splitCustomers > 0 && line('Customers split in parts', count(facts.splitCustomers), 'their orders are spread over several records: each looks smaller and less loyal')}
${customersOff > 0 && line('Average value per customer', `−${share(customersOff, facts.customers.counted)}`, `too low: revenue is divided by ${count(facts.customers.counted)} customers who are ${count(facts.customers.merged)}`)}
</tbody></table>`;
}

function pair({ redact }: ReportContext, { members, probability, isCertain }: DuplicateExample): Html {
  const shown = members.slice(0, 4);
  const chance = probability > 0.999 ? 'more than 99.9%' : `${(100 * probability).toFixed(1)}%`;
  const line = (
    label: string,
    column: string,
    of: (member: DuplicateExample['members'][number]) => string | null,
  ): Html | false => {
    const values = shown.map(of);
    if (values.every((value) => value === null)) return false;
    const kind =
      new Set(values.filter((value) => value !== null).map((value) => value.trim().toLowerCase())).size > 1
        ? 'differs'
        : 'same';
    return html`<tr><td class="quiet" style="width:22mm">${label}</td>${values.map((value) => html`<td class="${value === null ? '' : kind}">${value === null ? html`<span class="none">empty</span>` : quoted(redact.value(column, value), 60)}</td>`)}</tr>`;
  };
  return html`<div class="pair"><div class="pair__head"><b>${quoted(redact.name(shown[0]?.name ?? ''), 60)}</b><span><span class="chip ${isCertain ? 'bad' : 'warn'}">${isCertain ? 'certain' : 'to review'}</span> ${chance}${members.length > shown.length ? ` · ${members.length} records` : ''}</span></div>
<table class="fixed"><thead><tr><th style="width:22mm"></th>${shown.map(({ id, source }) => html`<th>Contact ${String(id)} · ${sourceWords(source)}</th>`)}</tr></thead><tbody>
${line('Name', 'display_name', ({ name }) => name)}${line('Email', 'email', ({ email }) => email)}${line('Phone', 'phone', ({ phone }) => phone)}${line('Company', 'company', ({ company }) => company)}${line('City', 'city', ({ city }) => city)}${line('Orders', 'orders', ({ orders }) => (orders === 0 ? null : String(orders)))}
</tbody></table></div>`;
}
