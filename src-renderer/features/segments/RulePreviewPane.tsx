// The live answer to a rule: how many, worth what, a sample, and why any one contact is in or out.
import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { RulePreview, SampleContact } from '../../../src-shared/contract/segments.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import type { Live } from '../../app/live.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { Money } from '../../ui/Figures.tsx';
import { FillBar } from '../../ui/FillBar.tsx';
import { counted, formatNumber, formatPlainDay } from '../../ui/numbers.ts';
import { Amounts } from './Amounts.tsx';
import { membersScope } from './use-segments.ts';
import { WhyPanel } from './WhyPanel.tsx';

interface RulePreviewPaneProps {
  rule: Rule;
  name: string;
  preview: Live<RulePreview>;
}

export function RulePreviewPane({ rule, name, preview }: RulePreviewPaneProps) {
  const [asked, setAsked] = useState<{ id: number; name: string } | null>(null);
  const { value } = preview;
  if (!value) return <aside className="rule-preview" aria-label="Live count" />;
  const hasProblems = value.problems.length > 0;
  return (
    <aside className="rule-preview" aria-label="Live count and sample">
      <div className="rule-preview__count" data-stale={hasProblems || undefined} aria-live="polite">
        {value.count === null ? (
          <Text className="attention-line" size="sm">
            <IconAlertTriangle size={15} aria-hidden />
            {counted(value.problems.length, 'condition needs', 'conditions need')} something before contacts can be
            counted.
          </Text>
        ) : (
          <>
            <Text className="rule-preview__number">
              <CountLink
                count={value.count}
                to={{ kind: 'contacts', scope: membersScope(rule, name || 'Draft segment') }}
              />
            </Text>
            <Text size="sm" c="dimmed">
              of {counted(value.total, 'contact')}
              {value.revenue.length > 0 && (
                <>
                  {' '}
                  · <Amounts amounts={value.revenue} /> revenue
                </>
              )}
            </Text>
            <FillBar share={value.total === 0 ? 0 : value.count / value.total} label="Share of all contacts" />
          </>
        )}
      </div>
      {!hasProblems && rule.items.length > 0 && <WhyPanel rule={rule} asked={asked} onAsk={setAsked} />}
      {value.sample.length > 0 && (
        <section>
          <h2 className="rule-preview__title">
            Sample
            {value.count !== null && value.count > value.sample.length && (
              <span className="quiet"> {formatNumber(value.sample.length)}, spread over all</span>
            )}
          </h2>
          <ul className="sample-list">
            {value.sample.map((contact) => (
              <SampleRow key={contact.id} contact={contact} onWhy={() => setAsked(contact)} />
            ))}
          </ul>
        </section>
      )}
      <Text size="xs" c="dimmed">
        As of the end of {formatPlainDay(value.asOf)}.
      </Text>
    </aside>
  );
}

function SampleRow({ contact, onWhy }: { contact: SampleContact; onWhy: () => void }) {
  const { name, email, city, revenue, currency } = contact;
  return (
    <li>
      <button type="button" className="row-button sample-row" title={`Why is ${name} in?`} onClick={onWhy}>
        <span className="sample-row__name truncate">{name}</span>
        <span className="quiet truncate">{[email, city].filter(Boolean).join(' · ') || 'no email, no city'}</span>
        {revenue !== 0 && (
          <span className="sample-row__money">
            <Money minor={revenue} currency={currency} />
          </span>
        )}
      </button>
    </li>
  );
}
