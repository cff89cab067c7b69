// What the Segments screen uses of comparisons.
export { CompareView } from './CompareView.tsx';
