// What other features use of rules.
export { RuleBuilder } from './RuleBuilder.tsx';
export { RuleChips } from './RuleChips.tsx';
export { namesFrom, useRuleNames, useVocabulary } from './use-vocabulary.ts';
