// The editor of a matching model against a stand-in core: what is set reaches the draft and the trial, and only that.
import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type CorePort, core } from '../../../src-renderer/app/core-client.ts';
import { MethodPane } from '../../../src-renderer/features/match-models/index.ts';
import {
  changeComparison,
  draftOf,
  keepDraft,
  tidySettings,
  useModelDraft,
} from '../../../src-renderer/features/match-models/model-draft.ts';
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';
import type { ChangedPair, MatchTrial } from '../../../src-shared/contract/match-models.ts';
import type { MatchModelSettings } from '../../../src-shared/matching/match-settings.ts';
import type { ToCore } from '../../../src-shared/protocol.ts';

const run: MatchRun = {
  id: 1,
  at: 0,
  contactCount: 10,
  comparedPairs: 45,
  review: 0.5,
  certain: 9,
  histogram: { from: -30, width: 0.5, counts: new Array<number>(120).fill(1) },
  comparisons: [
    {
      key: 'family_name',
      label: 'Family name',
      levels: [
        { words: 'Same family name', weight: 8.7 },
        { words: 'Different family name', weight: -5 },
      ],
    },
    { key: 'email', label: 'Email', levels: [{ words: 'Same email address', weight: 12 }] },
  ],
  available: [
    { key: 'family_name', label: 'Family name', levels: ['Same family name', 'Different family name'] },
    { key: 'email', label: 'Email', levels: ['Same email address'] },
  ],
  rules: [
    {
      id: 'email',
      label: 'Same email address',
      pairs: 12,
      skippedBlocks: 0,
      skippedPairs: 0,
      isUsed: true,
      isOff: false,
    },
    {
      id: 'family',
      label: 'Family name sounds alike',
      pairs: 900,
      skippedBlocks: 0,
      skippedPairs: 0,
      isUsed: false,
      isOff: false,
    },
  ],
  comparesEveryPair: false,
  expectedDuplicates: 1,
  modelName: null,
  settings: { version: 1 },
  scope: null,
};

const pair: ChangedPair = {
  left: { id: 1, name: '<b>Nicole</b>', detail: 'n@x.example' },
  right: { id: 2, name: 'Nicole Green', detail: null },
  before: {
    weight: 12,
    lane: 'certain',
    evidence: [{ key: 'email', label: 'Email', words: 'Same email address', weight: 12 }],
  },
  after: null,
};

/** A core that keeps no models and answers a trial with one lost pair. Remembers what it was asked. */
function standIn(): { name: string; input: unknown }[] {
  const asked: { name: string; input: unknown }[] = [];
  let trial: MatchTrial | null = null;
  const port: CorePort = {
    onmessage: null,
    postMessage(message: ToCore) {
      if (message.kind !== 'request') return;
      const { id, name, input } = message;
      asked.push({ name, input });
      if (name === 'matchModels.try') {
        const { settings } = input as { settings: MatchModelSettings };
        trial = {
          run: { ...run, settings },
          counts: {
            gained: { certain: 0, review: 0 },
            lost: { certain: 1, review: 0 },
            raised: 0,
            lowered: 0,
            kept: { certain: 3, review: 4 },
            outside: 0,
          },
          isOutdated: false,
        };
      }
      const answers: Record<string, unknown> = {
        'matchModels.list': { models: [] },
        'matchModels.scopes': { segments: [{ id: 5, name: 'Kiel' }], sources: [], batches: [] },
        'matchModels.trial': trial,
        'matchModels.trialPairs': [pair],
        'matchModels.accept': { id: 1, run: 2 },
        'history.list': { operations: [], total: 0, canUndo: null, canRedo: null },
      };
      const value = name in answers ? answers[name] : {};
      const wrote = name === 'matchModels.try' ? ['match_run'] : [];
      queueMicrotask(() => {
        port.onmessage?.({
          data: { kind: 'reply', id, outcome: { ok: true, value, read: ['match_run'], wrote } },
        } as never);
        if (wrote.length > 0)
          port.onmessage?.({ data: { kind: 'event', event: { kind: 'wrote', tables: wrote } } } as never);
      });
    },
  };
  core.connect(port);
  return asked;
}

afterEach(() => keepDraft(null));

