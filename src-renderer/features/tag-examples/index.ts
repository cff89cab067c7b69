// What other screens use of example contacts.
export { FlipList } from './FlipList.tsx';
export { TagExamples } from './TagExamples.tsx';
