// What the page may ask about tags.
import type { FeatureContract } from './define.ts';

export const tagsContract = {} satisfies FeatureContract;
