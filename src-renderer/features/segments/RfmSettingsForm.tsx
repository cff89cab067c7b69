// How scores are cut: by fifths or by fixed limits, over which months. Changes are applied together and can be undone.
import { Button, Group, NumberInput, Popover, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import type { RfmSettings } from '../../../src-shared/contract/rfm.ts';

interface RfmSettingsFormProps {
  settings: RfmSettings;
  currencies: readonly string[];
  onApply: (settings: RfmSettings) => void;
}

const windows = [
  { value: 'all', label: 'All purchases' },
  { value: '6', label: 'The last 6 months' },
  { value: '12', label: 'The last 12 months' },
  { value: '24', label: 'The last 2 years' },
  { value: '36', label: 'The last 3 years' },
];

export function RfmSettingsForm({ settings, currencies, onApply }: RfmSettingsFormProps) {
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(settings);
  const open = (next: boolean): void => {
    if (next) setDraft(settings);
    setOpen(next);
  };
  const cutOffs = (key: keyof RfmSettings['cutOffs'], index: number, value: number): void =>
    setDraft({ ...draft, cutOffs: { ...draft.cutOffs, [key]: draft.cutOffs[key].with(index, value) } });
  const isSound = Object.values(draft.cutOffs).every((bounds) =>
    bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? 0)),
  );
  return (
    <Popover opened={isOpen} onChange={open} position="bottom-start" width={470} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustments size={14} aria-hidden />} onClick={() => open(!isOpen)}>
          How scores are cut
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={10}>
          <SegmentedControl
            aria-label="Method"
            data={[
              { value: 'quintile', label: 'Fifths of the buyers' },
              { value: 'fixed', label: 'Fixed limits' },
            ]}
            value={draft.method}
            onChange={(method) => setDraft({ ...draft, method: method === 'fixed' ? 'fixed' : 'quintile' })}
          />
          {draft.method === 'quintile' ? (
            <Text size="xs" c="dimmed">
              Each score holds a fifth of the buyers. Equal values always share a score: a buyer’s place is the share of
              buyers below plus half of those equal. A single order is always frequency 1; buyers whose refunds took
              back all they paid are always monetary 1.
            </Text>
          ) : (
            <>
              <Limits
                label="Recency 5, 4, 3, 2: at most days ago"
                bounds={draft.cutOffs.recencyDays}
                onChange={(i, v) => cutOffs('recencyDays', i, v)}
              />
              <Limits
                label="Frequency 2, 3, 4, 5: at least orders"
                bounds={draft.cutOffs.orders}
                onChange={(i, v) => cutOffs('orders', i, v)}
              />
              <Limits
                label={`Monetary 2, 3, 4, 5: at least ${draft.currency ?? 'amount'}`}
                bounds={draft.cutOffs.revenue.map((minor) => minor / 100)}
                onChange={(i, v) => cutOffs('revenue', i, Math.round(v * 100))}
              />
            </>
          )}
          <Group grow>
            <Select
              label="Purchases that count"
              data={windows}
              value={draft.months === null ? 'all' : String(draft.months)}
              allowDeselect={false}
              onChange={(months) =>
                setDraft({ ...draft, months: months === null || months === 'all' ? null : Number(months) })
              }
            />
            <Select
              label="Currency"
              data={[
                { value: '', label: 'All, added as they are' },
                ...currencies.map((one) => ({ value: one, label: `${one} only` })),
              ]}
              value={draft.currency ?? ''}
              allowDeselect={false}
              onChange={(chosen) => setDraft({ ...draft, currency: chosen === null || chosen === '' ? null : chosen })}
            />
          </Group>
          {!isSound && (
            <Text size="xs" className="attention-line">
              Each limit must be larger than the one before.
            </Text>
          )}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={() => open(false)}>
              Cancel
            </Button>
            <Button
              disabled={!isSound || JSON.stringify(draft) === JSON.stringify(settings)}
              onClick={() => {
                onApply(draft);
                setOpen(false);
              }}
            >
              Apply
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface LimitsProps {
  label: string;
  bounds: readonly number[];
  onChange: (index: number, value: number) => void;
}

function Limits({ label, bounds, onChange }: LimitsProps) {
  return (
    <div>
      <Text size="xs" fw={500} mb={2}>
        {label}
      </Text>
      <Group gap={6} wrap="nowrap">
        {bounds.map((bound, index) => (
          <NumberInput
            // biome-ignore lint/suspicious/noArrayIndexKey: the four limits are told apart by their place
            key={index}
            aria-label={`${label}, limit ${index + 1}`}
            size="xs"
            value={bound}
            min={0}
            thousandSeparator=","
            onChange={(value) => typeof value === 'number' && onChange(index, value)}
          />
        ))}
      </Group>
    </div>
  );
}
