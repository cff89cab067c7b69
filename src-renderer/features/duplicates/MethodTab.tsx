// How the last run matched: which pairs were looked at, and what each agreement weighs. For whoever wants to check.
import { Text } from '@mantine/core';
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';
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
              <tr key={rule.label} data-unused={!rule.isUsed || undefined}>
                <td>{rule.label}</td>
                <td className="figures">{formatNumber(rule.pairs)}</td>
                <td>
                  {rule.isUsed
                    ? rule.skippedBlocks > 0 &&
                      `${counted(rule.skippedBlocks, 'value')} too common, ${formatNumber(rule.skippedPairs)} pairs`
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
          Values that many share weigh less, rare ones more; a missing value weighs nothing.
        </Text>
        {run.comparisons.map((comparison) => (
          <div key={comparison.key} className="method__field">
            <h3>{comparison.label}</h3>
            <ul>
              {comparison.levels.map((level) => (
                <li key={level.words}>
                  <span>{level.words}</span>
                  <span className="figures" data-side={level.weight >= 0 ? 'for' : 'against'}>
                    {signed(level.weight)}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
    </div>
  );
}
