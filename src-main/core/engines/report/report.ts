// Puts the report together: one HTML text that needs nothing beside itself. Pure: the same facts and settings give the
// same bytes. Owns the document around the pages and their order.
import { type ReportSection, type ReportSettings, reportSections } from '../../../../src-shared/contract/report.ts';
import type { ReportFacts } from './facts.ts';
import { isoDay } from './figures.ts';
import { topFixes } from './fixes.ts';
import { type Html, html, trusted } from './html.ts';
import { columnsPage } from './page-columns.ts';
import { duplicatesPage } from './page-duplicates.ts';
import { evidencePage } from './page-evidence.ts';
import { fixesPage } from './page-fixes.ts';
import { methodPage } from './page-method.ts';
import { cover, executive } from './page-opening.ts';
import { reachPage } from './page-reach.ts';
import { scorePage } from './page-score.ts';
import { tagsPage } from './page-tags.ts';
import { maskingRedactor, openRedactor } from './redact.ts';
import type { ReportContext } from './report-context.ts';
import { styleSheet } from './style.ts';
import { costModel, problems } from './themes.ts';

const pages: Readonly<Record<ReportSection, (context: ReportContext) => Html>> = {
  executive,
  score: scorePage,
  fixes: fixesPage,
  duplicates: duplicatesPage,
  tags: tagsPage,
  columns: columnsPage,
  reach: reachPage,
  evidence: evidencePage,
  method: methodPage,
};

/** No script, no frame, no request: only the styles and pictures that stand in the file. */
export const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The report as one HTML document.
 * @param extent `first` stops after the summary
 */
export function reportHtml(facts: ReportFacts, settings: ReportSettings, extent: 'first' | 'whole' = 'whole'): string {
  const model = costModel(settings.assumptions, settings.currency, facts.orders);
  const context: ReportContext = {
    facts,
    settings,
    date: settings.date ?? isoDay(facts.run.asOf),
    model,
    redact: settings.redact ? maskingRedactor : openRedactor,
    problems: problems(facts, model),
    fixes: topFixes(facts, model),
    sections: reportSections.filter((section) => !settings.without.includes(section)),
  };
  const shown = extent === 'first' ? context.sections.slice(0, 1) : context.sections;
  const title = settings.client === '' ? 'Customer data audit' : `Customer data audit: ${settings.client}`;
  return `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${reportPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="generator" content="Tagstead">
<title>${title}</title><style>${trusted(styleSheet)}</style></head><body class="report">
${cover(context)}${shown.map((section) => pages[section](context))}</body></html>
`.toString()}`;
}
