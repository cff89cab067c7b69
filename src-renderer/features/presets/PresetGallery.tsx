// All presets to start from: searched by words, grouped by kind, each with how many contacts it has here. A preset that
// this workspace cannot answer says what is missing.
import { Button, Loader, Modal, SegmentedControl, Text, TextInput, Tooltip } from '@mantine/core';
import { IconSearch, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import type { PresetCount, PresetRow } from '../../../src-shared/contract/presets.ts';
import type { Market } from '../../../src-shared/contract/settings.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import type { RulePreset } from '../../../src-shared/rules/presets/preset.ts';
import { rulePresets } from '../../../src-shared/rules/presets/presets.ts';
import { useRead } from '../../app/live.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { shownPresets } from './preset-search.ts';
import { usePresetCounts } from './use-preset-counts.ts';
import './presets.css';

export interface ChosenPreset {
  label: string;
  purpose: string;
  rule: Rule;
}

interface PresetGalleryProps {
  onChoose: (preset: ChosenPreset) => void;
  onClose: () => void;
}

type Shown = Market | 'everybody';

export function PresetGallery({ onChoose, onClose }: PresetGalleryProps) {
  const list = useRead('presets.list', {}).value;
  const { counts, isCounting } = usePresetCounts(list?.stamp);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Shown | null>(null);
  const market = chosen ?? list?.market ?? 'everybody';
  const groups = shownPresets(rulePresets, search, market === 'everybody' ? null : market);
  const rows = new Map(list?.presets.map((row) => [row.id, row]));
  return (
    <Modal opened onClose={onClose} title="Start from a preset" size={920} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="preset-gallery__top">
        <TextInput
          aria-label="Search presets"
          placeholder="Search: churn, birthday, fitness, decision makers…"
          leftSection={<IconSearch size={15} aria-hidden />}
          value={search}
          data-autofocus
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          data={[
            { value: 'everybody', label: 'All' },
            { value: 'consumers', label: 'Consumers' },
            { value: 'companies', label: 'Companies' },
          ]}
          value={market}
          onChange={(value) => setChosen(value as Shown)}
        />
      </div>
      <div className="preset-gallery__list">
        {groups.map(({ group, presets }) => (
          <section key={group} aria-label={group}>
            <h3 className="preset-gallery__group">{group}</h3>
            <div className="preset-gallery__cards">
              {presets.map((preset) => (
                <PresetCard
                  key={preset.id}
                  preset={preset}
                  row={rows.get(preset.id)}
                  count={counts?.get(preset.id)}
                  isCounting={isCounting}
                  onChoose={onChoose}
                />
              ))}
            </div>
          </section>
        ))}
        {groups.length === 0 && (
          <Text size="sm" c="dimmed" py={24} ta="center">
            No preset has these words. A rule of your own can ask for anything that is in the data.
          </Text>
        )}
      </div>
    </Modal>
  );
}

interface PresetCardProps {
  preset: RulePreset;
  row: PresetRow | undefined;
  count: PresetCount | undefined;
  isCounting: boolean;
  onChoose: (preset: ChosenPreset) => void;
}

function PresetCard({ preset, row, count, isCounting, onChoose }: PresetCardProps) {
  const { label, purpose } = preset;
  const why = row?.lacks ? `Needs ${row.lacks}.` : (count?.missing ?? null);
  const rule = row?.rule ?? null;
  return (
    <Tooltip label={row?.sentence ?? ''} disabled={!row?.sentence} multiline maw={420} openDelay={500}>
      <button
        type="button"
        className="preset-card preset-gallery__card"
        disabled={rule === null || why !== null}
        onClick={() => rule && onChoose({ label, purpose, rule })}
      >
        <span className="preset-gallery__label">
          <span className="preset-card__label">{label}</span>
          {why === null && count !== undefined && (
            <span className="preset-gallery__count">{formatNumber(count.count)}</span>
          )}
          {why === null && count === undefined && isCounting && rule !== null && <Loader size={11} color="gray" />}
        </span>
        <span className="quiet">{purpose}</span>
        {why !== null && <span className="preset-gallery__note">{why}</span>}
        {why === null && count?.caution && <span className="preset-gallery__note">{count.caution}</span>}
      </button>
    </Tooltip>
  );
}

/** Opens the gallery. */
export function PresetButton({ onChoose, disabled }: { onChoose: (preset: ChosenPreset) => void; disabled?: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTemplate size={14} aria-hidden />}
        disabled={disabled ?? false}
        onClick={() => setOpen(true)}
      >
        Start from a preset
      </Button>
      {isOpen && (
        <PresetGallery
          onClose={() => setOpen(false)}
          onChoose={(preset) => {
            setOpen(false);
            onChoose(preset);
          }}
        />
      )}
    </>
  );
}
