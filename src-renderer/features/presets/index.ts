// What other features use of presets.
export { PresetButton } from './PresetGallery.tsx';
