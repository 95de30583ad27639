import { black76ImpliedVol } from '../black76/black76-implied-vol.js';
import type { OptionType } from '../option-type.js';
import { emptyAmericanGreeks, fillGreeks } from './american-greeks.js';
import { precisionOf } from './exercise-path.js';

const STAGES = ['FAST', 'ACCURATE', 'HIGH'] as const;
/** A step of Newton's below this much of sigma ends a stage: it squares what is left. */
const CLOSE_ENOUGH = [1e-3, 1e-6, 1e-8] as const;
const MOST_STEPS = 40;

const greeks = /* @__PURE__ */ emptyAmericanGreeks();

/**
 * Volatility at which `americanPrice`, at its highest accuracy, gives a price.
 *
 * It lies between the European volatilities of the price with and without discount, since an American option on a
 * future is worth at least the European one and at most e^(rT) times that; Newton's method with the exact vega, kept
 * inside, first on rough prices and last on exact ones.
 *
 * @param type right to buy or to sell
 * @param price present value in the unit of F
 * @param F futures price; > 0, else NaN
 * @param K strike, in the unit of F; > 0, else NaN
 * @param T years to expiry; > 0, else NaN, except for a price at intrinsic
 * @param r continuously compounded rate per year; ≤ 0 gives `black76ImpliedVol`
 * @returns volatility per sqrt(year), within 1e-9 where vega is above 1e-4·F and sigma·√T at most 4, r·T at most 1; 0
 * for a price at intrinsic, which every volatility gives up to the one whose boundary is F; NaN for a price below
 * intrinsic or not below F (call) or K (put), and for NaN
 */
export function americanImpliedVol(
  type: OptionType,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
): number {
  if (!(r > 0)) return black76ImpliedVol(type, price, F, K, T, r);
  const isCall = type === 'CALL';
  const intrinsic = Math.max(isCall ? F - K : K - F, 0);
  if (!(F > 0 && K > 0 && T >= 0 && price >= intrinsic && price < (isCall ? F : K))) return NaN;
  if (price === intrinsic) return 0;
  if (!(T > 0 && T < Infinity && r < Infinity)) return NaN;
  const low = orElse(black76ImpliedVol(type, price * Math.exp(-r * T), F, K, T, r), 0);
  const high = orElse(black76ImpliedVol(type, price, F, K, T, r), Infinity);
  let sigma = high < Infinity ? high : Math.max(2 * low, 1 / Math.sqrt(T));
  for (let stage = 0; stage < STAGES.length; stage += 1)
    sigma = solved(isCall, price, F, K, T, r, sigma, low, high, stage);
  return sigma;
}

/** The last iterate of one stage: rough prices of an earlier one must not narrow the bounds of the next. */
function solved(
  isCall: boolean,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
  start: number,
  least: number,
  largest: number,
  stage: number,
): number {
  const level = precisionOf(STAGES[stage] ?? 'HIGH');
  const tolerance = CLOSE_ENOUGH[stage] ?? NaN;
  let sigma = start;
  let low = least;
  let high = largest;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    fillGreeks(isCall, F, K, T, sigma, r, level, greeks);
    const error = greeks.price - price;
    if (error === 0) return sigma;
    if (error > 0) high = Math.min(high, sigma);
    else low = Math.max(low, sigma);
    let next = sigma - error / greeks.vega;
    if (!(next >= low && next <= high && next < Infinity)) next = high < Infinity ? 0.5 * (low + high) : 2 * sigma;
    const change = Math.abs(next - sigma);
    sigma = next;
    if (change <= tolerance * sigma) return sigma;
  }
  return sigma;
}

function orElse(value: number, fallback: number): number {
  return Number.isNaN(value) ? fallback : value;
}
