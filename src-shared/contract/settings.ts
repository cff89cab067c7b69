// What the page may ask about settings.
import type { FeatureContract } from './define.ts';

export const settingsContract = {} satisfies FeatureContract;
