// The tag budget on the Tags screen: how many tags are in use against the target, in bands, and how that went.
import { Anchor, Button, Group, NumberInput, Popover, Text } from '@mantine/core';
import { useState } from 'react';
import type { TagBudget } from '../../../src-shared/contract/tag-consolidation.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { formatDay, formatNumber } from '../../ui/numbers.ts';

const tone = { within: 'done', over: 'attention', far_over: 'wrong' } as const;

export function BudgetLine() {
  const { value: budget } = useRead('tagConsolidation.budget', {});
  if (!budget) return null;
  const { living, target, band } = budget;
  const scale = Math.max(living, target * 1.5, 1);
  const at = (tags: number) => `${(100 * Math.min(tags, scale)) / scale}%`;
  const over = living - target;
  return (
    <section className="tag-budget" aria-label="Tag budget">
      <div className="tag-budget__figures">
        <Text size="sm" className="figures">
          <b>{formatNumber(living)}</b> in use, target <TargetEditor target={target} />
          <span className="quiet">
            {over > 0 ? ` · ${formatNumber(over)} more than a team keeps in mind` : ' · within the budget'}
          </span>
        </Text>
        <Trend budget={budget} />
        <Button
          size="compact-sm"
          variant={band === 'within' ? 'default' : 'light'}
          onClick={() => navigate({ kind: 'tags', screen: 'consolidation' })}
        >
          Consolidate…
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be drawn alike on every platform */}
      <div
        className="tag-budget__track"
        role="meter"
        aria-label={`${living} tags in use, target ${target}`}
        aria-valuemin={0}
        aria-valuemax={Math.round(scale)}
        aria-valuenow={living}
      >
        <span className="tag-budget__fill" style={{ width: at(living), background: `var(--${tone[band]})` }} />
        <span className="tag-budget__mark" style={{ left: at(target) }} />
      </div>
    </section>
  );
}

function TargetEditor({ target }: { target: number }) {
  const mayWrite = useMayWrite();
  const { run } = useWrite('tagConsolidation.setTarget');
  const [isOpen, open] = useState(false);
  const [value, setValue] = useState<number | string>(target);
  const isGood = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10_000;
  const save = async (): Promise<void> => {
    if (isGood && (await run({ target: value })) !== undefined) open(false);
  };
  return (
    <Popover opened={isOpen} onChange={open} trapFocus>
      <Popover.Target>
        <Anchor
          component="button"
          type="button"
          size="sm"
          disabled={!mayWrite}
          aria-label={`Target ${target}: change`}
          onClick={() => {
            setValue(target);
            open(!isOpen);
          }}
        >
          {formatNumber(target)}
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap={8} align="end">
          <NumberInput
            size="xs"
            w={110}
            label="Tags at most"
            min={1}
            max={10_000}
            value={value}
            onChange={setValue}
            onKeyDown={(event) => event.key === 'Enter' && void save()}
          />
          <Button size="xs" disabled={!isGood} onClick={() => void save()}>
            Set
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

const width = 96;
const height = 20;

/** The number of tags over time as a line; nothing where it never changed. */
function Trend({ budget: { trend, target } }: { budget: TagBudget }) {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || trend.length < 2) return null;
  const highest = Math.max(target, ...trend.map(({ tags }) => tags));
  const x = (at: number) => ((at - first.at) / Math.max(1, last.at - first.at)) * width;
  const y = (tags: number) => height - 1 - (tags / highest) * (height - 2);
  const words = `${formatNumber(first.tags)} tags on ${formatDay(first.at)}, ${formatNumber(last.tags)} on ${formatDay(last.at)}`;
  return (
    <svg className="tag-budget__trend" width={width} height={height} role="img" aria-label={words}>
      <title>{words}</title>
      <line x1={0} x2={width} y1={y(target)} y2={y(target)} className="tag-budget__target" />
      <polyline points={trend.map(({ at, tags }) => `${x(at)},${y(tags)}`).join(' ')} />
    </svg>
  );
}
