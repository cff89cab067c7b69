// What the page may ask about import.
import type { FeatureContract } from './define.ts';

export const importContract = {} satisfies FeatureContract;
