// Who may and can be reached: consent on record, usable emails, phones and addresses.
import { legend, stackedBar } from './charts.ts';
import type { ReachFacts } from './facts.ts';
import { count, counted, share } from './figures.ts';
import { type Html, html } from './html.ts';
import { linkTo, type ReportContext, sheet } from './report-context.ts';
import { colours } from './style.ts';

export function reachPage(context: ReportContext): Html {
  const { contacts, reach } = context.facts;
  if (contacts === 0) return sheet(context, 'reach', null, html`<div class="empty">There is nobody to reach.</div>`);
  return sheet(
    context,
    'reach',
    html`Of ${counted(contacts, 'contact')}, <b>${count(reach.mailable.granted)}</b> (${share(reach.mailable.granted, contacts)}) have a usable email and agreed to be mailed: the list that can be used today.`,
    html`<h3>From everybody to the list that can be used</h3>${funnel(context)}
<h3>By which way</h3>${ways(reach, contacts)}
<h3>Consent to email</h3>${consent(context)}
<p class="note">Usable: of valid form, and not marked as bounced, invalid or opted out. Whether a mailbox exists is not asked of anybody: nothing leaves this computer. ${linkTo(context, 'evidence', 'evidence', 'The rows')} are in the evidence.</p>`,
  );
}

function funnel({ facts: { contacts, reach } }: ReportContext): Html {
  const steps: [string, number, string][] = [
    ['Contacts', contacts, colours.notice],
    ['with a usable email', reach.email, colours.accent],
    ['and not withdrawn', reach.mailable.granted + reach.mailable.unknown, colours.accent],
    ['and agreed on record', reach.mailable.granted, colours.fine],
  ];
  return html`<table><tbody>${steps.map(
    ([label, value, colour]) =>
      html`<tr><td style="width:46mm">${label}</td><td class="bar">${stackedBar([{ value, colour, label: count(value) }], contacts, 18)}</td><td class="n" style="width:16mm">${count(value)}</td><td class="n" style="width:14mm">${share(value, contacts)}</td></tr>`,
  )}</tbody></table>`;
}

function ways({ ways: by, none, email, phone, post }: ReachFacts, contacts: number): Html {
  const parts = [
    { value: by.both, colour: colours.fine, label: `Email and phone ${share(by.both, contacts)}` },
    { value: by.emailOnly, colour: colours.accent, label: `Email, no phone ${share(by.emailOnly, contacts)}` },
    { value: by.phoneOnly, colour: colours.notice, label: `Phone, no email ${share(by.phoneOnly, contacts)}` },
    { value: by.postOnly, colour: colours.warning, label: `Post only ${share(by.postOnly, contacts)}` },
    { value: none, colour: colours.error, label: `No way at all ${share(none, contacts)}` },
  ];
  return html`${stackedBar(parts, contacts, 22)}<div style="height:2mm"></div>${legend(parts.filter(({ value }) => value > 0))}
<p class="quiet">Usable email: ${count(email)} · phone: ${count(phone)} · postal address with street and place: ${count(post)} · none of the three: ${count(none)}.</p>`;
}

function consent({ facts: { contacts, reach } }: ReportContext): Html {
  const line = (label: string, all: number, mailable: number, meaning: string): Html =>
    html`<tr><td>${label}</td><td class="n">${count(all)}</td><td class="n">${share(all, contacts)}</td><td class="n">${count(mailable)}</td><td class="quiet" style="padding-left:5mm">${meaning}</td></tr>`;
  return html`<table><thead><tr><th></th><th class="n">Contacts</th><th class="n">Share</th><th class="n">With usable email</th><th style="padding-left:5mm"></th></tr></thead><tbody>
${line('Granted', reach.consent.granted, reach.mailable.granted, 'may be mailed')}
${line('Not known', reach.consent.unknown, reach.mailable.unknown, 'find the proof, or ask once; under GDPR the sender has to show it')}
${line('Withdrawn', reach.consent.withdrawn, reach.mailable.withdrawn, 'must not be mailed; keep them, so that no import brings them back')}</tbody></table>`;
}
