// Everything a person may set about matching, in the order in which a run uses it. Changes the draft only.
import { Text } from '@mantine/core';
import type { MatchRun } from '../../../src-shared/contract/duplicates.ts';
import type { MatchModelSettings } from '../../../src-shared/matching/match-settings.ts';
import { BlockingEditor } from './BlockingEditor.tsx';
import { ComparisonEditor } from './ComparisonEditor.tsx';
import { LaneEditor } from './LaneEditor.tsx';
import { keepDraft, type ModelDraft } from './model-draft.ts';
import { ScopeEditor } from './ScopeEditor.tsx';

export interface EditorPartProps {
  run: MatchRun;
  settings: MatchModelSettings;
  onChange: (settings: MatchModelSettings) => void;
}

export function ModelEditor({ run, draft }: { run: MatchRun; draft: ModelDraft }) {
  const { settings } = draft;
  const part: EditorPartProps = { run, settings, onChange: (next) => keepDraft({ ...draft, settings: next }) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
    <section className="model-editor" aria-label="The model" tabIndex={0}>
      <h2>Who is compared</h2>
      <ScopeEditor {...part} />
      <h2>What is compared</h2>
      <Text size="sm" c="dimmed">
        Weights are bits: each doubles the odds. An empty weight is learnt from these contacts.
      </Text>
      <ul className="model-editor__list">
        {run.available.map((comparison) => (
          <ComparisonEditor key={comparison.key} {...part} comparison={comparison} />
        ))}
      </ul>
      <h2>Which pairs are looked at</h2>
      <BlockingEditor {...part} />
      <h2>Where the lanes begin</h2>
      <LaneEditor {...part} />
    </section>
  );
}
