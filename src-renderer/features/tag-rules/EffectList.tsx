// Who would gain and who would lose a tag: counts, the first names, and the way to all of them in Contacts.
import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import type { Affected, TagEffect } from '../../../src-shared/contract/tag-rules.ts';
import { navigate } from '../../app/routes.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';

interface EffectListProps {
  effect: TagEffect;
  others: { tags: number; gained: number; lost: number };
}

const shown = 8;

export function EffectList({ effect, others }: EffectListProps) {
  const { name, gains, loses, blocked, before, after } = effect;
  return (
    <div className="tag-effect">
      <Text size="sm" className="figures">
        {before === after
          ? `${counted(before, 'contact wears', 'contacts wear')} “${name}” before and after.`
          : `${formatNumber(before)} → ${counted(after, 'contact')} with “${name}”.`}
      </Text>
      <Line label="Gain it" affected={gains} scope={`Gain “${name}”`} />
      <Line label="Lose it" affected={loses} scope={`Lose “${name}”`} />
      {blocked.count > 0 && (
        <Line label="Kept from it by a tag that excludes it" affected={blocked} scope={`Kept from “${name}”`} />
      )}
      {others.tags > 0 && (
        <Text size="xs" c="dimmed" className="figures">
          Running all rules also puts on {formatNumber(others.gained)} and takes off {formatNumber(others.lost)} of{' '}
          {counted(others.tags, 'other tag')}.
        </Text>
      )}
    </div>
  );
}

function Line({ label, affected, scope }: { label: string; affected: Affected; scope: string }) {
  const [isLong, setLong] = useState(false);
  const { count, sample, opens } = affected;
  const listed = isLong ? sample : sample.slice(0, shown);
  return (
    <div className="tag-effect__line">
      <Text size="sm" fw={500}>
        {label}:{' '}
        {opens ? (
          <CountLink
            count={count}
            noun="contact"
            to={{ kind: 'contacts', scope: { kind: 'rule', rule: opens, label: scope } }}
          />
        ) : (
          <span className="figures">{count === 0 ? 'nobody' : counted(count, 'contact')}</span>
        )}
      </Text>
      {listed.length > 0 && (
        <ul className="tag-effect__names">
          {listed.map(({ id, name }) => (
            <li key={id}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                className="truncate"
                dir="auto"
                title={name}
                onClick={() => navigate({ kind: 'contacts', contact: id })}
              >
                {name}
              </Anchor>
            </li>
          ))}
          {sample.length > shown && !isLong && (
            <li>
              <Anchor component="button" type="button" size="sm" onClick={() => setLong(true)}>
                {sample.length < count ? `first ${sample.length}` : 'all of them'}
              </Anchor>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
