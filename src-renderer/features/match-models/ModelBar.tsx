// Which model is used, and what may be done with models: change, copy, delete, carry in and out.
import { ActionIcon, Button, Group, Menu, Select, Text, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';
import type { MatchModelRow } from '../../../src-shared/contract/match-models.ts';
import { useJob, useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { draftOf, keepDraft, type ModelDraft, passes, tidySettings } from './model-draft.ts';
import { useModelFiles } from './use-model-files.ts';

interface ModelBarProps {
  run: MatchRun;
  models: readonly MatchModelRow[];
  draft: ModelDraft | null;
  /** A trial goes with the draft that was tried. */
  hasTrial: boolean;
  workspace: string;
}

const automatic = 'automatic';

export function ModelBar({ run, models, draft, hasTrial, workspace }: ModelBarProps) {
  return draft === null ? (
    <Chooser run={run} models={models} workspace={workspace} />
  ) : (
    <DraftBar draft={draft} hasTrial={hasTrial} />
  );
}

function Chooser({ run, models, workspace }: Omit<ModelBarProps, 'draft' | 'hasTrial'>) {
  const mayWrite = useMayWrite();
  const activate = useWrite('matchModels.activate');
  const remove = useWrite('matchModels.remove');
  const files = useModelFiles();
  const active = models.find(({ isActive }) => isActive);
  const names = models.map(({ name }) => name);
  const begin = (as: 'itself' | 'copy'): void => keepDraft(draftOf(active, as, names, workspace));
  const choose = async (value: string | null): Promise<void> => {
    const model = value === null || value === automatic ? null : Number(value);
    if ((await activate.run({ model })) !== undefined) await announceDone();
  };
  const drop = async (model: number): Promise<void> => {
    if ((await remove.run({ model })) !== undefined) await announceDone();
  };
  const isOther = (active?.name ?? null) !== run.modelName;
  return (
    <Group className="match-model__bar" gap={8} wrap="nowrap">
      <Select
        aria-label="Model"
        w={240}
        data={[
          { value: automatic, label: 'Automatic' },
          ...models.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        value={active === undefined ? automatic : String(active.id)}
        allowDeselect={false}
        disabled={!mayWrite}
        onChange={(value) => void choose(value)}
      />
      <Button variant="default" disabled={!mayWrite} onClick={() => begin('itself')}>
        {active === undefined ? 'Make your own…' : 'Change…'}
      </Button>
      {active !== undefined && (
        <Button variant="default" disabled={!mayWrite} onClick={() => begin('copy')}>
          Duplicate
        </Button>
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label="More about models">
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!mayWrite} onClick={() => void files.bringIn()}>
            Import a model…
          </Menu.Item>
          <Menu.Item onClick={() => void files.carryOut(active?.id ?? null, active?.name ?? 'Automatic')}>
            Export this model…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>What the last run learnt, for very large files</Menu.Label>
          <Menu.Item onClick={() => void files.forSplink('duckdb')}>Export for Splink on DuckDB…</Menu.Item>
          <Menu.Item onClick={() => void files.forSplink('spark')}>Export for Splink on Spark…</Menu.Item>
          {active !== undefined && (
            <>
              <Menu.Divider />
              <Menu.Item color="red" disabled={!mayWrite} onClick={() => void drop(active.id)}>
                Delete “{active.name}”
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Text size="sm" c="dimmed" className="truncate">
        {isOther
          ? `The duplicates shown were found with ${run.modelName === null ? 'the automatic model' : `“${run.modelName}”`}. Run again to use ${active === undefined ? 'the automatic one' : 'this one'}.`
          : active === undefined
            ? 'Everything is chosen from these contacts.'
            : 'Used for the duplicates shown and for the next run.'}
      </Text>
    </Group>
  );
}

function DraftBar({ draft, hasTrial }: { draft: ModelDraft; hasTrial: boolean }) {
  const mayWrite = useMayWrite();
  const discard = useJob('matchModels.discard');
  const close = (): void => {
    keepDraft(null);
    if (hasTrial && mayWrite) void discard.start({});
  };
  const [problem, setProblem] = useState<string | null>(null);
  const save = useWrite('matchModels.save', (refused) => {
    setProblem(refused.message);
    return refused.code === 'name-taken';
  });
  const keep = async (): Promise<void> => {
    const { model, name, settings } = draft;
    const done = await save.run({ model, name, settings: tidySettings(settings) });
    if (done === undefined) return;
    close();
    await announceDone();
  };
  return (
    <Group className="match-model__bar" gap={8} wrap="nowrap">
      <TextInput
        aria-label="Name of the model"
        w={240}
        value={draft.name}
        error={problem}
        maxLength={80}
        onChange={(event) => {
          setProblem(null);
          keepDraft({ ...draft, name: event.currentTarget.value });
        }}
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default">Passes…</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>From strict to loose: review one before the next</Menu.Label>
          {passes.map(({ label, help, lanes }) => (
            <Menu.Item
              key={label}
              onClick={() => {
                const { lanes: _, ...rest } = draft.settings;
                keepDraft({ ...draft, settings: tidySettings({ ...rest, ...(lanes && { lanes }) }) });
              }}
            >
              {label}
              <Text size="xs" c="dimmed">
                {help}
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Group gap={8} ml="auto" wrap="nowrap">
        <Button variant="subtle" onClick={close}>
          Close without saving
        </Button>
        <Button
          variant="default"
          disabled={!mayWrite || draft.name.trim() === ''}
          loading={save.isRunning}
          onClick={() => void keep()}
        >
          Save for later
        </Button>
      </Group>
    </Group>
  );
}
