// The segment book as one HTML text that needs nothing beside itself: a page per segment with what it is for, whom it
// holds, and its persona from real figures. Owns the look on paper; escaping is the report's template.

import { accent, line, paperStyle, quiet } from '../paper/paper-style.ts';
import { count, counted, longDay, share } from '../report/figures.ts';
import { type Html, html, trusted } from '../report/html.ts';
import { reportPolicy } from '../report/report.ts';

export interface BookPage {
  name: string;
  /** The rule as a sentence; empty where it cannot be evaluated. */
  sentence: string;
  description: string | null;
  goal: string | null;
  owner: string | null;
  action: string | null;
  kpi: string | null;
  /** YYYY-MM-DD */
  reviewAt: string | null;
  /** Null where the rule cannot be evaluated any more. */
  members: number | null;
  total: number;
  /** As it is shown; empty without revenue. */
  revenue: string;
  isTooSmall: boolean;
  sentences: readonly string[];
  /** '3.1 times as likely to have bought “Running shoes” (2.4–4.0)'. */
  differences: readonly string[];
  facts: readonly { title: string; known: number; rows: readonly { label: string; count: number; share: number }[] }[];
}

export interface BookHead {
  title: string;
  /** YYYY-MM-DD */
  date: string;
  paper: 'A4' | 'Letter';
}

/** The same pages and head give the same bytes. */
export function segmentBookHtml(pages: readonly BookPage[], { title, date, paper }: BookHead): string {
  return `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${reportPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="generator" content="Tagstead">
<title>${title}</title><style>${trusted(styleSheet(paper))}</style></head><body>
${pages.map((page) => pageHtml(page, date))}
</body></html>
`.toString()}`;
}

/** Facts on a page: more do not fit it. */
const mostFacts = 9;
const rowsPerFact = 4;

function pageHtml(page: BookPage, date: string): Html {
  const { name, sentence, members, total, revenue, isTooSmall, sentences, differences, facts } = page;
  return html`<main class="page"><header><p class="kicker">Segment · ${longDay(date)}</p><h1><bdi>${name}</bdi></h1>
<p class="rule">${sentence === '' ? 'Its rule cannot be evaluated any more.' : sentence}</p></header>
<section class="figures">${figure(members === null ? '–' : count(members), 'contacts')}${figure(members === null ? '–' : share(members, total), `of ${counted(total, 'contact')}`)}${revenue !== '' && figure(revenue, 'revenue')}</section>
<dl class="sheet">${part('Goal', page.goal)}${part('Definition', page.description)}${part('Action', page.action)}${part('KPI', page.kpi)}${part('Owner', page.owner)}${part('Review on', page.reviewAt === null ? null : longDay(page.reviewAt))}</dl>
${
  members === null
    ? html`<p class="empty">Nothing can be said about its members until the rule is mended.</p>`
    : isTooSmall
      ? html`<p class="empty">${counted(members, 'contact')}: too few to be described. An average of so few would be about single people.</p>`
      : html`<section><h2>Who they are, counted over ${counted(members, 'member')}</h2><ul>${sentences.map((one) => html`<li>${one}</li>`)}</ul></section>
${differences.length > 0 && html`<section><h2>What sets them apart</h2><ul>${differences.map((one) => html`<li>${one}</li>`)}</ul></section>`}
<section class="facts">${facts.slice(0, mostFacts).map((fact) => factHtml(fact, members))}</section>`
}
<footer>Real figures of the contacts on ${longDay(date)}; nobody is invented. Figures of fewer than 5 people are left out.</footer></main>`;
}

const figure = (value: string, label: string): Html => html`<div><b>${value}</b><span>${label}</span></div>`;

const part = (title: string, text: string | null): Html =>
  html`<div><dt>${title}</dt><dd dir="auto" class="${text === null ? 'open' : ''}">${text ?? 'open'}</dd></div>`;

function factHtml({ title, known, rows }: BookPage['facts'][number], members: number): Html {
  return html`<div class="fact"><h3>${title}${known < members && html` <span>known of ${count(known)}</span>`}</h3>${rows
    .slice(0, rowsPerFact)
    .map(
      (row) =>
        html`<p><bdi>${row.label}</bdi><b>${share(row.count, known)}</b></p><i style="width:${Math.round(row.share * 100)}%"></i>`,
    )}</div>`;
}

const styleSheet = (paper: 'A4' | 'Letter'): string => `
${paperStyle(paper, '9pt')}
header { border-bottom: 1.4pt solid ${accent}; padding-bottom: 3mm; margin-bottom: 4mm; }
.rule { font-size: 9.8pt; color: ${quiet}; }
.figures { display: flex; gap: 12mm; margin-bottom: 4mm; }
.figures b { display: block; font-size: 17pt; font-weight: 650; line-height: 1.15; font-variant-numeric: tabular-nums; }
.figures span { font-size: 8.2pt; color: ${quiet}; }
.sheet { display: grid; grid-template-columns: 1fr 1fr; gap: 2mm 8mm; background: #f0f5f4; border-radius: 1.6mm; padding: 3mm 4mm; margin-bottom: 5mm; }
dt { font-size: 7.2pt; letter-spacing: 0.04em; color: ${accent}; font-weight: 600; }
dd { font-size: 8.8pt; line-height: 1.35; white-space: pre-line; }
.open { color: #b0712a; font-style: italic; }
section { margin-bottom: 4.5mm; }
h2 { font-size: 11pt; font-weight: 650; margin-bottom: 1.4mm; break-after: avoid; }
ul { padding-inline-start: 4.5mm; }
li { margin-bottom: 0.6mm; }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm 7mm; }
.fact { break-inside: avoid; }
h3 { font-size: 8.8pt; font-weight: 650; border-bottom: 0.5pt solid ${line}; padding-bottom: 0.6mm; margin-bottom: 1mm; }
h3 span { font-weight: 400; color: ${quiet}; font-size: 7.6pt; }
.fact p { display: flex; justify-content: space-between; gap: 3mm; font-size: 8.2pt; }
.fact b { font-weight: 600; font-variant-numeric: tabular-nums; }
.fact i { display: block; height: 1mm; border-radius: 0.5mm; background: ${accent}; margin-bottom: 1.2mm; min-width: 0.4mm; }
.empty { border: 0.6pt dashed ${line}; border-radius: 1.6mm; padding: 5mm; color: ${quiet}; }
footer { color: ${quiet}; font-size: 7.6pt; padding-top: 1mm; }
@page { margin: 14mm 15mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "Segoe UI", system-ui, sans-serif; color: ${quiet}; } }
@media print { html { background: #fff; } .page { max-width: none; margin: 0; padding: 0; box-shadow: none; break-before: page; } .page:first-of-type { break-before: auto; } }
`;
