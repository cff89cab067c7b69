// What the page may ask about duplicates.
import type { FeatureContract } from './define.ts';

export const duplicatesContract = {} satisfies FeatureContract;
