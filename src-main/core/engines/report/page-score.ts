// The health score side by side: what each dimension is made of, how it changed since the first audit, and which source
// or segment pulls it down.
import { dimensionLabel, dimensionMeaning, dimensions, severityLabel } from '../../../../src-shared/model/finding.ts';
import { band, legend, stackedBar, trendLine } from './charts.ts';
import type { GroupFacts, RunFacts } from './facts.ts';
import { change, count, counted, quoted, score, share, shortDay } from './figures.ts';
import { type Html, html, nothing } from './html.ts';
import { type ReportContext, sheet } from './report-context.ts';
import { colours } from './style.ts';

export function scorePage(context: ReportContext): Html {
  const { facts } = context;
  return sheet(
    context,
    'score',
    'Each side of data quality by the worst thing that was found with each contact. A contact counts once per side, however many findings it has.',
    html`${dimensionTable(context)}
<h3>Since the first audit</h3>${facts.before === null ? firstRun(context) : trend(context, facts.before)}
${groupTable(context)}`,
  );
}

function dimensionTable({ facts }: ReportContext): Html {
  const parts = (worst: { error: number; warning: number; notice: number }, checked: number) => [
    { value: worst.error, colour: colours.error, label: `${count(worst.error)} with an error` },
    { value: worst.warning, colour: colours.warning, label: `${count(worst.warning)} with a warning` },
    { value: worst.notice, colour: colours.notice, label: `${count(worst.notice)} with a notice` },
    {
      value: checked - worst.error - worst.warning - worst.notice,
      colour: colours.fine,
      label: `${count(checked - worst.error - worst.warning - worst.notice)} in order`,
    },
  ];
  return html`${legend([
    { colour: colours.error, label: `${severityLabel.error}: using the value goes wrong` },
    { colour: colours.warning, label: `${severityLabel.warning}: it probably does` },
    { colour: colours.notice, label: `${severityLabel.notice}: makes work or looks careless` },
    { colour: colours.fine, label: 'In order' },
  ])}<table class="fixed"><thead><tr><th style="width:66mm">Side</th><th>Worst finding of each contact</th><th class="n" style="width:18mm">In order</th><th class="n" style="width:14mm">Weight</th><th class="n" style="width:14mm">Score</th></tr></thead><tbody>${facts.run.dimensions.map(
    ({
      dimension,
      score: own,
      weight,
      checked,
      worst,
    }) => html`<tr><td><b>${dimensionLabel[dimension]}</b><br><span class="quiet">${dimensionMeaning[dimension]}</span></td>
<td class="bar">${checked === 0 ? html`<span class="none">nothing to look at</span>` : stackedBar(parts(worst, checked), checked, 15)}</td>
<td class="n">${checked === 0 ? '–' : share(checked - worst.error - worst.warning - worst.notice, checked)}</td><td class="n">${weight}</td><td class="n"><b>${score(own)}</b></td></tr>`,
  )}</tbody></table>`;
}

function firstRun({ facts }: ReportContext): Html {
  return html`<p class="quiet">This is the first audit, of ${shortDay(facts.run.asOf)}. The next one shows here what the repairs changed, side by side.</p>`;
}

function trend({ facts }: ReportContext, before: RunFacts): Html {
  const { run, history } = facts;
  const scoreBefore = new Map(before.dimensions.map((each) => [each.dimension, each.score]));
  const gone = before.findings - run.findings;
  return html`<p>The score went from <b>${before.score.toFixed(1)}</b> on ${shortDay(before.at)} to <b>${run.score.toFixed(1)}</b> on ${shortDay(run.at)} (${change(run.score - before.score)}), with ${counted(Math.abs(gone), 'finding')} ${gone >= 0 ? 'fewer' : 'more'}.</p>
${trendLine(history.map(({ at, score: own }) => ({ label: shortDay(at), score: own })))}
<table><thead><tr><th></th><th class="n">Before, ${shortDay(before.at)}</th><th class="n">Now, ${shortDay(run.at)}</th><th class="n">Change</th></tr></thead><tbody>${run.dimensions.map(
    ({ dimension, score: own }) => {
      const earlier = scoreBefore.get(dimension) ?? null;
      return html`<tr><td>${dimensionLabel[dimension]}</td><td class="n">${earlier === null ? '–' : earlier.toFixed(1)}</td><td class="n">${own === null ? '–' : own.toFixed(1)}</td><td class="n">${earlier === null || own === null ? '–' : change(own - earlier)}</td></tr>`;
    },
  )}<tr><td>Findings</td><td class="n">${count(before.findings)}</td><td class="n">${count(run.findings)}</td><td class="n">${gone > 0 ? `−${count(gone)}` : `+${count(-gone)}`}</td></tr>
<tr><td>Contacts</td><td class="n">${count(before.contactCount)}</td><td class="n">${count(run.contactCount)}</td><td class="n"></td></tr>
<tr class="total"><td>Health score</td><td class="n">${before.score.toFixed(1)}</td><td class="n">${run.score.toFixed(1)}</td><td class="n">${change(run.score - before.score)}</td></tr></tbody></table>`;
}

const shownDimensions = dimensions.filter((dimension) => dimension !== 'tag_hygiene');
/** More rows than this tell a reader nothing more. */
const mostGroups = 6;

function groupTable({ facts }: ReportContext): Html {
  const all = facts.groups.find(({ kind }) => kind === 'all');
  const files = facts.groups.filter(({ kind }) => kind === 'file');
  const sources = facts.groups.filter(({ kind }) => kind === 'source');
  const segments = facts.groups.filter(({ kind }) => kind === 'segment');
  if (all === undefined || files.length + sources.length + segments.length < 2) return nothing;
  const body = (heading: string, rows: readonly GroupFacts[]): Html =>
    rows.length === 0
      ? nothing
      : html`<tr><td colspan="8" class="quiet" style="padding-top:3mm">${heading}</td></tr>${rows.slice(0, mostGroups).map((row) => groupRow(row))}${
          rows.length > mostGroups &&
          html`<tr><td colspan="8" class="note">and ${rows.length - mostGroups} more</td></tr>`
        }`;
  return html`<h3>By source and by segment <span class="sub">which part of the data pulls the score down</span></h3>
<table><thead><tr><th>Part of the data</th><th class="n">Contacts</th>${shownDimensions.map((dimension) => html`<th class="n">${dimensionLabel[dimension]}</th>`)}<th class="n">Score</th></tr></thead>
<tbody>${groupRow(all, 'total')}${files.length > 1 && body('By imported file', files)}${body('By source on record', sources)}${body('By segment', segments)}</tbody></table>
<p class="note">Counted over all contacts of the part, without tags, so that parts can be compared with each other; the overall score leaves out contacts that a side has nothing to say about.</p>`;
}

function groupRow({ name, contacts, scores, score: own }: GroupFacts, kind = ''): Html {
  return html`<tr class="${kind}"><td>${quoted(name, 60)}</td><td class="n">${count(contacts)}</td>${shownDimensions.map((dimension) => html`<td class="n">${score(scores[dimension] ?? null)}</td>`)}
<td class="n">${own === null ? '–' : html`<span class="dot" style="background:${band(own).colour}"></span><b>${score(own)}</b>`}</td></tr>`;
}
