// What the page may ask about audit.
import type { FeatureContract } from './define.ts';

export const auditContract = {} satisfies FeatureContract;
