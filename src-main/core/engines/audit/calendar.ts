// The few questions about days that checks ask. Owns no clock: the audit's moment is an argument.

export const dayMs = 86_400_000;

/** The moment `months` calendar months before `at` (UTC); the 31st becomes the last day where the month is shorter. */
export function monthsBefore(at: number, months: number): number {
  const date = new Date(at);
  const index = date.getUTCFullYear() * 12 + date.getUTCMonth() - months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const midnight = Date.UTC(Math.floor(index / 12), index % 12, Math.min(date.getUTCDate(), lastDay));
  return midnight + (at - Math.floor(at / dayMs) * dayMs);
}

/** 'YYYY-MM-DD' of a moment, UTC; the bare number for moments no calendar shows. */
export function isoDay(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString().slice(0, 10);
}
