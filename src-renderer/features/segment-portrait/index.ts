// What the segment builder uses of portraits.
export { BookMenu } from './BookMenu.tsx';
export { DifferentPanel } from './DifferentPanel.tsx';
export { PersonaPanel } from './PersonaPanel.tsx';
export { usePortrait } from './use-portrait.ts';
