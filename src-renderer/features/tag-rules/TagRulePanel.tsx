// The rule of one tag: when it is put on, when it is taken off, who would gain and lose it, and the people the rule leaves
// alone. Nothing is written until it is saved.
import { Button, Group, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Removal, TagRuleRow } from '../../../src-shared/contract/tag-rules.ts';
import type { TagRow } from '../../../src-shared/contract/tags.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { counted } from '../../ui/numbers.ts';
import { PresetButton } from '../presets/index.ts';
import { RuleBuilder } from '../rules/index.ts';
import { FlipList } from '../tag-examples/index.ts';
import { EffectList } from './EffectList.tsx';
import { PinList } from './PinList.tsx';
import { RunsPanel } from './RunsPanel.tsx';
import {
  differs,
  draftFrom,
  dropTagRuleDraft,
  keepTagRuleDraft,
  ruleInput,
  type TagRuleDraft,
  useTagRuleDrafts,
} from './tag-rule-draft.ts';
import { useRunRules } from './use-run-rules.ts';
import './tag-rules.css';

const removalChoices: { value: Removal; label: string }[] = [
  { value: 'not_true', label: 'No longer true' },
  { value: 'rule', label: 'A rule of its own' },
  { value: 'never', label: 'Never' },
];

/** Render it with the tag as key. */
export function TagRulePanel({ tag }: { tag: TagRow }) {
  const { value } = useRead('tagRules.show', { tag: tag.id });
  const draft = useTagRuleDrafts(({ drafts }) => drafts[tag.id]);
  const [isBegun, begin] = useState(false);
  if (!value) return null;
  const { rule, pins } = value;
  return (
    <Stack gap={20} py={16} className="tag-rule">
      {rule || draft || isBegun ? (
        <Editor tag={tag} saved={rule} draft={draft ?? draftFrom(rule)} onClosed={() => begin(false)} />
      ) : (
        <Beginning tag={tag} onBegin={() => begin(true)} />
      )}
      {pins.length > 0 && <PinList pins={pins} />}
      <RunsPanel />
    </Stack>
  );
}

function Beginning({ tag, onBegin }: { tag: TagRow; onBegin: () => void }) {
  const mayWrite = useMayWrite();
  return (
    <div>
      <Text size="sm" mb={10}>
        No rule decides about “{tag.name}”: people put it on and take it off. A rule does that by itself, and the sheet
        then says when.
      </Text>
      <Group gap={8}>
        <Button disabled={!mayWrite || tag.status === 'retired'} onClick={onBegin}>
          Make a rule
        </Button>
        <PresetButton onChoose={({ rule: addWhen }) => keepTagRuleDraft(tag.id, { ...draftFrom(null), addWhen })} />
      </Group>
    </div>
  );
}

interface EditorProps {
  tag: TagRow;
  saved: TagRuleRow | null;
  draft: TagRuleDraft;
  onClosed: () => void;
}

function Editor({ tag, saved, draft, onClosed }: EditorProps) {
  const mayWrite = useMayWrite();
  const id = tag.id as TagId;
  const save = useWrite('tagRules.save');
  const remove = useWrite('tagRules.remove');
  const { run, isRunning } = useRunRules();
  const [asked] = useDebouncedValue(draft, 200);
  const { value: preview, isLoading } = useRead('tagRules.preview', { tag: tag.id, ...ruleInput(asked) });
  const isChanged = differs(draft, saved);
  const change = (part: Partial<TagRuleDraft>) => keepTagRuleDraft(tag.id, { ...draft, ...part });
  const store = async (andRun: boolean): Promise<void> => {
    const input = { tag: id, ...ruleInput(draft), isActive: draft.isActive };
    if ((await save.run(input)) === undefined) return;
    dropTagRuleDraft(tag.id);
    onClosed();
    if (andRun) await run('asked');
    else await announceDone();
  };
  const canSave = mayWrite && preview !== undefined && preview.problem === null && !save.isRunning && !isRunning;
  return (
    <>
      <Group justify="space-between" align="center">
        <Switch
          label={draft.isActive ? 'The rule is on' : 'The rule is off: the tag stays as it is'}
          checked={draft.isActive}
          onChange={(event) => change({ isActive: event.currentTarget.checked })}
        />
        <PresetButton onChoose={({ rule: addWhen }) => change({ addWhen })} />
      </Group>
      <section aria-label="Put it on when">
        <h3 className="tag-rule__title">Put it on when</h3>
        <RuleBuilder
          rule={draft.addWhen}
          onChange={(addWhen) => change({ addWhen })}
          problems={preview?.addProblems ?? []}
        />
      </section>
      <section aria-label="Take it off when">
        <h3 className="tag-rule__title">Take it off when</h3>
        <SegmentedControl
          size="xs"
          data={removalChoices}
          value={draft.removal}
          onChange={(removal) => change({ removal: removal as Removal })}
        />
        {draft.removal === 'rule' && (
          <div className="tag-rule__own">
            <RuleBuilder
              rule={draft.removeWhen}
              onChange={(removeWhen) => change({ removeWhen })}
              problems={preview?.removeProblems ?? []}
            />
          </div>
        )}
      </section>
      {preview && (
        <section aria-label="What it would do" aria-live="polite" data-stale={isLoading || undefined}>
          <h3 className="tag-rule__title">What it would do now</h3>
          {preview.problem !== null ? (
            <Text size="sm" className="attention-line">
              <IconAlertTriangle size={15} aria-hidden />
              {preview.problem}
            </Text>
          ) : (
            preview.effect && (
              <>
                <EffectList effect={preview.effect} others={preview.others} />
                <FlipList flips={preview.flips} />
              </>
            )
          )}
        </section>
      )}
      <Group gap={8}>
        <Button disabled={!canSave || !draft.isActive} loading={isRunning} onClick={() => void store(true)}>
          {isChanged || saved === null ? 'Save and run all rules' : 'Run all rules'}
        </Button>
        <Button variant="default" disabled={!canSave || !isChanged} onClick={() => void store(false)}>
          Save only
        </Button>
        <Button
          variant="default"
          disabled={!isChanged && saved !== null}
          onClick={() => {
            dropTagRuleDraft(tag.id);
            onClosed();
          }}
        >
          Discard
        </Button>
        {saved !== null && (
          <ConfirmInline
            label="Delete the rule"
            question={`Delete the rule? ${counted(saved.byRule, 'contact keeps', 'contacts keep')} the tag.`}
            confirm="Delete the rule"
            disabled={!mayWrite}
            onConfirm={async () => {
              if ((await remove.run({ tag: id })) === undefined) return;
              dropTagRuleDraft(tag.id);
              onClosed();
              await announceDone();
            }}
          />
        )}
      </Group>
    </>
  );
}
