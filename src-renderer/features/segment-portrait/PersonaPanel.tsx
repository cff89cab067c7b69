// The persona of a segment: who its members are in real figures, every bar a link to the contacts behind it.
import { Text } from '@mantine/core';
import { leastDescribed, type PersonaFact } from '../../../src-shared/contract/segment-portrait.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { intervalText, timesText } from '../../../src-shared/segments/lift-words.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatNumber, formatShare } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { BookMenu } from './BookMenu.tsx';
import { ReadState } from './ReadState.tsx';
import { usePortrait } from './use-portrait.ts';
import './portrait.css';

interface PersonaPanelProps {
  /** Null while it cannot be evaluated. */
  rule: Rule | null;
  name: string;
  /** The saved segment it is the rule of; undefined for a rule that is not saved. */
  segment: number | undefined;
}

/** Differences on a card. */
const most = 4;

export function PersonaPanel({ rule, name, segment }: PersonaPanelProps) {
  const portrait = usePortrait(rule);
  if (rule === null) return <Text c="dimmed">The rule needs something before its members can be described.</Text>;
  const { value } = portrait;
  if (!value) return <Bars />;
  const { persona, members } = value;
  if (persona.isTooSmall) {
    return (
      <Text c="dimmed">
        {counted(members, 'contact')}: fewer than {leastDescribed} are not described, an average of so few would be
        about single people.
      </Text>
    );
  }
  const traits = value.rows.filter((row) => row.isClear && !row.isByRule && (row.ratio ?? 2) > 1).slice(0, most);
  return (
    <article className="persona" data-earlier={portrait.isEarlier || undefined} aria-label={`Persona of ${name}`}>
      <header className="persona__head">
        <Text fw={600}>{name || 'This segment'}, from real figures</Text>
        <ReadState portrait={portrait} />
        {segment !== undefined && <BookMenu segments={[segment]} title={`Segment ${name}`} label="Print…" />}
      </header>
      <Text size="sm" c="dimmed">
        Counted over {counted(members, 'member')}; nobody is invented. Figures of fewer than 5 people are left out.
      </Text>
      <ul className="persona__sentences">
        {persona.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {traits.length > 0 && (
        <section>
          <h2 className="rule-preview__title">What sets them apart</h2>
          <ul className="persona__sentences">
            {traits.map((row) => (
              <li key={row.key}>
                {timesText(row)} likely to {row.words} <span className="quiet">{intervalText(row)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="persona__facts">
        {persona.facts.map((fact) => (
          <Fact key={fact.id} fact={fact} members={members} rule={rule} name={name} />
        ))}
      </div>
    </article>
  );
}

interface FactProps {
  fact: PersonaFact;
  members: number;
  rule: Rule;
  name: string;
}

function Fact({ fact, members, rule, name }: FactProps) {
  return (
    <section className="persona__fact" aria-label={fact.title}>
      <h3>
        {fact.title}
        {fact.known < members && <span className="quiet"> known of {formatNumber(fact.known)}</span>}
      </h3>
      {fact.rows.map(({ label, count, share, node }) => (
        <button
          key={label}
          type="button"
          className="row-button persona__row"
          title={`${counted(count, 'contact')}: open them`}
          onClick={() =>
            navigate({
              kind: 'contacts',
              scope: {
                kind: 'rule',
                rule: { kind: 'group', match: 'all', items: [rule, node] },
                label: `${name || 'Segment'}: ${fact.title} ${label}`,
              },
            })
          }
        >
          <span className="truncate">{label}</span>
          <span className="figures">{formatShare(share)}</span>
          <span className="persona__track" aria-hidden>
            <span style={{ width: `${share * 100}%` }} />
          </span>
        </button>
      ))}
    </section>
  );
}
