// What other screens use of rules on tags.
export { AutomaticRuns } from './AutomaticRuns.tsx';
export { TagRuleLine } from './TagRuleLine.tsx';
export { TagRulePanel } from './TagRulePanel.tsx';
export { TagWhyDialog } from './TagWhyDialog.tsx';
