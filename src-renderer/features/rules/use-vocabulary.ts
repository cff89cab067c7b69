// What rules can name in this workspace, and how their ids read.
import { useMemo } from 'react';
import type { Vocabulary } from '../../../src-shared/contract/segments.ts';
import type { RuleNames } from '../../../src-shared/rules/rule-names.ts';
import { useRead } from '../../app/live.ts';

export function useVocabulary(): Vocabulary | undefined {
  return useRead('segments.vocabulary', {}).value;
}

/** Names for sentences of rules, from a vocabulary. */
export function namesFrom(vocabulary: Vocabulary | undefined): RuleNames {
  const tags = new Map(vocabulary?.tags.map(({ id, name }) => [id, name]));
  const segments = new Map(vocabulary?.segments.map(({ id, name }) => [id, name]));
  const fields = new Map(vocabulary?.customFields.map((field) => [field.key, field]));
  const checks = new Map(vocabulary?.checks.map(({ id, title }) => [id, title]));
  return {
    tag: (id) => tags.get(id),
    segment: (id) => segments.get(id),
    customField: (key) => fields.get(key),
    check: (id) => checks.get(id),
    currency: vocabulary?.currency ?? '',
  };
}

/** Names of this workspace for sentences; ids read as deleted until they have arrived. */
export function useRuleNames(): RuleNames {
  const vocabulary = useVocabulary();
  return useMemo(() => namesFrom(vocabulary), [vocabulary]);
}
