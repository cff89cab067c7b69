// What the segment builder uses of portraits.
export { DifferentPanel } from './DifferentPanel.tsx';
export { PersonaPanel } from './PersonaPanel.tsx';
