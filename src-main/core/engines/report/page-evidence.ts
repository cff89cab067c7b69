// The evidence: for every check that found something, the contacts it is about, with where they came from. Every claim of
// the report leads here.
import { dimensionLabel, dimensions, severityLabel } from '../../../../src-shared/model/finding.ts';
import type { CheckFacts, EvidenceRow } from './facts.ts';
import { cell, count, counted, quoted } from './figures.ts';
import { type Html, html } from './html.ts';
import { type ReportContext, sheet, sourceWords } from './report-context.ts';
import { colours } from './style.ts';

export function evidencePage(context: ReportContext): Html {
  const { facts, settings } = context;
  const found = facts.checks.filter(({ open }) => open > 0);
  if (found.length === 0)
    return sheet(context, 'evidence', null, html`<div class="empty">No check left anything open.</div>`);
  return sheet(
    context,
    'evidence',
    html`The first ${counted(settings.evidenceRows, 'row')} behind every finding, with the contact’s number, its row in the source file and the id used there. ${count(facts.run.findings)} findings in all.${settings.redact && ' Names, emails and phones are masked; the numbers lead to the records.'}`,
    html`${sources(context)}${dimensions.map((dimension) => {
      const own = found
        .filter((check) => check.dimension === dimension)
        .sort((a, b) => b.affected - a.affected || (a.id < b.id ? -1 : 1));
      return own.map((check, at) => block(context, check, at === 0));
    })}`,
  );
}

function sources({ facts }: ReportContext): Html | false {
  if (facts.sources.length === 0) return false;
  return html`<h3>Sources</h3><table><thead><tr><th>File</th><th>Recognised as</th><th class="n">Rows</th><th class="n">Contacts it brought</th></tr></thead><tbody>${facts.sources.map(
    ({ file, product, rows, contacts }) =>
      html`<tr><td>${quoted(file, 70)}</td><td>${product ?? ''}</td><td class="n">${count(rows)}</td><td class="n">${count(contacts)}</td></tr>`,
  )}</tbody></table>`;
}

const severityColour = { error: colours.error, warning: colours.warning, notice: colours.notice } as const;

function block(context: ReportContext, check: CheckFacts, isFirst: boolean): Html {
  const { facts } = context;
  return html`<div class="evidence ${context.settings.evidenceRows <= 12 && 'short'}" id="check-${check.id}">${isFirst && html`<p class="kicker" style="margin-top:8mm">${dimensionLabel[check.dimension]}</p>`}
<h3><span class="dot" style="background:${severityColour[check.severity]}"></span>${check.title}</h3>
<p class="note">${severityLabel[check.severity]} · ${counted(check.affected, check.subject)}${check.open !== check.affected && `, ${counted(check.open, 'finding')}`} of ${count(check.checked)} looked at${check.fixable > 0 && ` · ${count(check.fixable)} with a proposal`}. ${check.why}${check.open > context.settings.evidenceRows && html` <b>The first ${count(context.settings.evidenceRows)}:</b>`}</p>
${check.subject === 'tag' ? tagTable(context, check) : contactTable(context, facts.evidence.get(check.id) ?? [])}</div>`;
}

function contactTable(context: ReportContext, rows: readonly EvidenceRow[]): Html {
  const has: Shown = {
    proposals: rows.some(({ proposed }) => proposed !== null),
    details: rows.some(({ detail }) => detail !== null),
    sources: rows.some(({ source }) => source !== null),
  };
  return html`<table class="fixed"><thead><tr><th class="n" style="width:17mm">Contact</th><th style="width:36mm">Name</th><th>Found</th>${has.proposals && html`<th>Proposed</th>`}${has.details && html`<th>Remark</th>`}${has.sources && html`<th style="width:30mm">Source</th>`}</tr></thead><tbody>${rows.map((row) => evidenceRow(context, row, has))}</tbody></table>`;
}

/** Columns that at least one row of a table has something for. */
interface Shown {
  proposals: boolean;
  details: boolean;
  sources: boolean;
}

function evidenceRow({ redact, facts }: ReportContext, row: EvidenceRow, has: Shown): Html {
  const value = (text: string | null): string | null =>
    text === null || text === '' ? text : redact.value(row.column, text);
  const remark = row.detail === null ? '' : redact.remark(row.detail, [row.name, row.email, row.current, row.proposed]);
  const file = facts.sources.length > 1 && row.source !== null ? html`${quoted(row.source.file, 24)}, ` : '';
  const proposed = (): Html =>
    row.proposed === null
      ? html`<span class="none">by hand</span>`
      : row.proposed === ''
        ? html`<span class="none">take out</span>`
        : cell(value(row.proposed));
  return html`<tr><td class="n">${String(row.contact)}</td><td>${quoted(redact.name(row.name), 44)}</td>
<td><span class="quiet">${row.fieldLabel}:</span> ${cell(value(row.current))}</td>${has.proposals && html`<td>${proposed()}</td>`}
${has.details && html`<td>${quoted(remark, 80)}</td>`}${has.sources && html`<td>${file}${sourceWords(row.source)}</td>`}</tr>`;
}

function tagTable({ facts, settings }: ReportContext, check: CheckFacts): Html {
  const rows = (facts.tagEvidence.get(check.id) ?? []).slice(0, settings.evidenceRows);
  return html`<table class="fixed"><thead><tr><th style="width:60mm">Tag</th><th>Remark</th></tr></thead><tbody>${rows.map(({ tag, detail }) => html`<tr><td>${quoted(tag, 60)}</td><td>${quoted(detail ?? '', 120)}</td></tr>`)}</tbody></table>`;
}
