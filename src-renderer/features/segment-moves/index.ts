// What other screens use of the moves of segments.
export { ContactSegments } from './ContactSegments.tsx';
export { MovementPanel } from './MovementPanel.tsx';
export { TrendCell } from './TrendCell.tsx';
