// The cheat sheet as one HTML text that needs nothing beside itself: what each tag means, when it comes and goes, and what is
// done because of it. Owns the look on paper; escaping is the report's template.

import { accent, line, paperStyle, quiet } from '../paper/paper-style.ts';
import { type Html, html, trusted } from '../report/html.ts';
import { reportPolicy } from '../report/report.ts';
import { fingerprintOf, type SheetRow } from './sheet-rows.ts';

export interface SheetHead {
  title: string;
  version: number;
  /** YYYY-MM-DD */
  date: string;
  paper: 'A4' | 'Letter';
}

/** The same rows and head give the same bytes. */
export function cheatSheetHtml(rows: readonly SheetRow[], head: SheetHead): string {
  const { title, version, date, paper } = head;
  const facts = [
    `Version ${version}`,
    date,
    `${rows.length} ${rows.length === 1 ? 'tag' : 'tags'}`,
    fingerprintOf(rows),
  ];
  return `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${reportPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="generator" content="Tagstead">
<title>${title}</title><style>${trusted(styleSheet(paper))}</style></head><body><main class="page">
<header><p class="kicker">Tag cheat sheet</p><h1><bdi>${title}</bdi></h1><p class="facts">${facts.map((fact, index) => html`${index > 0 && ' · '}${fact}`)}</p></header>
${rows.length === 0 ? html`<p class="empty">There is no tag for this sheet yet. Give tags an owner, or choose another branch.</p>` : groupsOf(rows).map(groupHtml)}
<footer>A tag without an action helps nobody: say so when you meet one. Ask for a newer sheet when the version above is not the latest.</footer>
</main></body></html>
`.toString()}`;
}

interface Group {
  heading: readonly string[];
  /** The tag that the heading names, where it stands on the sheet too. */
  head: SheetRow | null;
  rows: SheetRow[];
}

/** Tags under what lies directly above them; a tag with others below it is their heading. */
function groupsOf(rows: readonly SheetRow[]): Group[] {
  const groups = new Map<string, Group>();
  const keyOf = (path: readonly string[]): string => JSON.stringify(path);
  const parents = new Set(rows.map(({ path }) => keyOf(path.slice(0, -1))));
  const groupAt = (path: readonly string[]): Group => {
    const known = groups.get(keyOf(path));
    if (known !== undefined) return known;
    const made: Group = { heading: path, head: null, rows: [] };
    groups.set(keyOf(path), made);
    return made;
  };
  for (const row of rows) {
    if (parents.has(keyOf(row.path))) groupAt(row.path).head = row;
    else groupAt(row.path.slice(0, -1)).rows.push(row);
  }
  return [...groups.values()];
}

function groupHtml({ heading, head, rows }: Group): Html {
  const name = heading.at(-1);
  const above = heading.slice(0, -1);
  return html`<section>${
    name !== undefined &&
    html`<div class="group"><h2>${dot(head?.colour ?? rows[0]?.colour ?? null)}<bdi>${name}</bdi>${above.length > 0 && html` <span class="above">${above.map((step, index) => html`${index > 0 && ' › '}<bdi>${step}</bdi>`)}</span>`}</h2>${head !== null && head.meaning !== '' && html`<p dir="auto">${head.meaning}</p>`}</div>`
  }${rows.map(tagHtml)}</section>`;
}

function tagHtml(row: SheetRow): Html {
  const { path, colour, status, meaning, owner, reviewAt } = row;
  return html`<article><div class="who"><h3>${dot(colour)}<bdi>${path.at(-1) ?? ''}</bdi></h3>
${status !== 'active' && html`<p><span class="chip">${status}</span></p>`}
${owner !== '' && html`<p class="small"><bdi>${owner}</bdi></p>`}${reviewAt !== '' && html`<p class="small">Review ${reviewAt}</p>`}</div>
<div class="what">${meaning === '' ? html`<p class="meaning open">Meaning not written down yet</p>` : html`<p class="meaning" dir="auto">${meaning}</p>`}
<dl>${part('Applied when', row.appliedWhen)}${part('Removed when', row.removedWhen)}${part('What we do', row.action)}</dl></div></article>`;
}

const part = (title: string, text: string): Html =>
  html`<div><dt>${title}</dt><dd dir="auto" class="${text === '' ? 'open' : ''}">${text === '' ? 'open' : text}</dd></div>`;

/** Colours come from data: only what is a colour gets into a style. */
const dot = (colour: string | null): Html =>
  html`<i class="dot" style="background:${colour !== null && /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#b9c4c1'}"></i>`;

const styleSheet = (paper: 'A4' | 'Letter'): string => `
${paperStyle(paper, '9.2pt')}
header { border-bottom: 1.4pt solid ${accent}; padding-bottom: 3.2mm; margin-bottom: 5mm; }
.facts { color: ${quiet}; font-size: 8.6pt; font-variant-numeric: tabular-nums; }
section { margin-bottom: 5.5mm; }
.group { background: #f0f5f4; border-radius: 1.6mm; padding: 1.8mm 3mm; margin-bottom: 0.6mm; break-after: avoid; break-inside: avoid; }
h2 { font-size: 11.4pt; font-weight: 650; letter-spacing: -0.01em; line-height: 1.3; }
.group p { color: ${quiet}; font-size: 8.6pt; }
.above { font-weight: 400; font-size: 8.4pt; color: ${quiet}; letter-spacing: 0; }
article { display: grid; grid-template-columns: 40mm 1fr; gap: 5mm; padding: 2.3mm 3mm; border-bottom: 0.5pt solid ${line}; break-inside: avoid; }
h3 { font-size: 9.8pt; font-weight: 650; line-height: 1.3; }
.dot { display: inline-block; width: 2.1mm; height: 2.1mm; border-radius: 50%; margin-inline-end: 1.6mm; vertical-align: 0.1mm; }
.small { font-size: 7.9pt; color: ${quiet}; padding-inline-start: 3.7mm; }
.chip { display: inline-block; margin-inline-start: 3.7mm; font-size: 7.4pt; padding: 0 1.6mm; border-radius: 3mm; background: #fdf1dc; color: #80500a; }
.meaning { font-size: 9.6pt; margin-bottom: 1.2mm; }
dl { display: grid; grid-template-columns: 1fr 1fr 1.2fr; gap: 4mm; }
dt { font-size: 7.2pt; letter-spacing: 0.04em; color: ${accent}; font-weight: 600; }
dd { font-size: 8.4pt; line-height: 1.35; white-space: pre-line; }
.open { color: #b0712a; font-style: italic; }
.empty { border: 0.6pt dashed ${line}; border-radius: 1.6mm; padding: 6mm; color: ${quiet}; }
footer { color: ${quiet}; font-size: 7.8pt; padding-top: 2mm; }
@page { margin: 14mm 15mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "Segoe UI", system-ui, sans-serif; color: ${quiet}; } }
@media print { html { background: #fff; } .page { max-width: none; margin: 0; padding: 0; box-shadow: none; } }
`;
