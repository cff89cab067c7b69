// The filter of the contact list: where it came from, its conditions as chips, and whether archived contacts show.
import { Group, Select } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { memo } from 'react';
import { everybody } from '../../../src-shared/rules/ast.ts';
import { CloseButtonSmall } from '../../ui/CloseButtonSmall.tsx';
import { RuleChips } from '../rules/index.ts';
import { changeFilter, type ShownState, useContactsStore } from './contacts-store.ts';

const states: { value: ShownState; label: string }[] = [
  { value: 'active', label: 'Active' },
  { value: 'archived', label: 'Archived' },
  { value: 'all', label: 'Active and archived' },
];

export const ContactFilterBar = memo(function ContactFilterBar() {
  const rule = useContactsStore((store) => store.rule);
  const state = useContactsStore((store) => store.state);
  const scopeLabel = useContactsStore((store) => store.scopeLabel);
  return (
    <Group gap={8} className="contact-filter">
      <Select
        aria-label="Which contacts"
        w={150}
        allowDeselect={false}
        data={states}
        value={state}
        onChange={(value) => value && changeFilter({ state: value as ShownState })}
      />
      {scopeLabel && (
        <span className="contact-scope">
          <IconLink size={13} aria-hidden />
          <span className="truncate">{scopeLabel}</span>
          <CloseButtonSmall label="Show all contacts again" onClick={() => changeFilter({ rule: everybody })} />
        </span>
      )}
      <RuleChips rule={rule} onChange={(next) => changeFilter({ rule: next })} />
    </Group>
  );
});
