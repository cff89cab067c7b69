// The columns in short: how full, how varied, what kind of values, which are commonest.
import { stackedBar } from './charts.ts';
import { cell, count, share } from './figures.ts';
import { type Html, html } from './html.ts';
import { type ReportContext, sheet } from './report-context.ts';
import { colours } from './style.ts';

const shownValues = 3;

export function columnsPage(context: ReportContext): Html {
  const { columns, contacts } = context.facts;
  const filled = columns.filter((column) => column.filled > 0);
  const empty = columns.filter((column) => column.filled === 0);
  if (contacts === 0 || filled.length === 0)
    return sheet(context, 'columns', null, html`<div class="empty">No column holds a value.</div>`);
  return sheet(
    context,
    'columns',
    html`What the ${count(filled.length)} columns that anybody filled hold. Emails, phones and addresses are counted one by one, so a person with two counts twice.`,
    html`<table class="fixed"><thead><tr><th style="width:33mm">Column</th><th style="width:34mm">Filled</th><th class="n" style="width:14mm"></th><th class="n" style="width:19mm">Distinct</th><th style="width:24mm;padding-left:4mm">Looks like</th><th>Commonest values</th></tr></thead><tbody>${filled.map(
      (
        column,
      ) => html`<tr><td>${column.label}</td><td class="bar top">${stackedBar([{ value: Math.min(column.filled, column.rows), colour: colours.accent, label: share(column.filled, column.rows) }], Math.max(1, column.rows))}</td><td class="n">${share(Math.min(column.filled, column.rows), column.rows)}</td><td class="n">${count(column.distinct)}</td>
<td style="padding-left:4mm">${types(column)}</td><td>${values(context, column)}</td></tr>`,
    )}</tbody></table>
${empty.length > 0 && html`<p class="quiet"><b>Nobody fills:</b> ${empty.map(({ label }) => label).join(', ')}.</p>`}`,
  );
}

type Column = ReportContext['facts']['columns'][number];

function types({ types: found, filled }: Column): string {
  const [main, second] = found;
  if (main === undefined) return '–';
  return second === undefined || second.count < filled * 0.005
    ? main.type
    : `${main.type}, ${share(second.count, filled)} ${second.type}`;
}

/** Only values that repeat say something about a column. */
function values({ redact }: ReportContext, column: Column): Html {
  const common = column.top.filter((each) => each.count > 1).slice(0, shownValues);
  if (common.length === 0) return html`<span class="none">all different</span>`;
  return html`${common.map((each, at) => html`${at > 0 ? ' · ' : ''}${cell(redact.value(column.column, tidy(each.value)), 28)} <span class="quiet">${count(each.count)}</span>`)}`;
}

/** Lists and numbers as people write them: 'Hiking, Running' for a stored list, 129 for 129.0. */
function tidy(value: string): string {
  if (/^\[".*"\]$/.test(value)) return value.slice(2, -2).replaceAll('","', ', ');
  return value.replace(/^(-?\d+)\.0$/, '$1');
}
