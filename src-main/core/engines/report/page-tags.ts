// The tag architecture: the tree with its members, how much of it is written down, what is dead or double, the budget.
import { stackedBar } from './charts.ts';
import type { TagFacts, TagFactsRow } from './facts.ts';
import { count, counted, quoted, share } from './figures.ts';
import { type Html, html, nothing } from './html.ts';
import { linkTo, type ReportContext, sheet } from './report-context.ts';
import { colours } from './style.ts';

/** More rows than this make the tree a list nobody reads; the workspace has all of them. */
const mostRows = 70;
const mostPairs = 10;

export function tagsPage(context: ReportContext): Html {
  const { tags, contacts } = context.facts;
  if (tags.rows.length === 0)
    return sheet(
      context,
      'tags',
      null,
      html`<div class="empty">There are no tags yet. A good start is three branches (who they are, what they did, where they stand), each tag with a meaning, an owner and the action it drives.</div>`,
    );
  return sheet(
    context,
    'tags',
    html`${counted(tags.living, 'tag')} in use or being drafted; ${share(tags.documented, tags.living)} of them say what they mean. ${share(tags.taggedContacts, contacts)} of the contacts wear at least one.`,
    html`<div class="figures">${figure(tags)}</div>
<table><tbody>
${meter('Meaning written down', tags.documented, tags.living)}${meter('All questions answered', tags.complete, tags.living)}${meter('Has an owner', tags.living - tags.ownerless, tags.living)}${meter('Drives an action', tags.living - tags.withoutAction, tags.living)}
</tbody></table>
${nearDuplicates(tags)}
${tags.contradictions > 0 && html`<p><b>${counted(tags.contradictions, 'contact')}</b> wear two tags of a group that allows one.</p>`}
<h3>The tree <span class="sub">contacts with the tag itself, and with those below it</span></h3>${tree(context, tags)}`,
  );
}

function figure(tags: TagFacts): Html {
  const over = tags.living - tags.budget;
  const fact = (value: string, words: string): Html =>
    html`<div class="fact"><b>${value}</b><span>${words}</span></div>`;
  return html`${fact(count(tags.living), over > 0 ? `tags: ${over} above a budget of ${tags.budget}, as many as a team can know by heart` : `tags, within a budget of ${tags.budget}`)}${fact(count(tags.unused), 'on no contact')}${fact(count(tags.tiny), `on fewer than ${tags.tinyBelow} contacts`)}${fact(count(tags.nearDuplicates.length), 'pairs of nearly the same name')}`;
}

function meter(label: string, value: number, total: number): Html {
  return html`<tr><td style="width:44mm">${label}</td><td class="bar">${stackedBar([{ value, colour: colours.accent, label: share(value, total) }], total)}</td><td class="n" style="width:30mm">${count(value)} of ${count(total)} · ${share(value, total)}</td></tr>`;
}

function nearDuplicates({ nearDuplicates: pairs }: TagFacts): Html {
  if (pairs.length === 0) return nothing;
  return html`<h3>Probably the same tag</h3><table><thead><tr><th>One</th><th class="n">Contacts</th><th class="gap">Other</th><th class="n">Contacts</th><th class="n">Wear both</th></tr></thead><tbody>${pairs
    .slice(0, mostPairs)
    .map(
      ({ left, right, leftCount, rightCount, shared }) =>
        html`<tr><td>${quoted(left, 50)}</td><td class="n">${count(leftCount)}</td><td class="gap">${quoted(right, 50)}</td><td class="n">${count(rightCount)}</td><td class="n">${count(shared)}</td></tr>`,
    )}</tbody></table>${pairs.length > mostPairs && html`<p class="note">and ${counted(pairs.length - mostPairs, 'pair')} more</p>`}`;
}

function tree(context: ReportContext, { rows, questions }: TagFacts): Html {
  return html`<table class="tree"><thead><tr><th>Tag</th><th class="n">Itself</th><th class="n">With below</th><th class="gap" style="width:36mm">Documented</th><th style="width:44mm"></th></tr></thead><tbody>${rows.slice(0, mostRows).map((row) => treeRow(row, questions))}</tbody></table>
${rows.length > mostRows && html`<p class="note">${count(mostRows)} of ${counted(rows.length, 'tag')} shown. ${linkTo(context, 'evidence', 'evidence', 'The evidence')} lists those with findings.</p>`}`;
}

function treeRow(row: TagFactsRow, questions: number): Html {
  const chips = [
    row.status !== 'active' && html`<span class="chip">${row.status}</span> `,
    row.isUnused && html`<span class="chip warn">unused</span> `,
    !row.hasMeaning && html`<span class="chip bad">no meaning</span>`,
  ];
  return html`<tr><td><span style="padding-left:${String(Math.min(row.depth, 6) * 5)}mm">${quoted(row.name, 60)}</span></td><td class="n">${count(row.own)}</td><td class="n">${row.withBelow === row.own ? '' : count(row.withBelow)}</td>
<td class="bar gap">${stackedBar([{ value: row.answered, colour: row.hasMeaning ? colours.accent : colours.warning, label: `${row.answered} of ${questions} questions answered` }], questions)}</td><td>${chips}</td></tr>`;
}
