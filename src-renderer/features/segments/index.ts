// What other screens use of segments.
export { newSegment } from './new-segment-store.ts';
export { shownAmount } from './rfm-rules.ts';
export { type FreshScores, useFreshScores } from './use-fresh-scores.ts';
export { ExplainedRule } from './WhyPanel.tsx';
