// A rule in one line: a chip per top-level condition, each in plain words and removable. For filter bars.
import { Popover, Text, UnstyledButton } from '@mantine/core';
import { IconFilter, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { everybody, type Rule, type RuleNode } from '../../../src-shared/rules/ast.ts';
import type { RuleProblem } from '../../../src-shared/rules/check-rule.ts';
import type { RuleNames } from '../../../src-shared/rules/rule-names.ts';
import { conditionClause, ruleSentence } from '../../../src-shared/rules/sentence.ts';
import { CloseButtonSmall } from '../../ui/CloseButtonSmall.tsx';
import { RuleBuilder } from './RuleBuilder.tsx';
import { useRuleNames } from './use-vocabulary.ts';
import './rules.css';

interface RuleChipsProps {
  rule: Rule;
  onChange: (rule: Rule) => void;
  problems?: readonly RuleProblem[];
}

export function RuleChips({ rule, onChange, problems }: RuleChipsProps) {
  const names = useRuleNames();
  const [isOpen, setOpen] = useState(false);
  const without = (index: number): Rule => ({ ...rule, items: rule.items.toSpliced(index, 1) });
  return (
    <div className="rule-chips">
      {rule.items.length > 1 && rule.match !== 'all' && (
        <Text size="xs" c="dimmed" component="span">
          {rule.match === 'any' ? 'any of' : 'none of'}
        </Text>
      )}
      {rule.items.map((item, index) => {
        const text = nodeText(item, names);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity; equal ones may stand twice
          <span className="rule-chip" key={index}>
            <UnstyledButton className="rule-chip__text truncate" title={text} onClick={() => setOpen(true)}>
              {text}
            </UnstyledButton>
            <CloseButtonSmall label={`Remove the filter: ${text}`} onClick={() => onChange(without(index))} />
          </span>
        );
      })}
      <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={760} trapFocus shadow="md">
        <Popover.Target>
          <UnstyledButton className="rule-chip rule-chip--add" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {rule.items.length === 0 ? <IconFilter size={14} aria-hidden /> : <IconPlus size={13} aria-hidden />}
            {rule.items.length === 0 ? 'Filter' : 'Edit'}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className="rule-popover">
          <RuleBuilder rule={rule} onChange={onChange} {...(problems && { problems })} />
        </Popover.Dropdown>
      </Popover>
      {rule.items.length > 0 && (
        <UnstyledButton className="rule-chips__clear" onClick={() => onChange(everybody)}>
          Clear
        </UnstyledButton>
      )}
    </div>
  );
}

function nodeText(node: RuleNode, names: RuleNames): string {
  if (node.kind !== 'group') return conditionClause(node, names).replace(/^(are|have) /, '');
  return ruleSentence(node, names).replace(/^Contacts (who )?/, '');
}
