// What the page may ask about export.
import type { FeatureContract } from './define.ts';

export const exportContract = {} satisfies FeatureContract;
