// The documentation of a segment: why it exists, whose it is, what is done with it and when it is looked at again.
import { Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { SegmentRow } from '../../../src-shared/contract/segments.ts';
import { listText } from '../../../src-shared/rules/rule-names.ts';
import { openQuestions, sheetLength, sheetQuestions } from '../../../src-shared/segments/segment-sheet.ts';
import { useRead } from '../../app/live.ts';
import { FillBar } from '../../ui/FillBar.tsx';
import { sheetWords } from './sheet-words.ts';

/** Empty text stands for nothing written. */
export interface SheetDraft {
  goal: string;
  description: string;
  action: string;
  kpi: string;
  owner: string;
  /** YYYY-MM-DD or empty. */
  reviewAt: string;
}

export function sheetOf(saved: SegmentRow | undefined): SheetDraft {
  return {
    goal: saved?.goal ?? '',
    description: saved?.description ?? '',
    action: saved?.action ?? '',
    kpi: saved?.kpi ?? '',
    owner: saved?.owner ?? '',
    reviewAt: saved?.reviewAt ?? '',
  };
}

interface SegmentSheetProps {
  sheet: SheetDraft;
  onChange: (part: Partial<SheetDraft>) => void;
}

export function SegmentSheet({ sheet, onChange }: SegmentSheetProps) {
  const words = sheetWords(useRead('settings.show', {}).value?.market ?? null);
  const area = (key: 'goal' | 'description' | 'action', label: string, description: string) => (
    <Textarea
      label={label}
      description={description}
      size="sm"
      autosize
      minRows={2}
      maxRows={10}
      maxLength={4000}
      value={sheet[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <div className="segment-sheet">
      <SheetState sheet={sheet} />
      {area('goal', 'Goal', 'What this segment is for: the number it should move.')}
      {area('description', 'Description', words.description)}
      {area('action', 'Action', words.action)}
      <TextInput
        label="KPI"
        description={words.kpi}
        size="sm"
        maxLength={500}
        value={sheet.kpi}
        onChange={(event) => onChange({ kpi: event.currentTarget.value })}
      />
      <div className="segment-sheet__pair">
        <TextInput
          label="Owner"
          description="Who answers questions about it."
          size="sm"
          maxLength={120}
          value={sheet.owner}
          onChange={(event) => onChange({ owner: event.currentTarget.value })}
        />
        <DateInput
          label="Review on"
          description="When to ask whether it is still needed."
          size="sm"
          clearable
          valueFormat="D MMM YYYY"
          value={sheet.reviewAt === '' ? null : sheet.reviewAt}
          onChange={(value) => onChange({ reviewAt: value?.slice(0, 10) ?? '' })}
        />
      </div>
    </div>
  );
}

/** How much of the sheet is written, and what is missing by name. */
function SheetState({ sheet }: { sheet: SheetDraft }) {
  const open = openQuestions(sheet);
  return (
    <div className="segment-sheet__state">
      <FillBar
        share={1 - open.length / sheetLength}
        label="Completeness of the sheet"
        tone={open.length === 0 ? 'done' : 'accent'}
      />
      <Text size="sm" c="dimmed">
        {open.length === 0
          ? 'The sheet is complete: anyone on the team knows what this segment is for.'
          : `Still missing: ${listText(
              open.map((question) => sheetQuestions[question]),
              'and',
            )}.`}
      </Text>
    </div>
  );
}
