// The portrait of a rule: read on a worker when it is looked at, and again when the rule or the contacts change. Owns the
// last answer per rule, so that going back and forth between tabs asks nothing twice.
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Portrait } from '../../../src-shared/contract/segment-portrait.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { useJob, useTablesVersion } from '../../app/live.ts';

const looksAt = [
  'contact',
  'contact_rollup',
  'contact_score',
  'contact_custom',
  'contact_alias',
  'activity',
  'tag_assignment',
  'segment',
  'setting',
];

let last: { question: string; version: number; value: Portrait } | null = null;

export interface PortraitRead {
  value: Portrait | undefined;
  isReading: boolean;
  /** Rule or contacts are newer than what is shown. */
  isEarlier: boolean;
}

/** @param rule null while it cannot be evaluated */
export function usePortrait(rule: Rule | null): PortraitRead {
  const version = useTablesVersion(looksAt);
  const [question] = useDebouncedValue(rule === null ? null : JSON.stringify(rule), 250);
  const { start, cancel, isRunning } = useJob('segmentPortrait.read');
  const [shown, show] = useState(() => (last?.question === question && last.version === version ? last : null));
  useEffect(() => {
    if (question === null || (last?.question === question && last.version === version)) return;
    let isCurrent = true;
    void start({ rule: JSON.parse(question) as Rule }).then((value) => {
      if (!isCurrent || value === undefined) return;
      last = { question, version, value };
      show(last);
    });
    return () => {
      isCurrent = false;
      cancel();
    };
  }, [question, version, start, cancel]);
  return {
    value: shown?.value,
    isReading: isRunning,
    isEarlier: shown !== null && (shown.question !== question || shown.version !== version),
  };
}
