// Builds or changes one segment: the sentence on top, the rule below, its live answer on the right. Owns the unsaved
// draft; nothing is written until it is saved.
import { Button, Tabs, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconFileDownload, IconUsers } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useState } from 'react';
import type { SegmentRow } from '../../../src-shared/contract/segments.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { ruleSentence } from '../../../src-shared/rules/sentence.ts';
import { useCommands } from '../../app/commands.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { amendRoute, navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { openExport } from '../export/index.ts';
import { RuleBuilder, useRuleNames } from '../rules/index.ts';
import { MovementPanel } from '../segment-moves/index.ts';
import { DifferentPanel, PersonaPanel } from '../segment-portrait/index.ts';
import { VersionsPanel } from '../segment-versions/index.ts';
import { segmentStart } from './new-segment-store.ts';
import { RulePreviewPane } from './RulePreviewPane.tsx';
import { SheetGaps, StartSmallGate, useStartSmall } from './SegmentNotices.tsx';
import { SegmentSheet, type SheetDraft, sheetOf } from './SegmentSheet.tsx';
import { TypedRule } from './TypedRule.tsx';
import { draftPlace, forgetDraft, keepDraft, unsavedDraft } from './unsaved-drafts.ts';
import { membersScope, segmentExport, useSegments } from './use-segments.ts';

interface SegmentBuilderProps {
  segment: number | undefined;
  tab: string | undefined;
}

export function SegmentBuilder({ segment, tab }: SegmentBuilderProps) {
  const { value: shown, error } = useRead('segments.show', segment === undefined ? null : { segment });
  const listed = useSegments().value?.segments.find(({ id }) => id === segment); // known from the list that was clicked
  const value = shown ?? listed;
  if (segment === undefined) return <Editor saved={undefined} tab={tab} />;
  if (error && !shown) {
    return (
      <div className="page">
        <EmptyState
          icon={IconUsers}
          title="This segment is not there any more"
          action={{ label: 'All segments', run: () => navigate({ kind: 'segments', screen: 'list' }) }}
        >
          It was deleted, or its creation was undone. History can bring it back.
        </EmptyState>
      </div>
    );
  }
  return value && <Editor key={value.id} saved={value} tab={tab} />;
}

interface Draft extends SheetDraft {
  name: string;
  rule: Rule;
}

function draftFrom(saved: SegmentRow | undefined): Draft {
  if (saved) return { name: saved.name, rule: saved.rule, ...sheetOf(saved) };
  const { name, rule, goal } = segmentStart();
  return { name, rule, ...sheetOf(undefined), goal };
}

