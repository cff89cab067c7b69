// Who two rules differ in: gained, lost and in both, each with a few names and a way to all of them.
import { Text } from '@mantine/core';
import type { ComparedPart } from '../../../src-shared/contract/segment-versions.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import './segment-versions.css';

interface ComparedPartsProps {
  parts: { gained: ComparedPart; lost: ComparedPart; both: ComparedPart };
  /** Names the list that a count opens: 'Customers, version 2 → 3'. */
  label: string;
}

const words = { gained: 'Gained', lost: 'Lost', both: 'In both' } as const;

export function ComparedParts({ parts, label }: ComparedPartsProps) {
  return (
    <div className="compared">
      {(['gained', 'lost', 'both'] as const).map((key) => {
        const { count, rule, sample } = parts[key];
        const more = count - sample.length;
        return (
          <section key={key} className="compared__part" data-part={key} aria-label={words[key]}>
            <Text size="sm" fw={600}>
              {words[key]}{' '}
              <CountLink
                count={count}
                to={{ kind: 'contacts', scope: { kind: 'rule', rule, label: `${label}: ${words[key].toLowerCase()}` } }}
              />
            </Text>
            <ul>
              {sample.map(({ id, name, email }) => (
                <li key={id} className="truncate" title={email ?? undefined}>
                  {name}
                </li>
              ))}
              {more > 0 && <li className="quiet">and {formatNumber(more)} more</li>}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
