// What the page may ask about sample.
import type { FeatureContract } from './define.ts';

export const sampleContract = {} satisfies FeatureContract;
