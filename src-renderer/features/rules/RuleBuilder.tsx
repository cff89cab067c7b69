// Builds a rule: nested groups of conditions that are added, changed, moved by drag or keyboard, and removed. Owns the
// draft; the rule itself is the caller's. Used by segments, by the filter of Contacts, and wherever rules are made.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import type { RuleProblem } from '../../../src-shared/rules/check-rule.ts';
import { BuilderContext, type BuilderTools } from './builder-context.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { changeDraft, type DraftAction, draftOf, ruleOf } from './rule-draft.ts';
import { namesFrom, useVocabulary } from './use-vocabulary.ts';
import './rules.css';

interface RuleBuilderProps {
  rule: Rule;
  onChange: (rule: Rule) => void;
  /** Shown at the conditions they belong to. */
  problems?: readonly RuleProblem[];
  /** The segment whose rule this is. */
  self?: number;
}

export function RuleBuilder({ rule, onChange, problems = [], self }: RuleBuilderProps) {
  const vocabulary = useVocabulary();
  const names = useMemo(() => namesFrom(vocabulary), [vocabulary]);
  const [draft, setDraft] = useState(() => draftOf(rule));
  const [dragged, drag] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const toFocus = useRef<string | null>(null);

  // A rule from outside (a preset, undo, another segment) replaces the draft; the draft's own rule coming back does not.
  const known = JSON.stringify(rule);
  const own = useMemo(() => JSON.stringify(ruleOf(draft)), [draft]);
  const emitted = useRef(own);
  useEffect(() => {
    if (known === emitted.current) return;
    emitted.current = known;
    setDraft(draftOf(JSON.parse(known) as Rule));
  }, [known]);

  const change = useCallback(
    (action: DraftAction) => {
      const next = changeDraft(draft, action);
      if (next === draft) return;
      setDraft(next);
      const changed = ruleOf(next);
      emitted.current = JSON.stringify(changed);
      onChange(changed);
    },
    [draft, onChange],
  );
  useEffect(() => {
    if (toFocus.current === null) return;
    root.current?.querySelector<HTMLElement>(`[data-node="${toFocus.current}"]`)?.focus();
    toFocus.current = null;
  });

  const tools: BuilderTools = {
    draft,
    change,
    vocabulary,
    names,
    problems: new Map(problems.map(({ path, message }) => [path.join('.'), message])),
    self,
    dragged,
    drag,
    focus: (key) => {
      toFocus.current = key;
    },
  };
  return (
    <BuilderContext value={tools}>
      <div className="rule-builder" ref={root}>
        <GroupEditor group={draft} depth={1} />
      </div>
    </BuilderContext>
  );
}
