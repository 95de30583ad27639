/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/**
 * Model-free implied variance: the sum over out-of-the-money options that the VIX is made of.
 *
 * @param F forward or futures price, ≥ the first strike
 * @param T years, > 0
 * @param r rate, continuous
 * @param strikes strictly ascending, > 0, at least two; every one is used
 * @param calls prices of the calls at those strikes, paid today
 * @param puts prices of the puts
 * @returns variance per year, (2/T)·Σ ΔK/K²·e^(rT)·Q(K) − (F/K0 − 1)²/T, K0 the last strike ≤ F and Q(K0) the mean of
 * call and put; NaN where there is no K0, for fewer than two strikes or such as do not strictly ascend, columns of
 * different lengths, T ≤ 0 and an F that is not finite
 * Error bound: relative 1e-14 of the sum.
 * @see Cboe (2003, 2019), "VIX White Paper"; Demeterfi, K., Derman, E., Kamal, M. & Zou, J. (1999), "More than you ever
 * wanted to know about volatility swaps", Goldman Sachs
 */
export function modelFreeVariance(
  F: number,
  T: number,
  r: number,
  strikes: ArrayLike<number>,
  calls: ArrayLike<number>,
  puts: ArrayLike<number>,
): number {
  const centre = centralStrike(F, T, strikes, calls, puts);
  if (centre < 0) return NaN;
  const excess = F / (strikes[centre] as number) - 1;
  return (2 * Math.exp(r * T) * outOfTheMoneySum(centre, strikes, calls, puts, true) - excess * excess) / T;
}

/**
 * Martin's simple variance: what the payoff of a simple variance swap costs, finite also where the price can jump to
 * zero.
 *
 * @param F forward or futures price, ≥ the first strike
 * @param T years, > 0
 * @param r rate, continuous
 * @param strikes strictly ascending, > 0, at least two
 * @param calls prices of the calls at those strikes, paid today
 * @param puts prices of the puts
 * @returns variance per year, 2·e^(rT)/(T·F²)·Σ ΔK·Q(K); NaN as for `modelFreeVariance`
 * Error bound: relative 1e-14.
 * @see Martin, I. (2017), "What is the expected return on the market?", Quarterly Journal of Economics 132, 367-433
 */
export function simpleVariance(
  F: number,
  T: number,
  r: number,
  strikes: ArrayLike<number>,
  calls: ArrayLike<number>,
  puts: ArrayLike<number>,
): number {
  const centre = centralStrike(F, T, strikes, calls, puts);
  if (centre < 0) return NaN;
  return (2 * Math.exp(r * T) * outOfTheMoneySum(centre, strikes, calls, puts, false)) / (T * F * F);
}

/**
 * The forward that put-call parity implies where call and put are worth most nearly the same.
 *
 * @param T years, ≥ 0
 * @param r rate, continuous
 * @param strikes ascending, > 0
 * @param calls prices of the calls at those strikes, paid today
 * @param puts prices of the puts
 * @returns K + e^(rT)·(C − P) at the strike with the least |C − P|, the first of several; NaN without a strike that has
 * both prices, for strikes that do not strictly ascend, columns of different lengths and T < 0
 * @see Cboe (2019), "VIX White Paper", step 1
 */
export function parityForward(
  T: number,
  r: number,
  strikes: ArrayLike<number>,
  calls: ArrayLike<number>,
  puts: ArrayLike<number>,
): number {
  let least = T >= 0 && isChain(strikes, calls, puts) ? Infinity : 0;
  let forward = NaN;
  for (let index = 0; index < strikes.length; index += 1) {
    const difference = (calls[index] as number) - (puts[index] as number);
    if (!(Math.abs(difference) < least)) continue;
    least = Math.abs(difference);
    forward = (strikes[index] as number) + Math.exp(r * T) * difference;
  }
  return forward;
}

/**
 * Variance for a maturity between two expiries, linear in total variance: the VIX's step to 30 days.
 *
 * @param T1 years to the near expiry, > 0
 * @param variance1 variance per year to the near expiry
 * @param T2 years to the next expiry, > 0, not T1
 * @param variance2 variance per year to the next expiry
 * @param T years wanted, > 0; outside [T1, T2] the line is continued
 * @returns variance per year; NaN outside the ranges
 * @see Cboe (2019), "VIX White Paper", step 3
 * @example
 * constantMaturityVariance(0.05, 0.09, 0.15, 0.16, 0.1); // (0.0045 + 0.024)/2/0.1 = 0.1425
 */
export function constantMaturityVariance(
  T1: number,
  variance1: number,
  T2: number,
  variance2: number,
  T = 30 / 365,
): number {
  if (!(T1 > 0 && T2 > 0 && T > 0 && T1 !== T2)) return NaN;
  const near = (T2 - T) / (T2 - T1);
  const next = (T - T1) / (T2 - T1);
  return (near * variance1 * T1 + next * variance2 * T2) / T;
}

/** Index of the last strike ≤ F, −1 where the sum cannot be formed. */
function centralStrike(
  F: number,
  T: number,
  strikes: ArrayLike<number>,
  calls: ArrayLike<number>,
  puts: ArrayLike<number>,
): number {
  if (!(T > 0 && F < Infinity && strikes.length > 1 && isChain(strikes, calls, puts))) return -1;
  let centre = -1;
  // NaN beyond the last.
  while ((strikes[centre + 1] as number) <= F) centre += 1;
  return centre;
}

/** Whether strikes are positive and ascend, each with a price of both. */
function isChain(strikes: ArrayLike<number>, calls: ArrayLike<number>, puts: ArrayLike<number>): boolean {
  for (let index = 0; index < strikes.length; index += 1) {
    if (!((strikes[index] as number) > (index === 0 ? 0 : (strikes[index - 1] as number)))) return false;
  }
  if (strikes[strikes.length - 1] === Infinity) return false;
  return calls.length === strikes.length && puts.length === strikes.length;
}

/** Σ ΔK·Q(K), each term over K² where told. */
function outOfTheMoneySum(
  centre: number,
  strikes: ArrayLike<number>,
  calls: ArrayLike<number>,
  puts: ArrayLike<number>,
  isOverSquare: boolean,
): number {
  const last = strikes.length - 1;
  let sum = 0;
  for (let index = 0; index <= last; index += 1) {
    const below = strikes[index === 0 ? 0 : index - 1] as number;
    const above = strikes[index === last ? last : index + 1] as number;
    const width = index === 0 || index === last ? above - below : 0.5 * (above - below);
    const strike = strikes[index] as number;
    sum += (width * outOfTheMoneyPrice(index, centre, calls, puts)) / (isOverSquare ? strike * strike : 1);
  }
  return sum;
}

function outOfTheMoneyPrice(index: number, centre: number, calls: ArrayLike<number>, puts: ArrayLike<number>): number {
  const call = calls[index] as number;
  const put = puts[index] as number;
  if (index === centre) return 0.5 * (call + put);
  return index < centre ? put : call;
}
