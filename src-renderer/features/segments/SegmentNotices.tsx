// What the builder says gently before and after a segment is saved: enough segments to start with, and what its sheet
// leaves open. Owns the words; neither stands in the way.
import { Button, Text } from '@mantine/core';
import { startSmallMost } from '../../../src-shared/contract/segment-compare.ts';
import { listText } from '../../../src-shared/rules/rule-names.ts';
import { openQuestions, type SegmentSheetAnswers, sheetQuestions } from '../../../src-shared/segments/segment-sheet.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { counted } from '../../ui/numbers.ts';

/** Whether this workspace starts small and has its three to five segments already. @param segments how many there are */
export function useStartSmall(segments: number | undefined): boolean {
  const { value } = useRead('segmentCompare.plan', {});
  return value?.startSmall === true && segments !== undefined && segments >= startSmallMost;
}

interface StartSmallGateProps {
  segments: number;
  onSave: () => void;
  onStay: () => void;
}

/** The soft lock on one more segment. */
export function StartSmallGate({ segments, onSave, onStay }: StartSmallGateProps) {
  const change = useWrite('segmentCompare.changePlan');
  return (
    <section className="segment-notice" aria-label="Start small">
      <Text size="sm">
        There are {counted(segments, 'segment')} already. Three to five that are worked with bring more than many that
        are not: each needs a message, an owner and a review.
      </Text>
      <div className="segment-notice__buttons">
        <Button autoFocus onClick={onSave}>
          Save all the same
        </Button>
        <Button
          variant="default"
          onClick={async () => {
            if ((await change.run({ startSmall: false })) !== undefined) onSave();
          }}
        >
          Save and do not ask again
        </Button>
        <Button variant="subtle" onClick={onStay}>
          Not now
        </Button>
      </div>
    </section>
  );
}

/** What the sheet of a saved segment leaves open; nothing when it is complete. */
export function SheetGaps({ sheet, onFill }: { sheet: SegmentSheetAnswers; onFill: () => void }) {
  const open = openQuestions(sheet);
  if (open.length === 0) return null;
  return (
    <section className="segment-notice" aria-label="Sheet">
      <Text size="sm">
        Before it is used, its sheet should name{' '}
        {listText(
          open.map((question) => sheetQuestions[question]),
          'and',
        )}
        : a segment that nobody can act on is only a list.
      </Text>
      <Button variant="default" onClick={onFill}>
        Fill in the sheet
      </Button>
    </section>
  );
}
