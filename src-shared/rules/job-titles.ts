// What a job title says of its holder: how senior, and in which part of a company. Owns the closed lists and their names
// on screen; reading a title is engines/job-title.

/** From the highest down. */
export const jobLevels = ['owner', 'executive', 'director', 'manager', 'specialist', 'assistant'] as const;
export type JobLevel = (typeof jobLevels)[number];

export const jobLevelLabel: Record<JobLevel, string> = {
  owner: 'owner',
  executive: 'C-level',
  director: 'director',
  manager: 'manager',
  specialist: 'specialist',
  assistant: 'assistant',
};

/** Those who usually decide what a company buys. */
export const decidingLevels: readonly JobLevel[] = ['owner', 'executive', 'director'];

export const jobAreas = [
  'general_management',
  'finance',
  'purchasing',
  'it',
  'engineering',
  'operations',
  'marketing',
  'sales',
  'human_resources',
  'legal',
  'customer_service',
  'quality',
  'design',
  'research',
] as const;
export type JobArea = (typeof jobAreas)[number];

export const jobAreaLabel: Record<JobArea, string> = {
  general_management: 'general management',
  finance: 'finance',
  purchasing: 'purchasing',
  it: 'IT',
  engineering: 'engineering',
  operations: 'operations',
  marketing: 'marketing',
  sales: 'sales',
  human_resources: 'human resources',
  legal: 'legal',
  customer_service: 'customer service',
  quality: 'quality',
  design: 'design',
  research: 'research',
};
