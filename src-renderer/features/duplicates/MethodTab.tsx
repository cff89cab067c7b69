// How the last run matched: which pairs were looked at, and what each agreement weighs. For whoever wants to check.
import { Text } from '@mantine/core';
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';
import type { ComparisonSettings } from '../../../src-shared/matching/match-settings.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';

const signed = (bits: number): string => `${bits >= 0 ? '+' : '−'}${Math.abs(bits).toFixed(1)}`;

export function MethodTab({ run }: { run: MatchRun }) {
  return (
    <div className="method">
      <section>
        <h2>Pairs that were compared</h2>
        <Text size="sm" c="dimmed">
          {run.comparesEveryPair
            ? `Every pair of the ${counted(run.contactCount, 'contact')} was compared: ${formatNumber(run.comparedPairs)} in all.`
            : `Two contacts are compared when at least one of these rules proposes them: ${formatNumber(run.comparedPairs)} pairs in all.`}
        </Text>
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Pairs</th>
              <th scope="col">Left out</th>
            </tr>
          </thead>
          <tbody>
            {run.rules.map((rule) => (
              <tr key={rule.id} data-unused={!rule.isUsed || undefined}>
                <td>{rule.label}</td>
                <td className="figures">{formatNumber(rule.pairs)}</td>
                <td>
                  {rule.isUsed
                    ? rule.skippedBlocks > 0 &&
                      `${counted(rule.skippedBlocks, 'value')} too common, ${formatNumber(rule.skippedPairs)} pairs`
                    : rule.isOff
                      ? 'Not used by this model'
                      : 'Too many pairs'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>What each agreement weighs</h2>
        <Text size="sm" c="dimmed">
          In bits, learnt from these contacts: plus speaks for one person, minus against. Each bit doubles the odds.
          Values that many share weigh less, rare ones more; a missing value weighs nothing unless the model says so.
        </Text>
        {run.comparisons.map((comparison) => (
          <ComparisonWeights
            key={comparison.key}
            comparison={comparison}
            own={run.settings.comparisons?.[comparison.key] ?? {}}
          />
        ))}
      </section>
    </div>
  );
}

interface ComparisonWeightsProps {
  comparison: MatchRun['comparisons'][number];
  /** What a person set. */
  own: ComparisonSettings;
}

function ComparisonWeights({ comparison, own }: ComparisonWeightsProps) {
  return (
    <div className="method__field">
      <h3>{comparison.label}</h3>
      <ul>
        {comparison.levels.map((level, at) => (
          <li key={level.words}>
            <span>
              {level.words}
              {own.weights?.[at + 1] !== undefined && <span className="method__set"> set by hand</span>}
            </span>
            <span className="figures" data-side={level.weight >= 0 ? 'for' : 'against'}>
              {signed(level.weight)}
            </span>
          </li>
        ))}
        {own.blank === 'against' && (
          <li>
            <span>
              Missing on one side<span className="method__set"> set by hand</span>
            </span>
            <span className="figures" data-side="against">
              {signed(-1)}
            </span>
          </li>
        )}
        {own.blank === 'required' && (
          <li>
            <span>
              Missing on one side<span className="method__set"> set by hand</span>
            </span>
            <span data-side="against">never</span>
          </li>
        )}
      </ul>
    </div>
  );
}