async function openEditor() {
  const asked = standIn();
  render(
    <MantineProvider>
      <MethodPane run={run} />
    </MantineProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Make your own…' }));
  return asked;
}

const settings = () => useModelDraft.getState().draft?.settings;

describe('the editor', () => {
  it('begins with nothing set, and says so of every comparison', async () => {
    await openEditor();
    expect(settings()).toEqual({ version: 1 });
    expect(screen.getAllByText('automatic')).toHaveLength(2);
  });

  it('sets a weight by hand, shows what was learnt, and learns again when the field is emptied', async () => {
    await openEditor();
    fireEvent.click(screen.getByRole('button', { name: /^Family name/ }));
    const weight = screen.getByLabelText('Weight of “Same family name” (Family name)');
    expect(weight).toHaveProperty('placeholder', 'learnt');
    expect(screen.getByText('+8.7')).toBeTruthy();
    fireEvent.change(weight, { target: { value: '-3' } });
    expect(settings()).toEqual({ version: 1, comparisons: { family_name: { weights: { 1: -3 } } } });
    expect(screen.getByText('one weight set')).toBeTruthy();
    fireEvent.change(weight, { target: { value: '' } });
    expect(settings()).toEqual({ version: 1 });
  });

  it('leaves comparisons and blocking rules out, and takes them in again', async () => {
    await openEditor();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Compare Email' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Same email address' }));
    expect(settings()).toEqual({
      version: 1,
      comparisons: { email: { isUsed: false } },
      blocking: { off: ['email'] },
    });
    expect(screen.getByText('not compared')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Compare Email' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Same email address' }));
    expect(settings()).toEqual({ version: 1 });
  });

  it('makes a blocking rule of up to three fields', async () => {
    await openEditor();
    fireEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
    fireEvent.click(screen.getByRole('button', { name: 'And another field' }));
    fireEvent.click(screen.getByRole('button', { name: 'And another field' }));
    expect(screen.queryByRole('button', { name: 'And another field' })).toBeNull();
    const keys = settings()?.blocking?.own?.[0]?.keys ?? [];
    expect(keys.map(({ field }) => field)).toEqual(['family_name', 'email', 'family_name']);
    fireEvent.click(screen.getByRole('button', { name: 'Remove the rule' }));
    expect(settings()).toEqual({ version: 1 });
  });

  it('tries the model, shows the pairs it loses with their evidence, and accepts it under its name', async () => {
    const asked = await openEditor();
    fireEvent.click(screen.getByRole('button', { name: /^Family name/ }));
    fireEvent.change(screen.getByLabelText('Weight of “Same family name” (Family name)'), { target: { value: '-3' } });
    const bench = screen.getByRole('region', { name: 'Test bench' });
    fireEvent.click(within(bench).getByRole('button', { name: 'Try it' }));
    const lost = await within(bench).findByRole('button', { name: /^Lost/ });
    expect(lost.textContent).toContain('1');
    expect(within(bench).getByRole('button', { name: /^Gained/ })).toHaveProperty('disabled', true);
    fireEvent.click(await within(bench).findByText('<b>Nicole</b>'));
    expect(within(bench).getByText('Same email address')).toBeTruthy();
    fireEvent.click(within(bench).getByRole('button', { name: 'Accept this run as “My model”' }));
    await waitFor(() => expect(asked.some(({ name }) => name === 'matchModels.accept')).toBe(true));
    expect(asked.find(({ name }) => name === 'matchModels.try')?.input).toEqual({
      settings: { version: 1, comparisons: { family_name: { weights: { 1: -3 } } } },
    });
    expect(asked.find(({ name }) => name === 'matchModels.accept')?.input).toEqual({ model: null, name: 'My model' });
    await waitFor(() => expect(useModelDraft.getState().draft).toBeNull());
  });

  it('does not accept a trial of other settings', async () => {
    await openEditor();
    fireEvent.click(screen.getByRole('button', { name: 'Try it' }));
    await screen.findByRole('button', { name: /^Accept/ });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Compare Email' }));
    expect(screen.queryByRole('button', { name: /^Accept/ })).toBeNull();
    expect(screen.getByText(/The model was changed since this trial/)).toBeTruthy();
    await act(async () => {});
  });
});

describe('the draft', () => {
  it('drops what says nothing', () => {
    const full: MatchModelSettings = {
      version: 1,
      comparisons: { email: {}, phone: { weights: {} } },
      blocking: { off: [], own: [] },
      lanes: {},
      scope: { kind: 'everyone' },
    };
    expect(tidySettings(full)).toEqual({ version: 1 });
    const set = changeComparison(full, 'email', { blank: 'against' });
    expect(set).toEqual({ version: 1, comparisons: { email: { blank: 'against' } } });
    expect(changeComparison(set, 'email', { blank: undefined })).toEqual({ version: 1 });
  });

  it('gives copies a name of their own', () => {
    const saved = { id: 3, name: 'Strict', settings: { version: 1 } as const, isActive: true, updatedAt: 0 };
    expect(draftOf(saved, 'copy', ['Strict', 'strict COPY'], 'w')).toMatchObject({
      model: null,
      name: 'Strict copy 2',
    });
    expect(draftOf(saved, 'itself', ['Strict'], 'w')).toMatchObject({ model: 3, name: 'Strict' });
  });
});
