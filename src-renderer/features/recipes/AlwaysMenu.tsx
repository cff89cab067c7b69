// "Always" beside a fix: accepts it and lets it follow every later import, for this value or for all the check finds.
import { Button, Menu } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import type { FindingRow } from '../../../src-shared/contract/audit.ts';
import { parseFindingField } from '../../../src-shared/model/finding.ts';
import type { RecipeStepInput } from '../../../src-shared/model/recipe.ts';
import { useCommands } from '../../app/commands.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { toastDone } from '../../app/toasts.ts';
import { useMayWrite } from '../../app/workspace-store.ts';

interface AlwaysMenuProps {
  finding: FindingRow;
  /** 'Name all in capitals' */
  checkTitle: string;
  accept: () => Promise<void>;
}

export function AlwaysMenu({ finding, checkTitle, accept }: AlwaysMenuProps) {
  const mayWrite = useMayWrite();
  const [isOpen, setOpen] = useState(false);
  const always = useWrite('recipes.always');
  const isWholeCheck = useRead('recipes.fixes', {}).value?.some(({ id }) => id === finding.check) ?? false;
  const value = valueStep(finding);
  const isOffered = value !== null || isWholeCheck;
  useCommands([
    {
      id: 'audit.always',
      title: 'Always: accept the fix and repeat it after every import…',
      section: 'This screen',
      keys: ['Shift+A'],
      when: () => mayWrite && isOffered,
      run: () => setOpen(true),
    },
  ]);
  if (!isOffered) return null;
  const keep = async (step: RecipeStepInput, mode: 'propose' | 'apply'): Promise<void> => {
    await accept();
    if (!(await always.run({ step, mode }))) return;
    toastDone({
      message: mode === 'apply' ? 'Will be done after every import' : 'Will be proposed after every import',
      next: { label: 'Show', run: () => navigate({ kind: 'recipes' }) },
    });
  };
  const least = Math.floor((finding.confidence ?? 1) * 100) / 100;
  const check: RecipeStepInput = { kind: 'fix', check: finding.check, minimumConfidence: least };
  const change =
    finding.proposed === ''
      ? `Always take “${finding.current}” out`
      : `Always change “${finding.current}” to “${finding.proposed}”`;
  const choices: [string, RecipeStepInput][] = [
    ...(value === null ? [] : [[change, value] as [string, RecipeStepInput]]),
    ...(isWholeCheck
      ? [[`Always mend “${checkTitle}” where it is this sure`, check] as [string, RecipeStepInput]]
      : []),
  ];
  return (
    <Menu position="top-start" width={360} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRepeat size={14} aria-hidden />}
          disabled={!mayWrite}
          loading={always.isRunning}
        >
          Always
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(([label, step]) => (
          <div key={label}>
            <Menu.Label>{label}</Menu.Label>
            <Menu.Item onClick={() => void keep(step, 'propose')}>Propose it after every import</Menu.Item>
            <Menu.Item onClick={() => void keep(step, 'apply')}>Do it by itself after every import</Menu.Item>
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The one change as a step; null where there is no value to know it by. */
function valueStep({ check, field, fieldLabel, current, proposed }: FindingRow): RecipeStepInput | null {
  if (current === null || proposed === null) return null;
  const place = parseFindingField(field);
  if (place.kind === 'activity' || place.kind === 'tag') return null;
  const column = place.kind === 'point' ? fieldLabel.toLowerCase() : place.column;
  return { kind: 'fix', check, values: [{ column, from: current, to: proposed === '' ? null : proposed }] };
}
