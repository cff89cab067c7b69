// The cover and the summary: what somebody reads who reads nothing else.
import { reportSectionLabel } from '../../../../src-shared/contract/report.ts';
import { type Dimension, dimensionLabel } from '../../../../src-shared/model/finding.ts';
import { band, gauge, stackedBar } from './charts.ts';
import { count, counted, longDay, money, quoted, score, share } from './figures.ts';
import { type Html, html } from './html.ts';
import { linkTo, type ReportContext, sheet } from './report-context.ts';
import type { Problem } from './themes.ts';

export function cover(context: ReportContext): Html {
  const { facts, settings, date, sections } = context;
  const { client, preparedBy, logo } = settings;
  const surplus = facts.duplicates?.surplus ?? null;
  return html`<section class="sheet cover"><div class="cover__band"></div>
<div class="cover__logo">${logo !== null && html`<img src="${logo}" alt="">`}</div>
<div class="cover__title"><p class="kicker">Customer data audit</p>
<h1 class="${client.length > 45 && 'long'}">${client === '' ? 'How good is the customer data?' : quoted(client, 120)}</h1>
${client !== '' && html`<div class="cover__client">How good is the customer data, and what to mend first</div>`}</div>
<ol class="contents">${sections.map((section, at) => html`<li><span>${at + 1}</span><a href="#${section}">${reportSectionLabel[section]}</a></li>`)}</ol>
<div class="cover__facts">
<div class="fact"><b>${facts.contacts === 0 ? '–' : html`${score(facts.run.score)}<small style="font-size:.5em;font-weight:500"> / 100</small>`}</b><span>health score</span></div>
<div class="fact"><b>${count(facts.contacts)}</b><span>contacts looked at</span></div>
<div class="fact"><b>${count(facts.run.findings)}</b><span>findings</span></div>
<div class="fact"><b>${surplus === null ? '–' : count(surplus)}</b><span>${surplus === null ? 'duplicates not looked for' : 'duplicate records'}</span></div>
</div>
<div class="cover__foot"><div>${preparedBy !== '' && html`Prepared by <b>${quoted(preparedBy, 80)}</b>`}</div><div>${longDay(date)}</div></div>
</section>
`;
}

export function executive(context: ReportContext): Html {
  const { facts, problems } = context;
  if (facts.contacts === 0) {
    return sheet(
      context,
      'executive',
      null,
      html`<div class="empty">The workspace holds no contacts, so there is nothing to judge. Import a customer file and run the audit; this page then shows the health score and the biggest problems.</div>`,
    );
  }
  return sheet(
    context,
    'executive',
    null,
    html`<div class="score">${gauge(facts.run.score)}<ul class="says">${sentences(context).map((sentence) => html`<li>${sentence}</li>`)}</ul></div>
<p class="formula">${facts.run.formula}. ${linkTo(context, 'method', 'method', 'How it is counted')}.</p>
${dimensionBars(context)}
${
  problems.length === 0
    ? html`<h3>The biggest problems</h3><div class="empty">No check found anything.</div>`
    : html`<h3>The ${problems.length < 3 ? 'problems' : 'three biggest problems'} and what ${problems.length === 1 ? 'it costs' : 'they cost'}</h3>
<div class="problems">${problems.slice(0, 3).map((problem, at) => problemCard(context, problem, at + 1))}</div>`
}`,
  );
}

/** Three sentences: how good, what is worst, what can be done. */
function sentences(context: ReportContext): Html[] {
  const { facts, problems, fixes } = context;
  const { run } = facts;
  const weakest = run.dimensions
    .filter((each): each is typeof each & { score: number } => each.score !== null)
    .sort((a, b) => a.score - b.score)[0];
  const quick = fixes.filter(({ isBulk }) => isBulk);
  const minutes = quick.reduce((sum, fix) => sum + fix.minutes, 0);
  const [worst] = problems;
  return [
    html`The data of ${counted(facts.contacts, 'contact')} scores <b>${score(run.score)} of 100</b>: ${verdicts[band(run.score).word]}${
      weakest === undefined || weakest.score > 97
        ? ''
        : html` The weakest side is ${dimensionLabel[weakest.dimension].toLowerCase()}, at ${score(weakest.score)}.`
    }`,
    worst === undefined
      ? html`Nothing stands out: no check left anything open.`
      : html`The biggest problem is <b>${worst.phrase}</b>: ${counted(worst.affected, worst.theme === 'tags' ? 'tag' : 'contact')}${
          worst.theme === 'tags' ? '' : `, ${share(worst.affected, facts.contacts)} of all`
        }.`,
    quick.length === 0
      ? html`What remains needs a person’s judgement, case by case.`
      : html`${counted(quick.length, 'of the first ten fixes is', 'of the first ten fixes are')} made in bulk, in ${hours(minutes)} of work altogether, and each can be undone.`,
  ];
}

const verdicts: Readonly<Record<string, string>> = {
  'Very good': 'it can be worked with; what is left is fine work.',
  Good: 'it can be worked with, after a few repairs.',
  'Needs work': 'usable, but every mailing and every report built on it is off.',
  Poor: 'lists and reports built on it cannot be trusted yet.',
};

function hours(minutes: number): string {
  return minutes < 90
    ? `about ${Math.max(5, Math.round(minutes / 5) * 5)} minutes`
    : `about ${Math.round(minutes / 60)} hours`;
}

function dimensionBars({ facts }: ReportContext): Html {
  const rows = facts.run.dimensions.filter(({ score: own }) => own !== null);
  return html`<table><tbody>${rows.map(({ dimension, score: own }) => bar(dimension, own ?? 0))}</tbody></table>`;
}

function bar(dimension: Dimension, own: number): Html {
  const { colour } = band(own);
  return html`<tr><td style="width:34mm">${dimensionLabel[dimension]}</td><td class="bar">${stackedBar([{ value: own, colour, label: `${own.toFixed(1)} of 100` }], 100)}</td><td class="n" style="width:12mm">${score(own)}</td></tr>`;
}

function problemCard(context: ReportContext, problem: Problem, rank: number): Html {
  const { model } = context;
  const hasAmount = problem.cost >= 0.5;
  return html`<div class="problem"><div class="problem__rank">${rank}</div><div><h3>${problem.title}</h3><p>${problem.words}</p>
${problem.anchors.length > 0 && html`<div class="rows quiet">Rows: ${problem.anchors.map(({ id, label }, at) => html`${at > 0 ? ' · ' : ''}${linkTo(context, id === 'duplicates' ? 'duplicates' : 'evidence', id, label)}`)}</div>`}</div>
<div class="problem__cost">${
    hasAmount
      ? html`<b>${money(problem.cost, model.currency)}</b><span>a year, on the assumptions ${linkTo(context, 'fixes', 'assumptions', 'stated')}</span>`
      : html`<b>${count(problem.affected)}</b><span>${problem.ofWhat}</span>`
  }</div></div>`;
}
