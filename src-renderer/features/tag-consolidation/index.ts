// What other screens may use of consolidating tags.
export { BudgetLine } from './BudgetLine.tsx';
export { ConsolidationView } from './ConsolidationView.tsx';
