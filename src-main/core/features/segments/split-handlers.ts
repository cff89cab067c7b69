// The requests of contract/segment-split.ts.
import type { segmentSplitContract } from '../../../../src-shared/contract/segment-split.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { splitParts, splitSegment } from './split-segment.ts';

export const splitHandlers: HandlersOf<typeof segmentSplitContract> = {
  'segments.splitParts': (context, { segment, field, most }) => splitParts(context, segment, field, most),
  'segments.split': (write, how) => splitSegment(write, how),
};
