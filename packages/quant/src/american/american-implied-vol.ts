import { black76ImpliedVol } from '../black76/black76-implied-vol.js';
import { isOptionType, type OptionType } from '../option-type.js';
import { americanGreeks, emptyAmericanGreeks } from './american-greeks.js';
import { americanPrice } from './american-price.js';
import { bawPrice } from './barone-adesi-whaley.js';
import { type AmericanAccuracy, isInTable } from './exercise-path.js';
import { isBeyondSolver } from './perpetual.js';

/** What comes before the accuracy asked for. */
const ROUGH_STAGES = ['FAST', 'ACCURATE'] as const;
const LAST_STAGE = 2;
/** A step below this much of sigma ends a stage. */
const CLOSE_ENOUGH = [1e-3, 1e-6, 1e-8] as const;
/** Where a price takes its time, an error below this share of that much of it does too. */
const SOLVED_SHARE = 0.02;
const CLOSE_ENOUGH_SOLVED = 1e-6;
const MOST_STEPS = 40;
const MOST_SOLUTIONS = [2, 14, 5] as const;
const MOST_HALVINGS = 72;
const NEARLY = 0.9998;
const LEAST_DEVIATION = 1e-3;

const greeks = /* @__PURE__ */ emptyAmericanGreeks();

/**
 * Volatility at which `americanPrice`, at its highest accuracy, gives a price.
 *
 * It lies between the European volatilities of the price with and without discount, since an American option on a
 * future is worth at least the European one and at most e^(rT) times that; Newton's method, kept inside,
 * first on rough prices with their vega, last by secants on exact ones. Beyond the table of `americanPrice` it starts
 * from `bawPrice` and solves for few boundaries, which takes some milliseconds.
 *
 * @param type right to buy or to sell
 * @param price present value in the unit of F
 * @param F futures price; > 0, else NaN
 * @param K strike, in the unit of F; > 0, else NaN
 * @param T years to expiry; > 0, else NaN, except for a price at intrinsic
 * @param r continuously compounded rate per year; ≤ 0 gives `black76ImpliedVol`
 * @returns volatility per sqrt(year), within 1e-9 where vega is above 1e-4·F and sigma·√T at most 4, r·T at most 1, and
 * beyond as near as prices of HIGH determine it; 0 for a price at intrinsic, which every volatility gives up to the one
 * whose boundary is F; NaN for a price below intrinsic or not below F (call) or K (put), for NaN, and for another type
 */
export function americanImpliedVol(
  type: OptionType,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
): number {
  return isOptionType(type) ? bracketedVol(type, price, F, K, T, r, 'HIGH') : NaN;
}

/** `americanImpliedVol` for prices of any accuracy: slower than what a chain needs, but it always ends near the one. */
export function bracketedVol(
  type: OptionType,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
  accuracy: AmericanAccuracy,
): number {
  if (!(r > 0)) return black76ImpliedVol(type, price, F, K, T, r);
  const isCall = type === 'CALL';
  const intrinsic = Math.max(isCall ? F - K : K - F, 0);
  if (!(F > 0 && K > 0 && T >= 0 && price >= intrinsic && price < (isCall ? F : K))) return NaN;
  if (price === intrinsic) return 0;
  if (!(T > 0 && T < Infinity && r < Infinity)) return NaN;
  const low = black76ImpliedVol(type, price, F, K, T, 0) || 0;
  const high = black76ImpliedVol(type, price, F, K, T, r) || Infinity;
  // Beyond the table FAST takes as long as ACCURATE.
  const isTabled = isInTable(low * Math.sqrt(T), r * T);
  let sigma = isTabled && high < Infinity ? high : approximated(type, price, F, K, T, r, low);
  for (let stage = isTabled ? 0 : 1; stage <= LAST_STAGE; stage += 1)
    sigma = solved(type, price, F, K, T, r, sigma, low, high, stage, accuracy);
  return sigma;
}

/** Where the quadratic approximation has the price, within a thousandth or so: it costs next to nothing. */
function approximated(
  type: OptionType,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
  least: number,
): number {
  let low = least;
  let high = Infinity;
  for (let step = 0; step < MOST_HALVINGS && low < NEARLY * high; step += 1) {
    const middle = high < Infinity ? 0.5 * (low + high) : Math.max(2 * low, LEAST_DEVIATION / Math.sqrt(T));
    if (bawPrice(type, F, K, T, middle, r) < price) low = middle;
    else high = middle;
  }
  return low;
}

/** The last iterate of one stage: rough prices of an earlier one must not narrow the bounds of the next. */
function solved(
  type: OptionType,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
  start: number,
  least: number,
  largest: number,
  stage: number,
  lastAccuracy: AmericanAccuracy,
): number {
  const accuracy = ROUGH_STAGES[stage] ?? lastAccuracy;
  const isLast = stage === LAST_STAGE;
  const intrinsic = Math.max(type === 'CALL' ? F - K : K - F, 0);
  let sigma = start;
  let low = least;
  let high = largest;
  // Of the stage before at first: that its vega is rough costs less than another one.
  let slope = greeks.vega;
  let sigmaBefore = NaN;
  let errorBefore = NaN;
  let solutions = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let value = NaN;
    if (isLast) value = americanPrice(type, F, K, T, sigma, r, accuracy);
    else {
      americanGreeks(type, F, K, T, sigma, r, accuracy, greeks);
      value = greeks.price;
      slope = greeks.vega;
    }
    const error = value - price;
    if (error === 0) return sigma;
    if (error > 0) high = Math.min(high, sigma);
    else low = Math.max(low, sigma);
    const secant = (error - errorBefore) / (sigma - sigmaBefore);
    if (isLast && secant > 0) slope = secant;
    // What is above intrinsic grows like a square from the volatility at which F is the boundary: straight is its root.
    // Below that there is no slope.
    const root = Math.sqrt(value - intrinsic);
    const isExercised = intrinsic > 0 && !(root > 0);
    const shift = intrinsic > 0 ? (2 * root * error) / (root + Math.sqrt(price - intrinsic)) : error;
    let next = isExercised ? NaN : sigma - shift / slope;
    const deviation = sigma * Math.sqrt(T);
    const isCheap = isInTable(deviation, r * T) || isBeyondSolver(deviation, r * T);
    // What the stage before has found is near, and no solution must leap that none follows.
    const reach = isLast ? (isCheap ? 1.02 : 1.001) : isCheap ? 2 : 1.1;
    const bound = error > 0 ? low : high;
    const farthest = error > 0 ? Math.max(low, sigma / reach) : Math.min(high, sigma * reach);
    if (!((next - sigma) * (next - farthest) <= 0)) next = farthest === bound ? 0.5 * (sigma + bound) : farthest;
    const change = Math.abs(next - sigma);
    sigmaBefore = sigma;
    errorBefore = error;
    sigma = next;
    if (change <= (CLOSE_ENOUGH[stage] as number) * sigma) return sigma;
    if (isCheap) continue;
    solutions += 1;
    const isNear = !isExercised && Math.abs(error) <= SOLVED_SHARE * (CLOSE_ENOUGH[stage] as number) * price;
    const isSolved = isNear || change <= CLOSE_ENOUGH_SOLVED * sigma;
    if (isSolved || solutions >= (MOST_SOLUTIONS[stage] as number)) return sigma;
  }
  return sigma;
}
