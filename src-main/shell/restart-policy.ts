// Decides what follows when the core stops by itself. Pure: times come in, a decision goes out.

/** This many stops within the window, and the core is left stopped: something it does at once kills it. */
export const crashLimit = 3;
export const crashWindowMs = 60_000;
const pausesMs = [0, 500];

export type RestartDecision = { kind: 'restart'; afterMs: number } | { kind: 'give-up' };

/**
 * @param crashes when the core stopped by itself, milliseconds since the epoch, the newest last
 * @param now milliseconds since the epoch
 */
export function afterCrash(crashes: readonly number[], now: number): RestartDecision {
  const recent = crashes.filter((at) => now - at < crashWindowMs).length;
  if (recent >= crashLimit) return { kind: 'give-up' };
  return { kind: 'restart', afterMs: pausesMs[Math.max(0, recent - 1)] ?? 0 };
}
