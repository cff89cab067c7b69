// Amounts in several currencies: the largest shown, the others named on hover. Never added across currencies.
import { Tooltip } from '@mantine/core';
import type { CurrencyAmount } from '../../../src-shared/contract/segments.ts';
import { Money } from '../../ui/Figures.tsx';
import { formatMoney } from '../../ui/numbers.ts';

export function Amounts({ amounts }: { amounts: readonly CurrencyAmount[] }) {
  const [first, ...others] = amounts;
  if (!first) return null;
  if (others.length === 0) return <Money minor={first.minor} currency={first.currency} />;
  return (
    <Tooltip label={amounts.map(({ minor, currency }) => formatMoney(minor, currency)).join(' and ')}>
      <span>
        <Money minor={first.minor} currency={first.currency} />
        <span className="quiet figures"> +{others.length}</span>
      </span>
    </Tooltip>
  );
}
