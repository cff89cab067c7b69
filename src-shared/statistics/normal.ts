// The standard normal and chi-square tails that intervals and tests need. Owns the approximations and their error.

/** Two-sided 95 %. */
export const z95 = 1.959963984540054;

/**
 * Upper tail of the standard normal distribution, P(Z > z), by the continued fraction of Lentz for the complementary
 * error function beyond 2.5 and its power series below; relative error under 1e-10.
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 2.5) {
    // Φ(z) − ½ = φ(z) · Σ z^(2k+1) / (1·3·5···(2k+1))
    let term = z;
    let sum = z;
    for (let k = 1; Math.abs(term) > 1e-17 * sum && k < 200; k += 1) {
      term *= (z * z) / (2 * k + 1);
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 160; k >= 1; k -= 1) fraction = z + k / fraction;
  return density / fraction;
}

/**
 * The value that the standard normal exceeds with probability `tail` (0 to 1, both excluded): 0.025 → 1.96. By bisection
 * on normalTail, to 1e-12.
 */
export function normalQuantile(tail: number): number {
  if (!(tail > 0 && tail < 1)) throw new RangeError('a tail lies between 0 and 1');
  let [low, high] = [-40, 40];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (normalTail(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Upper tail of chi-square with one degree of freedom. */
export const chiSquareTail1 = (x: number): number => Math.min(1, 2 * normalTail(Math.sqrt(Math.max(0, x))));

/**
 * Upper tail of chi-square with `degrees` of freedom: the regularised upper incomplete gamma function, by series below
 * and continued fraction above its mode (Press et al., Numerical Recipes, 6.2).
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (x <= 0 || degrees <= 0) return 1;
  const [a, half] = [degrees / 2, x / 2];
  const front = Math.exp(a * Math.log(half) - half - logGamma(a));
  if (half < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && Math.abs(term) > 1e-16 * Math.abs(sum); n += 1) {
      term *= half / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  let b = half + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 10_000; i += 1) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b || 1e-300);
    c = b + an / c || 1e-300;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-15) break;
  }
  return Math.min(1, front * h);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0, by Lanczos' approximation (g = 7, nine terms); relative error about 1e-14. */
export function logGamma(x: number): number {
  let sum = 0.9999999999998099;
  for (const [index, factor] of lanczos.entries()) sum += factor / (x + index);
  const t = x + 6.5;
  return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
