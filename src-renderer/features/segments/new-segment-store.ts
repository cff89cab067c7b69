// What a new segment starts from: nothing, a preset, or a rule from elsewhere (the filter of Contacts).
import { everybody, type Rule } from '../../../src-shared/rules/ast.ts';
import { navigate } from '../../app/routes.ts';
import { draftPlace, forgetDraft } from './unsaved-drafts.ts';

export interface SegmentStart {
  name: string;
  goal: string;
  rule: Rule;
}

const blank: SegmentStart = { name: '', goal: '', rule: everybody };
let start: SegmentStart = blank;

/** Opens the builder on a new segment. */
export function newSegment(preset?: { label?: string; purpose?: string; rule: Rule }): void {
  forgetDraft(draftPlace(undefined));
  start = preset ? { name: preset.label ?? '', goal: preset.purpose ?? '', rule: preset.rule } : blank;
  navigate({ kind: 'segments', screen: 'builder' });
}

/** What the builder begins with; asked once when it opens. */
export const segmentStart = (): SegmentStart => start;
