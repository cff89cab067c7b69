// The rules of the stages: bounds, rhythm, what counts, words. Shows who would move before they are applied.
import { Button, Checkbox, Group, MultiSelect, NumberInput, SegmentedControl, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { type LifecycleSettings, lifecycleSettingsSchema } from '../../../src-shared/contract/lifecycle.ts';
import { activityKindLabel, activityKinds } from '../../../src-shared/model/activity.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { QuietBounds } from './QuietBounds.tsx';
import { RulesTrial } from './RulesTrial.tsx';

interface LifecycleRulesProps {
  settings: LifecycleSettings;
  onApply: (settings: LifecycleSettings) => void;
  onClose: () => void;
}

const signKinds = activityKinds.filter((kind) => kind !== 'purchase' && kind !== 'refund');
const leadYears = 730;

export function LifecycleRules({ settings, onApply, onClose }: LifecycleRulesProps) {
  const [draft, setDraft] = useState(settings);
  const mayWrite = useMayWrite();
  const change = (part: Partial<LifecycleSettings>): void => setDraft({ ...draft, ...part });
  const checked = lifecycleSettingsSchema.safeParse(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings);
  const number = (key: 'newDays' | 'newPurchases' | 'minimumStayDays' | 'usualDays') => ({
    value: draft[key],
    min: key === 'newDays' || key === 'minimumStayDays' ? 0 : 1,
    allowDecimal: false,
    onChange: (value: string | number) => typeof value === 'number' && change({ [key]: value }),
  });
  return (
    <section className="lifecycle-rules" aria-label="Rules of the stages">
      <div className="lifecycle-rules__columns">
        <div className="lifecycle-rules__part">
          <h4>Quiet time</h4>
          <SegmentedControl
            aria-label="How quiet time is measured"
            data={[
              { value: 'rhythm', label: 'In each customer’s rhythm' },
              { value: 'days', label: 'In days, for all alike' },
            ]}
            value={draft.method}
            onChange={(method) => change({ method: method === 'days' ? 'days' : 'rhythm' })}
          />
          <Text size="xs" c="dimmed">
            {draft.method === 'rhythm'
              ? 'A rhythm is the customer’s usual time between two purchases: their own intervals, drawn towards what is usual for everybody where there are few of them.'
              : 'Days since the last purchase.'}
          </Text>
          <QuietBounds
            unit={draft.method === 'rhythm' ? 'rhythms' : 'days'}
            bounds={draft.method === 'rhythm' ? draft.rhythms : draft.days}
            onChange={(bounds) => change(draft.method === 'rhythm' ? { rhythms: bounds } : { days: bounds })}
          />
        </div>
        <div className="lifecycle-rules__part">
          <h4>New, Lead and staying</h4>
          <Group grow align="flex-end">
            <NumberInput label="New for at most (days)" {...number('newDays')} />
            <NumberInput label="New ends with purchase no." {...number('newPurchases')} />
          </Group>
          <Group grow align="flex-end">
            <NumberInput
              label="Shortest stay (days)"
              description="Quiet time waits so long; a purchase never does."
              {...number('minimumStayDays')}
            />
            {draft.method === 'rhythm' && (
              <NumberInput
                label="Usual rhythm at first (days)"
                description="While hardly anybody bought twice."
                {...number('usualDays')}
              />
            )}
          </Group>
          <Group gap={10} align="center">
            <Checkbox
              label="Leads are lost after silence of"
              checked={draft.leadLostDays !== null}
              onChange={(event) => change({ leadLostDays: event.currentTarget.checked ? leadYears : null })}
            />
            <NumberInput
              aria-label="Days of silence after which a lead is lost"
              w={90}
              size="xs"
              min={1}
              suffix=" days"
              allowDecimal={false}
              disabled={draft.leadLostDays === null}
              value={draft.leadLostDays ?? leadYears}
              onChange={(value) => typeof value === 'number' && change({ leadLostDays: value })}
            />
          </Group>
          <MultiSelect
            label="Signs of life beside a purchase"
            data={signKinds.map((kind) => ({ value: kind, label: activityKindLabel[kind] }))}
            value={draft.signs}
            onChange={(signs) => change({ signs: signKinds.filter((kind) => signs.includes(kind)) })}
          />
          <Group grow align="flex-end">
            <Select
              label="Whose stages"
              data={[
                { value: 'contact', label: 'Each contact’s' },
                { value: 'company', label: 'Their company’s (B2B)' },
              ]}
              value={draft.unit}
              allowDeselect={false}
              onChange={(unit) => change({ unit: unit === 'company' ? 'company' : 'contact' })}
            />
            <Select
              label="Words"
              data={[
                { value: 'customer', label: 'Lead, New, Active, At-risk, Lost' },
                { value: 'prospect', label: 'Prospect, New customer, Active, Cooling, Dormant' },
              ]}
              value={draft.vocabulary}
              allowDeselect={false}
              onChange={(words) => change({ vocabulary: words === 'prospect' ? 'prospect' : 'customer' })}
            />
          </Group>
        </div>
      </div>
      {!checked.success && (
        <Text size="sm" className="attention-line" role="alert">
          {checked.error.issues[0]?.message}
        </Text>
      )}
      <RulesTrial settings={draft} mayTry={checked.success && isChanged} />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!checked.success || !isChanged || !mayWrite} onClick={() => onApply(draft)}>
          Apply
        </Button>
      </Group>
    </section>
  );
}
