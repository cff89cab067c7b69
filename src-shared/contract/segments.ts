// What the page may ask about segments.
import type { FeatureContract } from './define.ts';

export const segmentsContract = {} satisfies FeatureContract;
