// How long people take to move on from a stage, with those who are still in it counted rightly. Owns that estimate.

/** Stays of one stage by their length in days: how many ended in each way, how many go on. */
export interface StayLengths {
  /** Per way of ending, how many stays of each length ended so: `[way][days]`. */
  ended: readonly ArrayLike<number>[];
  /** Stays that have lasted so many days and go on. */
  ongoing: ArrayLike<number>;
}

export interface Incidence {
  /** The estimated share that has ended this way by each length, as far as anything was seen. */
  share: number;
  /** The first day by which half of all have ended this way; null when fewer than half are known to. */
  medianDays: number | null;
}

/**
 * The share that ends in one way and the median time to it, by the Aalen–Johansen estimator (Aalen and Johansen 1978,
 * Scandinavian Journal of Statistics 5). Stays that go on count as long as they were seen, other endings compete. With a
 * single way of ending it is one less the Kaplan–Meier curve (Kaplan and Meier 1958, JASA 53).
 * @param way position in `ended`
 */
export function incidenceOf({ ended, ongoing }: StayLengths, way: number): Incidence {
  const longest = Math.max(ongoing.length, ...ended.map(({ length }) => length));
  let atRisk = 0;
  for (const list of [...ended, ongoing]) for (let day = 0; day < list.length; day += 1) atRisk += list[day] ?? 0;
  let staying = 1;
  let share = 0;
  let medianDays: number | null = null;
  for (let day = 0; day < longest && atRisk > 0; day += 1) {
    const left = ended.reduce((sum, list) => sum + (list[day] ?? 0), 0);
    share += (staying * (ended[way]?.[day] ?? 0)) / atRisk;
    // A hair below one half: sums of fractions that make exactly one half come out a little short.
    if (medianDays === null && share >= 0.5 - 1e-12) medianDays = day;
    staying *= 1 - left / atRisk;
    atRisk -= left + (ongoing[day] ?? 0);
  }
  return { share, medianDays };
}

/** The median length of those that did end in one way, null when none did. */
export function medianOfEnded({ ended }: StayLengths, way: number): number | null {
  const list = ended[way] ?? [];
  let total = 0;
  for (let day = 0; day < list.length; day += 1) total += list[day] ?? 0;
  let passed = 0;
  for (let day = 0; day < list.length; day += 1) {
    passed += list[day] ?? 0;
    if (total > 0 && passed * 2 >= total) return day;
  }
  return null;
}
