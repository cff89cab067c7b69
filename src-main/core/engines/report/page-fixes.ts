// Ten fixes to make first, with effort and gain, and what every amount of money rests on.
import { effortMap } from './charts.ts';
import { count, counted, effort, money, share } from './figures.ts';
import type { Fix } from './fixes.ts';
import { type Html, html, nothing } from './html.ts';
import { linkTo, type ReportContext, sheet } from './report-context.ts';
import { colours } from './style.ts';
import { mailedContactValue, mailingCost, themeOf } from './themes.ts';

const severityColour = { error: colours.error, warning: colours.warning, notice: colours.notice } as const;

export function fixesPage(context: ReportContext): Html {
  const { fixes, model, facts } = context;
  if (fixes.length === 0)
    return sheet(
      context,
      'fixes',
      null,
      html`<div class="empty">No check left anything open: there is nothing to mend.</div>`,
    );
  const minutes = fixes.reduce((sum, fix) => sum + fix.minutes, 0);
  const amount = fixes.reduce((sum, fix) => sum + fix.money, 0);
  return sheet(
    context,
    'fixes',
    html`Ordered by what an hour of work brings. All ${fixes.length === 1 ? '' : `${fixes.length} `}together take about ${effort(minutes)} (${money((minutes / 60) * model.hourlyRate, model.currency)} at ${money(model.hourlyRate, model.currency)} an hour)${amount >= 1 ? html` and bring up to ${money(amount, model.currency)} a year` : ''}.`,
    html`${effortMap(fixes.map((fix, at) => ({ label: String(at + 1), x: fix.minutes, y: fix.points, colour: severityColour[fix.check.severity] })))}
<table class="fixed fixes"><thead><tr><th style="width:7mm"></th><th>What to mend, and how</th><th class="n" style="width:16mm">Found</th><th class="n" style="width:17mm">Effort</th><th class="n" style="width:14mm">Points</th><th style="width:45mm;padding-left:4mm">What it brings</th></tr></thead><tbody>${fixes.map((fix, at) => row(context, fix, at + 1))}</tbody></table>
${assumptions(context)}<p class="note">Points: what the health score of ${facts.run.score.toFixed(1)} gains at most, if nothing else is wrong with the same contacts. Fixes of the same contacts overlap, so points and amounts do not add up to a promise.</p>`,
  );
}

function row(context: ReportContext, fix: Fix, rank: number): Html {
  const { check, minutes, points } = fix;
  const noun = check.subject === 'tag' ? 'tag' : 'contact';
  return html`<tr><td class="quiet">${rank}</td><td><b>${linkTo(context, 'evidence', `check-${check.id}`, check.title)}</b><br><span class="quiet">${check.remedy}</span></td>
<td class="n">${count(check.affected)}<br><span class="quiet">${check.affected === 1 ? noun : `${noun}s`}</span></td><td class="n">${effort(minutes)}<br><span class="quiet">${fix.isBulk ? 'in bulk' : 'one by one'}</span></td><td class="n">${points < 0.05 ? '<0.1' : `+${points.toFixed(1)}`}</td><td style="padding-left:4mm">${impact(context, fix)}</td></tr>`;
}

/** In money where an honest amount can be named, else in contacts. */
function impact({ model, facts }: ReportContext, { check, money: amount }: Fix): Html {
  const people = counted(check.affected, 'contact');
  const part = share(check.affected, facts.contacts);
  const a_year = amount >= 1 ? html`<b>${money(amount, model.currency)}</b> a year` : nothing;
  switch (themeOf(check)) {
    case 'email':
      return html`${a_year}${amount >= 1 ? '; ' : ''}${people} (${part}) reachable by email again`;
    case 'unreachable':
      return html`${people} reachable, or honestly archived${amount >= 1 ? html`: up to ${a_year}` : ''}`;
    case 'consent':
      return html`${people} that may be mailed again without risk${amount >= 1 ? html`: up to ${a_year}` : ''}`;
    case 'duplicates':
      return html`${people} no longer counted or written to twice`;
    case 'phone':
      return html`${people} (${part}) reachable by phone and text again`;
    case 'post':
      return html`${people} whose letters arrive${amount >= 1 ? html`: ${a_year}` : ''}`;
    case 'junk':
      return html`${people} fewer that are counted${amount >= 1 ? html` and paid for: ${a_year}` : ''}`;
    case 'stale':
      return html`Rates that tell the truth; ${people} to win back or let go`;
    case 'orders':
      return html`Revenue and value segments right for ${people}`;
    case 'names':
      return html`${people} (${part}) greeted by the right name`;
    case 'spelling':
      return html`${people} (${part}) found by the right filter`;
    case 'gaps':
      return html`${people} (${part}) that segments and routing can use`;
    case 'tags':
      return html`Everybody applies ${check.affected === 1 ? 'this tag' : 'these tags'} alike`;
  }
}

function assumptions({ model }: ReportContext): Html {
  const { currency } = model;
  const line = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<div class="assume" id="assumptions"><h3>What the amounts rest on</h3><dl>
${line(model.isMeasured ? 'Average order (measured)' : 'Average order (assumed)', money(model.averageOrderValue, currency))}
${line('Margin', `${model.margin}%`)}${line('Mailings a year', count(model.campaignsPerYear))}
${line('Orders per 1,000 emails', String(model.ordersPerThousandEmails))}${line('Cost of one email', money(model.costPerEmail, currency))}
${model.lettersPerYear > 0 && [line('Letters a year', count(model.lettersPerYear)), line('Cost of one letter', money(model.costPerLetter, currency))]}
${line('Hour of work', money(model.hourlyRate, currency))}</dl>
<p class="quiet">So one contact that can be mailed brings ${money(mailedContactValue(model), currency)} of margin a year (${model.campaignsPerYear} × ${model.ordersPerThousandEmails} ÷ 1,000 × ${money(model.averageOrderValue, currency)} × ${model.margin}%), and mailing one address costs ${money(mailingCost(model), currency)} a year. Nothing else is turned into money.</p></div>`;
}
