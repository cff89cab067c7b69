// What every page of the report is given. Types and the one frame that all pages share.
import type { ReportSection, ReportSettings } from '../../../../src-shared/contract/report.ts';
import { reportSectionLabel } from '../../../../src-shared/contract/report.ts';
import type { ReportFacts, SourceRow } from './facts.ts';
import { count, quoted } from './figures.ts';
import type { Fix } from './fixes.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import type { Redactor } from './redact.ts';
import type { CostModel, Problem } from './themes.ts';

export interface ReportContext {
  facts: ReportFacts;
  settings: ReportSettings;
  /** YYYY-MM-DD */
  date: string;
  model: CostModel;
  redact: Redactor;
  problems: readonly Problem[];
  fixes: readonly Fix[];
  /** Sections that are printed, in order. */
  sections: readonly ReportSection[];
}

/** One section on a page of its own. */
export function sheet(context: ReportContext, section: ReportSection, lead: HtmlValue, body: HtmlValue): Html {
  const number = context.sections.indexOf(section) + 1;
  return html`<section class="sheet" id="${section}"><p class="kicker">${number}${context.settings.client !== '' && html` · ${quoted(context.settings.client, 60)}`}</p><h2>${reportSectionLabel[section]}</h2>
${lead ? html`<p class="lead">${lead}</p>` : ''}${body}</section>
`;
}

/** A link to a place in the report, or only the words where that part is left out. */
export function linkTo(context: ReportContext, section: ReportSection, anchor: string, words: HtmlValue): Html {
  return context.sections.includes(section) ? html`<a href="#${anchor}">${words}</a>` : html`${words}`;
}

/** 'customers.csv, row 1,204 (id C-77)' */
export function sourceWords(source: SourceRow | null): HtmlValue {
  if (source === null) return html`<span class="none">typed in</span>`;
  const id = source.sourceId === null ? '' : html` · id ${quoted(source.sourceId, 24)}`;
  return html`row ${count(source.row)}${id}`;
}
