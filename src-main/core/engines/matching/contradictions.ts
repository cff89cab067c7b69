// Which records exclude each other, whatever third records say: father and son, twins, two people with two passports.
// Owns what counts as a contradiction in identity; what clusters make of it is clusters.ts.
//
// One wrong value is a mistake, so a birthday excludes only together with another name, middle name or sex; an id or
// junior against senior by itself. How much a value of this file can be trusted the file has taught: where its duplicates
// often have two birthdays, two birthdays exclude nobody.
import type { Comparison } from './comparison.ts';
import type { Weights } from './score.ts';

/** A difference that duplicates of this file have at most once for eleven times that strangers have it, in bits. */
const telling = -3.5;
const besidesBirthday: ReadonlySet<string> = new Set(['given_name', 'middle_name']);

/** A function that says whether two records exclude each other. */
export function contradictionsOf(
  comparisons: readonly Comparison[],
  weights: Weights,
): (left: number, right: number) => boolean {
  const differs = ({ levels, compare }: Comparison) => {
    const last = levels.length - 1;
    return (left: number, right: number) => compare(left, right) === last;
  };
  const isTelling = (comparison: Comparison) => {
    const own = weights.levels[comparisons.indexOf(comparison)];
    return (own?.[comparison.levels.length - 1] ?? 0) <= telling;
  };
  const birthday = comparisons.find(({ key }) => key === 'birthday');
  // Ids are firmly expected of one person, as birthdays are; junior against senior is set by meaning.
  const ids = comparisons.filter(({ key, firmness }) => firmness !== undefined && key !== 'birthday');
  const generation = comparisons.find(({ key }) => key === 'generation');
  const alone = [...ids, ...(generation === undefined ? [] : [generation])].filter(isTelling).map(differs);
  const born = birthday !== undefined && isTelling(birthday) ? differs(birthday) : undefined;
  const besides = comparisons
    .filter(({ key, label }) => besidesBirthday.has(key) || /gender|sex/i.test(label))
    .map(differs);
  const agrees = [...ids, ...(birthday === undefined ? [] : [birthday])];
  return (left, right) => {
    const isAgainst =
      alone.some((differ) => differ(left, right)) ||
      (born?.(left, right) === true && besides.some((differ) => differ(left, right)));
    // The same birthday or id outweighs another that is mistyped.
    return isAgainst && !agrees.some(({ compare }) => compare(left, right) === 1);
  };
}
