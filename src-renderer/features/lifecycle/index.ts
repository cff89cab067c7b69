// What other screens use of lifecycle stages.
export { ContactStage } from './ContactStage.tsx';
export { LifecycleView } from './LifecycleView.tsx';
export { useFreshStages } from './use-fresh-stages.ts';
