// What the page may ask about home.
import type { FeatureContract } from './define.ts';

export const homeContract = {} satisfies FeatureContract;