function Editor({ saved, tab = 'rule' }: { saved: SegmentRow | undefined; tab: string | undefined }) {
  const mayWrite = useMayWrite();
  const place = draftPlace(saved?.id);
  const [draft, setDraft] = useState(() => unsavedDraft(place, draftFrom(saved)));
  const [why, setWhy] = useState('');
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const names = useRuleNames();
  const segments = useSegments().value?.segments.length;
  const isEnough = useStartSmall(segments);
  const [isAsking, ask] = useState(false);
  const [asked] = useDebouncedValue(draft.rule, 120);
  const preview = useRead('segments.preview', { rule: asked, ...(saved && { self: saved.id }) });
  const save = useSaveSegment(saved, (message) => setNameProblem(message));
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftFrom(saved));
  useKeepUp(saved, isChanged, setDraft);
  useEffect(() => keepDraft(place, draftFrom(saved), draft), [place, saved, draft]);

  const onSave = (): void => {
    if (draft.name.trim() === '') setNameProblem('Give the segment a name.');
    else if (!saved && isEnough && !isAsking) ask(true);
    else {
      ask(false);
      void save.run(draft, why).then(() => setWhy(''));
    }
  };
  useCommands([
    {
      id: 'segments.save',
      title: 'Save the segment',
      section: 'This screen',
      keys: ['Mod+S'],
      whileTyping: true,
      run: onSave,
    },
  ]);
  const problems = preview.value?.problems ?? [];
  const usable = problems.length === 0 ? draft.rule : null;
  const isWhole = useDeferredValue(true, false); // name and sentence answer the click, what edits them follows
  return (
    <div className="page">
      <PageHeader
        title={
          <Button
            variant="subtle"
            color="gray"
            px={6}
            leftSection={<IconArrowLeft size={15} aria-hidden />}
            onClick={() => navigate({ kind: 'segments', screen: 'list' })}
          >
            Segments
          </Button>
        }
        note={saved ? (isChanged ? 'Unsaved changes' : 'Saved') : 'New, not saved yet'}
        actions={
          <>
            {saved && (
              <Button
                variant="default"
                leftSection={<IconUsers size={14} aria-hidden />}
                onClick={() => navigate({ kind: 'contacts', scope: membersScope(draft.rule, draft.name) })}
              >
                Open members
              </Button>
            )}
            {saved && problems.length === 0 && (
              <Button
                variant="default"
                leftSection={<IconFileDownload size={14} aria-hidden />}
                onClick={() => openExport(segmentExport(draft.rule, draft.name))}
              >
                Export…
              </Button>
            )}
            {saved && isChanged && (
              <Button variant="default" onClick={() => setDraft(draftFrom(saved))}>
                Discard changes
              </Button>
            )}
            <Button
              onClick={onSave}
              loading={save.isRunning}
              disabled={!mayWrite || (saved !== undefined && !isChanged) || problems.length > 0}
            >
              {saved ? 'Save changes' : 'Save segment'}
            </Button>
          </>
        }
      />
      <div className="segment-builder">
        <div className="segment-builder__left">
          <TextInput
            aria-label="Name of the segment"
            placeholder="Name of the segment"
            size="md"
            classNames={{ input: 'segment-builder__name' }}
            value={draft.name}
            maxLength={120}
            error={nameProblem}
            onChange={(event) => {
              change({ name: event.currentTarget.value });
              setNameProblem(null);
            }}
          />
          <Text className="rule-sentence" aria-live="polite">
            {ruleSentence(draft.rule, names)}
          </Text>
          {saved && JSON.stringify(draft.rule) !== JSON.stringify(saved.rule) && (
            <TextInput
              aria-label="Why the rule is changed"
              placeholder="Why this change? It is kept with the version (optional)"
              size="xs"
              maw={480}
              mb={8}
              maxLength={500}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
          )}
          {isAsking && <StartSmallGate segments={segments ?? 0} onSave={onSave} onStay={() => ask(false)} />}
          {saved && !isChanged && tab === 'rule' && (
            <SheetGaps sheet={saved} onFill={() => amendRoute(builderRoute(saved.id, 'sheet'))} />
          )}
          {isWhole && (
            <Tabs value={tab} onChange={(value) => amendRoute(builderRoute(saved?.id, value ?? 'rule'))}>
              <Tabs.List mb={12}>
                <Tabs.Tab value="rule">Rule</Tabs.Tab>
                <Tabs.Tab value="sheet">Sheet</Tabs.Tab>
                {saved && <Tabs.Tab value="movement">Movement</Tabs.Tab>}
                {saved && <Tabs.Tab value="versions">Versions</Tabs.Tab>}
                <Tabs.Tab value="different">Different</Tabs.Tab>
                <Tabs.Tab value="persona">Persona</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="rule">
                <TypedRule rule={draft.rule} onChange={(rule) => change({ rule })} />
                <RuleBuilder
                  rule={draft.rule}
                  onChange={(rule) => change({ rule })}
                  problems={problems}
                  {...(saved && { self: saved.id })}
                />
              </Tabs.Panel>
              <Tabs.Panel value="sheet">
                <SegmentSheet sheet={draft} onChange={change} />
              </Tabs.Panel>
              {saved && (
                <Tabs.Panel value="movement">
                  <MovementPanel segment={saved.id} />
                </Tabs.Panel>
              )}
              {saved && (
                <Tabs.Panel value="versions">
                  <VersionsPanel segment={saved.id} name={saved.name} />
                </Tabs.Panel>
              )}
              <Tabs.Panel value="different">
                {tab === 'different' && <DifferentPanel rule={usable} name={draft.name} />}
              </Tabs.Panel>
              <Tabs.Panel value="persona">
                {tab === 'persona' && (
                  <PersonaPanel rule={usable} name={draft.name} segment={isChanged ? undefined : saved?.id} />
                )}
              </Tabs.Panel>
            </Tabs>
          )}
        </div>
        {isWhole && <RulePreviewPane rule={draft.rule} name={draft.name} preview={preview} />}
      </div>
    </div>
  );
}

function builderRoute(segment: number | undefined, tab: string) {
  return { kind: 'segments', screen: 'builder', tab, ...(segment !== undefined && { segment }) } as const;
}

/** Follows the saved segment (an undo, say) as long as nothing was changed by hand. */
function useKeepUp(saved: SegmentRow | undefined, isChanged: boolean, setDraft: (draft: Draft) => void): void {
  const [seen, setSeen] = useState(saved);
  useEffect(() => {
    if (saved === seen) return;
    setSeen(saved);
    if (seen && JSON.stringify(draftFrom(seen)) === JSON.stringify(draftFrom(saved))) return;
    if (!isChanged || seen === undefined) setDraft(draftFrom(saved));
  }, [saved, seen, isChanged, setDraft]);
}

function useSaveSegment(saved: SegmentRow | undefined, onNameTaken: (message: string) => void) {
  const onRefused = ({ code, message }: { code: string; message: string }): boolean => {
    if (code !== 'name-taken') return false;
    onNameTaken(message);
    return true;
  };
  const create = useWrite('segments.create', onRefused);
  const changeSheet = useWrite('segments.changeSheet', onRefused);
  const changeRule = useWrite('segments.changeRule');
  const run = async ({ rule, name, ...sheet }: Draft, why: string): Promise<void> => {
    if (!saved) {
      const made = await create.run({ name, rule, ...emptyToNull(sheet) });
      if (!made) return;
      forgetDraft(draftPlace(undefined));
      amendRoute({ kind: 'segments', screen: 'builder', segment: made.id });
      await announceDone();
      return;
    }
    const before = draftFrom(saved);
    const sheetChanged =
      JSON.stringify({ name, ...sheet }) !== JSON.stringify({ name: before.name, ...sheetOf(saved) });
    if (sheetChanged && !(await changeSheet.run({ segment: saved.id, name, ...emptyToNull(sheet) }))) return;
    if (
      JSON.stringify(rule) !== JSON.stringify(before.rule) &&
      !(await changeRule.run({ segment: saved.id, rule, why }))
    )
      return;
    await announceDone();
  };
  return { run, isRunning: create.isRunning || changeSheet.isRunning || changeRule.isRunning };
}

function emptyToNull(sheet: SheetDraft): { [K in keyof SheetDraft]: string | null } {
  const value = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    goal: value(sheet.goal),
    description: value(sheet.description),
    action: value(sheet.action),
    kpi: value(sheet.kpi),
    owner: value(sheet.owner),
    reviewAt: value(sheet.reviewAt),
  };
}
