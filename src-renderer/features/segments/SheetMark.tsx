// How complete the sheet of a segment is, in a list: a thin bar, what is missing on hover, and the sheet on click.
import { Tooltip } from '@mantine/core';
import type { SegmentRow } from '../../../src-shared/contract/segments.ts';
import { listText } from '../../../src-shared/rules/rule-names.ts';
import { openQuestions, sheetLength, sheetQuestions } from '../../../src-shared/segments/segment-sheet.ts';
import { navigate } from '../../app/routes.ts';
import { FillBar } from '../../ui/FillBar.tsx';

export function SheetMark({ segment }: { segment: SegmentRow }) {
  const open = openQuestions(segment);
  const missing = listText(
    open.map((question) => sheetQuestions[question]),
    'and',
  );
  return (
    <Tooltip label={open.length === 0 ? 'The sheet is complete' : `Missing on its sheet: ${missing}`}>
      <button
        type="button"
        className="sheet-mark"
        aria-label={`Sheet of ${segment.name}: ${open.length === 0 ? 'complete' : `${missing} missing`}`}
        onClick={() => navigate({ kind: 'segments', screen: 'builder', segment: segment.id, tab: 'sheet' })}
      >
        <FillBar
          share={1 - open.length / sheetLength}
          label={`Sheet of ${segment.name}`}
          tone={open.length === 0 ? 'done' : 'accent'}
          bare
        />
        <span className="figures quiet">
          {sheetLength - open.length}/{sheetLength}
        </span>
      </button>
    </Tooltip>
  );
}
