// Which pairs a person is asked about because their answers teach most: those near where a lane begins, and each time
// another pattern of agreements (uncertainty sampling with diversity: Lewis and Gale 1994; Brinker 2003). Pure.

export interface DealCandidate {
  readonly left: number;
  readonly right: number;
  /** Bits. */
  readonly weight: number;
  /** Names the pattern of agreements. */
  readonly pattern: string;
}

/** Being so many bits off a threshold halves what an answer is worth. */
const halfWorth = 3;

/**
 * Pairs in the order in which they are worth asking.
 * @param answered how often each pattern was answered already
 */
export function dealPairs(
  candidates: readonly DealCandidate[],
  answered: ReadonlyMap<string, number>,
  thresholds: { readonly review: number; readonly certain: number },
  count: number,
): DealCandidate[] {
  const asked = new Map(answered);
  const left = candidates.map((candidate) => {
    const off = Math.min(
      Math.abs(candidate.weight - thresholds.review),
      Math.abs(candidate.weight - thresholds.certain),
    );
    return { candidate, worth: 2 ** (-off / halfWorth) };
  });
  const dealt: DealCandidate[] = [];
  while (dealt.length < count) {
    let [best, most] = [-1, 0];
    for (const [at, { candidate, worth }] of left.entries()) {
      const now = worth / (1 + (asked.get(candidate.pattern) ?? 0));
      if (now > most) [best, most] = [at, now];
    }
    const [taken] = best < 0 ? [] : left.splice(best, 1);
    if (taken === undefined) break;
    dealt.push(taken.candidate);
    asked.set(taken.candidate.pattern, (asked.get(taken.candidate.pattern) ?? 0) + 1);
  }
  return dealt;
}
