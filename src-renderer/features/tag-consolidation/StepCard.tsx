// The next step on the way to the target: many tags that one decision settles, each can be taken out, and what it would do.
// Owns which of them are ticked; answers are written by the page.
import { Button, Checkbox, Group, Slider, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConsolidationSummary } from '../../../src-shared/contract/tag-consolidation.ts';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import type { StepItem, StepKind, StepNow } from '../../../src-shared/tags/consolidation.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { fateWords } from './use-consolidation.ts';

const title: Record<StepKind, (count: number) => string> = {
  sure: (count) => `${counted(count, 'proposal is', 'proposals are')} sure`,
  look: (count) => `${counted(count, 'proposal', 'proposals')} worth a look`,
  values: (count) => `${counted(count, 'tag excludes', 'tags exclude')} another: make fields of them`,
  rare: (count) => `${counted(count, 'tag', 'tags')} hardly worn, undocumented, used by nothing`,
  least: (count) => `${counted(count, 'undocumented tag', 'undocumented tags')} that nothing uses, least worn first`,
  documented: (count) => `${counted(count, 'documented tag', 'documented tags')} that nothing uses, least worn first`,
};
const why: Record<StepKind, string> = {
  sure: 'The same under other names, one value at a time, branches written into names, and leftovers.',
  look: 'The names or the contacts say so, but not beyond doubt. Untick what should stay.',
  values: 'A contact is one or the other. A field keeps the value and cannot hold both by mistake.',
  rare: 'Retired tags stay on their contacts and come back with one click; they are not offered any more.',
  least: 'No rule and no segment would notice. Untick those that somebody acts on.',
  documented: 'They are written down, yet nothing uses them. Untick what your team needs.',
};

interface StepCardProps {
  step: StepNow | null;
  summary: ConsolidationSummary;
  target: number;
  byId: ReadonlyMap<number, TagRow>;
  mayWrite: boolean;
  onTake: (ticked: readonly StepItem[], kept: readonly StepItem[]) => Promise<void>;
  onSkip: (kind: StepKind) => void;
}

export function StepCard({ step, summary, target, byId, mayWrite, onTake, onSkip }: StepCardProps) {
  return (
    <section className="step-card" aria-label="Next step">
      <TargetSlider target={target} after={summary.after} mayWrite={mayWrite} />
      {step === null ? (
        <Finished summary={summary} target={target} />
      ) : (
        <Step
          key={`${step.kind} ${step.items.map(({ tag }) => tag).join(' ')}`}
          step={step}
          byId={byId}
          mayWrite={mayWrite}
          onTake={onTake}
          onSkip={onSkip}
        />
      )}
    </section>
  );
}

function TargetSlider({ target, after, mayWrite }: { target: number; after: number; mayWrite: boolean }) {
  const [value, setValue] = useState(target);
  const { run } = useWrite('tagConsolidation.setTarget');
  return (
    <Group gap={12} wrap="nowrap">
      <Text size="sm" className="figures step-card__target">
        About <b>{formatNumber(value)}</b> tags
      </Text>
      <Slider
        w={220}
        size="sm"
        min={5}
        max={150}
        step={5}
        label={null}
        thumbLabel="Tags to end with"
        disabled={!mayWrite}
        value={value}
        onChange={setValue}
        onChangeEnd={(chosen) => void run({ target: chosen })}
      />
      <Text size="xs" c="dimmed" className="figures">
        {after > value
          ? `${formatNumber(after - value)} more to go with what is accepted so far`
          : 'reached with what is accepted so far'}
      </Text>
    </Group>
  );
}

function Step({
  step,
  byId,
  mayWrite,
  onTake,
  onSkip,
}: Omit<StepCardProps, 'summary' | 'target' | 'step'> & { step: StepNow }) {
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const ticked = step.items.filter(({ tag }) => !kept.has(tag));
  const { value: sum } = useRead(
    'tagConsolidation.together',
    ticked.length === 0 ? null : { fates: ticked.map(({ tag, fate }) => ({ tag, fate })) },
  );
  const take = async (): Promise<void> => {
    setBusy(true);
    await onTake(
      ticked,
      step.items.filter(({ tag }) => kept.has(tag)),
    );
    setBusy(false);
  };
  const toggle = (tag: number): void => {
    const next = new Set(kept);
    if (!next.delete(tag)) next.add(tag);
    setKept(next);
  };
  return (
    <>
      <div className="step-card__head">
        <div>
          <Text size="sm" fw={600}>
            {title[step.kind](step.items.length)}
          </Text>
          <Text size="xs" c="dimmed">
            {why[step.kind]}
            {step.beyond > 0 && ` ${formatNumber(step.beyond)} more of them may stay for this target.`}
          </Text>
        </div>
        <Group gap={8} wrap="nowrap">
          <Button variant="default" onClick={() => onSkip(step.kind)}>
            Not now
          </Button>
          <Button disabled={!mayWrite} loading={isBusy} onClick={() => void take()}>
            {ticked.length === 0 ? `Keep all ${step.items.length}` : `Accept ${formatNumber(ticked.length)}`}
          </Button>
        </Group>
      </div>
      <ul className="step-card__items">
        {step.items.map(({ tag, fate, note }) => (
          <li key={tag}>
            <Checkbox
              size="xs"
              checked={!kept.has(tag)}
              onChange={() => toggle(tag)}
              label={
                <span title={note} dir="auto">
                  <bdi>{byId.get(tag)?.name ?? 'Deleted tag'}</bdi>{' '}
                  <span className="quiet">{fate.action === 'retire' ? note : fateWords(fate, byId)}</span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
      {sum && (
        <Text size="xs" c="dimmed" className="figures">
          {formatNumber(sum.before)} → {counted(sum.after, 'tag')} in use ·{' '}
          {counted(sum.contacts, 'contact changes', 'contacts change')} tags or fields ·{' '}
          {sum.uses === 0
            ? 'no rule or segment is touched'
            : counted(sum.uses, 'rule or segment follows', 'rules and segments follow')}
        </Text>
      )}
    </>
  );
}

function Finished({ summary, target }: { summary: ConsolidationSummary; target: number }) {
  const isThere = summary.after <= target;
  const waits = summary.counts.merge + summary.counts.move + summary.counts.field + summary.counts.retire > 0;
  return (
    <Group gap={12} justify="space-between">
      <Text size="sm" className="step-card__done">
        <IconCircleCheck size={16} aria-hidden />
        {isThere
          ? `The target is reached. ${waits ? 'Apply what is accepted, then write down what stays.' : 'What stays should be written down.'}`
          : waits
            ? 'Apply what is accepted: the next step looks at what is left then.'
            : 'Nothing else can go without looking at single tags below.'}
      </Text>
      <Button
        variant={waits ? 'default' : 'filled'}
        onClick={() => navigate({ kind: 'tags', screen: 'grid', filter: 'undocumented' })}
      >
        Write the sheets of what stays…
      </Button>
    </Group>
  );
}
