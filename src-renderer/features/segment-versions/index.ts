// What other screens use of the versions of segments.
export { ComparedParts } from './ComparedParts.tsx';
export { VersionsPanel } from './VersionsPanel.tsx';
