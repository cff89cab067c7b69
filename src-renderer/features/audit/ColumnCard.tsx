// One column's profile as a card: fill, variety, types, lengths, the commonest values.
import { Text, Tooltip, UnstyledButton } from '@mantine/core';
import type { ColumnProfile, ValueType } from '../../../src-shared/contract/audit.ts';
import { type ContactScope, navigate } from '../../app/routes.ts';
import { FillBar } from '../../ui/FillBar.tsx';
import { counted, formatNumber, formatShare } from '../../ui/numbers.ts';
import { clusterColumn, columnScope } from './column-scope.ts';

const typeNames: Record<ValueType, string> = {
  text: 'Text',
  number: 'Numbers',
  date: 'Dates',
  email: 'Emails',
  phone: 'Phones',
  url: 'Web addresses',
  boolean: 'Yes/no',
};
const shownValues = 5;

const open = (scope: ContactScope): void => navigate({ kind: 'contacts', scope });

export function ColumnCard({ profile }: { profile: ColumnProfile }) {
  const { label, rows, filled, distinct, types, lengths, top } = profile;
  const commonest = top[0]?.count ?? 1;
  const isUnique = distinct === filled && filled > 1;
  const emptyScope = columnScope(profile, { kind: 'empty' });
  const clusters = clusterColumn(profile);
  return (
    <article className="column-card" aria-label={label}>
      <header>
        <h3 className="truncate" title={label}>
          {label}
        </h3>
        <Text size="xs" c="dimmed" className="figures">
          {isUnique ? 'all different' : counted(distinct, 'value')}
        </Text>
      </header>
      <FillBar share={rows === 0 ? 0 : filled / rows} label={`${label} filled in`} />
      <div className="column-card__facts">
        <TypeMix types={types} filled={filled} />
        {filled < rows && emptyScope !== undefined && (
          <UnstyledButton className="column-card__empty figures" onClick={() => open(emptyScope)}>
            {formatNumber(rows - filled)} empty
          </UnstyledButton>
        )}
      </div>
      <Lengths lengths={lengths} profile={profile} />
      <ul className="column-card__values">
        {top.slice(0, shownValues).map(({ value, count }) => (
          <Value
            key={value}
            value={value}
            count={count}
            share={count / commonest}
            scope={columnScope(profile, { kind: 'value', value })}
          />
        ))}
      </ul>
      {clusters !== undefined && (
        <UnstyledButton
          className="column-card__empty"
          aria-label={`Cluster values of ${label}`}
          onClick={() => navigate({ kind: 'clean', column: clusters })}
        >
          Cluster values…
        </UnstyledButton>
      )}
    </article>
  );
}

function TypeMix({ types, filled }: Pick<ColumnProfile, 'types' | 'filled'>) {
  const [first, ...rest] = types;
  if (first === undefined) return <span />;
  const text =
    rest.length === 0 ? typeNames[first.type] : `${typeNames[first.type]} ${formatShare(first.count / filled)}`;
  return (
    <Tooltip label={types.map(({ type, count }) => `${typeNames[type]} ${formatShare(count / filled)}`).join(', ')}>
      <Text size="xs" c="dimmed" component="span" className="figures">
        {text}
      </Text>
    </Tooltip>
  );
}

function Lengths({ lengths, profile }: { lengths: ColumnProfile['lengths']; profile: ColumnProfile }) {
  const highest = Math.max(...lengths.map((bar) => bar.count), 1);
  const words = `${profile.shortest} to ${profile.longest} characters, ${profile.meanLength?.toFixed(1)} on average`;
  return (
    <Tooltip label={words} openDelay={300}>
      <div className="column-card__lengths" role="img" aria-label={`Lengths: ${words}`}>
        {lengths.map((bar) => (
          <span
            key={bar.from}
            style={{ height: `${Math.max(bar.count === 0 ? 0 : 6, (bar.count / highest) * 100)}%` }}
          />
        ))}
      </div>
    </Tooltip>
  );
}

function Value({
  value,
  count,
  share,
  scope,
}: {
  value: string;
  count: number;
  share: number;
  scope: ContactScope | undefined;
}) {
  const face = (
    <>
      <span className="column-card__bar" style={{ width: `${Math.max(1, share * 100)}%` }} aria-hidden />
      <span className="truncate">{value}</span>
      <span className="figures">{formatNumber(count)}</span>
    </>
  );
  return (
    <li title={value}>
      {scope === undefined ? (
        <span className="column-card__value">{face}</span>
      ) : (
        <UnstyledButton className="column-card__value" onClick={() => open(scope)}>
          {face}
        </UnstyledButton>
      )}
    </li>
  );
}
