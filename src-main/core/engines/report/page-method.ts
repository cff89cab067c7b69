// How everything was counted: score, effort, money, redaction; the settings of this report; every check in one line.
import { reportSections } from '../../../../src-shared/contract/report.ts';
import { dimensionLabel, dimensions, severityLabel } from '../../../../src-shared/model/finding.ts';
import { dimensionWeight, severityCost } from '../audit/health-score.ts';
import { longDay, money, shortDay } from './figures.ts';
import { minutesByHand, minutesPerCheck, secondsPerProposal } from './fixes.ts';
import { type Html, html, nothing } from './html.ts';
import { type ReportContext, sheet } from './report-context.ts';

export function methodPage(context: ReportContext): Html {
  const { facts } = context;
  return sheet(
    context,
    'method',
    'Everything was counted on one computer, without a network. The same data and the same settings give this report again, byte for byte.',
    html`<h3>Health score</h3>
<p>Each side of data quality is 100 × (1 − cost ÷ contacts looked at). The cost of a contact is that of its worst open finding on that side: ${severityCost.error} for an error, ${severityCost.warning} for a warning, ${severityCost.notice} for a notice. The score is the mean of the sides, weighted ${dimensions.map((each) => `${dimensionLabel[each].toLowerCase()} ${dimensionWeight[each]}`).join(', ')}; a side with nothing to look at is left out. Findings that a person called right do not count.</p>
<table><tbody>${facts.run.dimensions.map(({ formula }) => html`<tr><td class="note">${formula}</td></tr>`)}</tbody></table>
<h3>Effort and gain</h3>
<p>Minutes per fix: ${minutesPerCheck} to read what was found and look at a sample; ${secondsPerProposal} seconds for each of the first hundred proposals and for one in ten of the rest, which are accepted in bulk; ${minutesByHand} minute for each value that has to be found out by hand, or one sum for what is done in a single step, such as a consent mailing. Points: the cost of its findings in the health score. Fixes are ordered by points per hour; those that bring less than a twentieth of a point come last.</p>
<h3>Duplicates</h3>
<p>Records that share a key are compared field by field; each agreement and disagreement adds to or takes from the evidence as much as this data says it should (Fellegi and Sunter 1969; weights by expectation maximisation). Groups are certain or for review by that evidence. Pairs that a person called different stay apart.</p>
<h3>Settings of this report</h3>${settingsList(context)}
<h3>Every check in one line</h3>
<table class="checks"><thead><tr><th>Check</th><th>Why it matters</th><th style="width:20mm">Level</th></tr></thead><tbody>${dimensions.map(
      (dimension) => {
        const own = facts.checks.filter((check) => check.dimension === dimension);
        return own.length === 0
          ? nothing
          : html`<tr><td colspan="3" class="quiet" style="padding-top:4mm;font-weight:400">${dimensionLabel[dimension]}</td></tr>${own.map(({ title, why, severity }) => html`<tr><td>${title}</td><td>${why}</td><td>${severityLabel[severity]}</td></tr>`)}`;
      },
    )}</tbody></table>`,
  );
}

function settingsList({ settings, facts, model, date, sections }: ReportContext): Html {
  const line = (label: string, value: string | number): Html => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<div class="assume plain"><dl>
${line('Date of the report', longDay(date))}${line('Audit speaks for', shortDay(facts.run.asOf))}
${line('Parts', `${sections.length} of ${reportSections.length}`)}${line('Names, emails and phones', settings.redact ? 'masked' : 'in full')}${line('Rows per check', settings.evidenceRows)}
${line('Average order', `${money(model.averageOrderValue, model.currency)}, ${model.isMeasured ? 'measured' : 'assumed'}`)}${line('Margin', `${model.margin}%`)}
${line('Mailings a year', model.campaignsPerYear)}${line('Orders per 1,000 emails', model.ordersPerThousandEmails)}${line('Cost of one email', money(model.costPerEmail, model.currency))}
${line('Letters a year', model.lettersPerYear)}${line('Cost of one letter', money(model.costPerLetter, model.currency))}${line('Hour of work', money(model.hourlyRate, model.currency))}
</dl>${facts.isOutdated && html`<p class="note">The data was changed after this audit ran; the figures are those of the audit.</p>`}</div>`;
}
