/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/**
 * The fixings still to come, as the methods want them: in order of time, those of one time taken together, those
 * already certain (time or volatility 0) moved into the strike. One scratch schedule, filled anew by every price.
 */

const CAPACITY = 64;
/** Times nearer to one another, relatively, are one. */
const SAME_TIME = 1e-13;

/** Of fixing i: `amount[i]` its forward over the number of fixings, `variance[i]` = sigma²·tᵢ, rising. */
export interface FixingSchedule {
  count: number;
  amount: Float64Array;
  variance: Float64Array;
  /** What the uncertain fixings have to exceed. */
  strike: number;
  /** Sum of the amounts. */
  forward: number;
}

const schedule: FixingSchedule = {
  count: 0,
  amount: new Float64Array(CAPACITY),
  variance: new Float64Array(CAPACITY),
  strike: NaN,
  forward: NaN,
};

/**
 * @returns the one schedule there is, valid until the next call; its strike and forward are NaN where an argument is
 * out of range
 */
export function scheduleOf(
  K: number,
  sigma: number,
  fixingTimes: Float64Array | readonly number[],
  fixingForwards: Float64Array | readonly number[],
  nTotal: number,
  sumKnown: number,
): FixingSchedule {
  const length = fixingTimes.length;
  schedule.count = 0;
  schedule.forward = NaN;
  schedule.strike = NaN;
  if (!(nTotal > 0 && sigma >= 0 && length === fixingForwards.length)) return schedule;
  if (schedule.amount.length < length) {
    schedule.amount = new Float64Array(2 * length);
    schedule.variance = new Float64Array(2 * length);
  }
  const { amount, variance } = schedule;
  const share = 1 / nTotal;
  const sigmaSquare = sigma * sigma;
  let known = sumKnown;
  let sum = 0;
  let count = 0;
  // Indices below length.
  for (let index = 0; index < length; index += 1) {
    const time = fixingTimes[index] as number;
    const forward = fixingForwards[index] as number;
    if (!(time >= 0 && forward >= 0)) return schedule;
    const own = sigmaSquare * time;
    if (own === 0 || forward === 0) {
      known += forward;
      continue;
    }
    sum += forward;
    let place = count;
    while (place > 0 && (variance[place - 1] as number) > own) place -= 1;
    if (place > 0 && own - (variance[place - 1] as number) <= SAME_TIME * own) {
      amount[place - 1] = (amount[place - 1] as number) + forward * share;
      continue;
    }
    if (place < count) {
      amount.copyWithin(place + 1, place, count);
      variance.copyWithin(place + 1, place, count);
    }
    amount[place] = forward * share;
    variance[place] = own;
    count += 1;
  }
  schedule.count = count;
  schedule.forward = sum * share;
  schedule.strike = K - known * share;
  return schedule;
}
