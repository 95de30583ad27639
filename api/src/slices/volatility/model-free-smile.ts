import { black76Price, sviTotalVariance } from '@cushing/quant';
import type { SviParameters } from '@cushing/quant';

/** Nodes of the Gauss-Legendre rule on [−1, 1], each also with a minus, and weights: Abramowitz & Stegun 25.4.30. */
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

/** Standard deviations out to which options are counted: what lies beyond is worth less than 1e-14. */
const DEVIATIONS = 8;
/** Log-moneyness beyond which a strip is not followed, and standard deviations that it must hold all the same. */
const FURTHEST = 600;
const LEAST_DEVIATIONS = 6;
/** Total variance that the rule of a panel and those of its halves may differ by. */
const PRECISION = 1e-10;
const MOST_HALVINGS = 40;
/** Panels are halved evenly in asinh(k/scale): dense about the money, wide in the wings. */
const START_PANELS = 4;

/**
 * Fair variance of a smile, whatever the model that moves the future: twice the undiscounted value of a European option
 * out of the money at every strike, weighted by 1/strike². In log-moneyness that is 2·∫ O(k)/K dk, with O the value
 * of the put below the forward and of the call above it.
 *
 * The smile is followed as far as options on it are worth anything: what is left out is less than 1e-8.
 *
 * @param smile raw SVI without butterfly arbitrage, which alone has such options
 * @param years to the expiry, > 0
 * @returns variance per year; NaN for a wing so steep that it does not converge
 * @see Carr, P. & Madan, D. (1998), "Towards a theory of volatility trading", in Volatility, Risk Books, 417-427;
 * Demeterfi, K., Derman, E., Kamal, M. & Zou, J. (1999), "More than you ever wanted to know about volatility swaps",
 * Goldman Sachs; quant's `modelFreeVariance` is the sum over listed strikes in its place
 */
export function modelFreeSmileVariance(smile: SviParameters, years: number): number {
  const low = wingEnd(smile, -1);
  const high = wingEnd(smile, 1);
  const scale = Math.sqrt(sviTotalVariance(smile, 0));
  if (!(years > 0 && scale > 0) || Number.isNaN(low) || Number.isNaN(high)) return NaN;
  const density = (u: number): number => {
    const k = scale * Math.sinh(u);
    return optionOverStrike(smile, k) * scale * Math.cosh(u);
  };
  // Where the option changes from put to call there is a kink: no panel goes across.
  const strip = integral(density, Math.asinh(low / scale), 0) + integral(density, 0, Math.asinh(high / scale));
  return (2 * strip) / years;
}

/** The out-of-the-money option of a strike, undiscounted, over the strike: as if that were 1, which keeps it in range. */
function optionOverStrike(smile: SviParameters, k: number): number {
  const deviation = Math.sqrt(sviTotalVariance(smile, k));
  return black76Price(k < 0 ? 'PUT' : 'CALL', Math.exp(-k), 1, 1, deviation, 0);
}

/** The log-moneyness to one side at which options end to be worth anything; NaN where none does. */
function wingEnd(smile: SviParameters, side: -1 | 1): number {
  const deviations = (k: number): number => {
    const deviation = Math.sqrt(sviTotalVariance(smile, k));
    // −d2 below the forward, −d1 above it: how unlikely it is to end there, and with what payoff.
    return side * (k / deviation) - deviation / 2;
  };
  let k = side * DEVIATIONS * Math.sqrt(sviTotalVariance(smile, 0));
  while (Math.abs(k) < FURTHEST && !(deviations(k) >= DEVIATIONS)) k *= 1.5;
  if (Math.abs(k) < FURTHEST) return k;
  // A call over its strike is worth less than exp(−k), whatever the wing.
  return side > 0 || deviations(-FURTHEST) >= LEAST_DEVIATIONS ? side * FURTHEST : NaN;
}

function integral(density: (u: number) => number, from: number, to: number): number {
  let sum = 0;
  for (let panel = 0; panel < START_PANELS; panel += 1) {
    const start = from + (panel * (to - from)) / START_PANELS;
    const end = from + ((panel + 1) * (to - from)) / START_PANELS;
    sum += adaptiveIntegral(density, start, end, panelIntegral(density, start, end), MOST_HALVINGS);
  }
  return sum;
}

/** @param whole what the rule says of the panel as one */
function adaptiveIntegral(
  density: (u: number) => number,
  from: number,
  to: number,
  whole: number,
  halvings: number,
): number {
  const middle = (from + to) / 2;
  const left = panelIntegral(density, from, middle);
  const right = panelIntegral(density, middle, to);
  if (halvings === 0 || !(Math.abs(left + right - whole) > PRECISION)) return left + right;
  return (
    adaptiveIntegral(density, from, middle, left, halvings - 1) +
    adaptiveIntegral(density, middle, to, right, halvings - 1)
  );
}

function panelIntegral(density: (u: number) => number, from: number, to: number): number {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  let sum = 0;
  for (const [index, node] of NODES.entries()) {
    sum += (WEIGHTS[index] ?? 0) * (density(middle - half * node) + density(middle + half * node));
  }
  return half * sum;
}
