/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
/**
 * The stages of the Greeks. Each writes few columns: the processor's cache keeps no more than eight lines at the same
 * place of a page, and the columns of a large batch all begin at the same.
 */
import type { GreeksColumns } from '../greeks.js';
import { productRest, sumRest } from '../math/double-double.js';
import { fastExp } from '../math/fast-exp.js';
import { storeLogQuotient } from '../math/log-quotient.js';
import { blockColumn, stages } from './batch-stages.js';
import { probabilityStages } from './probability-stage.js';

/** As constants of this file, for a look-up in another costs more than what is done with the number. */
const { pairs, moneyness, rootTimes, deviations, distances, densities } = stages;
const { undiscounted, inverses, probabilities } = probabilityStages;

const moneynessRests = /* @__PURE__ */ blockColumn();
const discounts = /* @__PURE__ */ blockColumn();
const deltas = /* @__PURE__ */ blockColumn();
const products = /* @__PURE__ */ blockColumn();
const excesses = /* @__PURE__ */ blockColumn();
const vannaFactors = /* @__PURE__ */ blockColumn();
const slopes = /* @__PURE__ */ blockColumn();
const cubics = /* @__PURE__ */ blockColumn();
/** What the time value misses by the rounding of s. */
const valueRests = /* @__PURE__ */ blockColumn();
const decays = /* @__PURE__ */ blockColumn();
const discountedDensities = /* @__PURE__ */ blockColumn();
const gammas = /* @__PURE__ */ blockColumn();
const vegas = /* @__PURE__ */ blockColumn();
const inverseSigmas = /* @__PURE__ */ blockColumn();
const halfInverseTimes = /* @__PURE__ */ blockColumn();
const inverseDeviations = /* @__PURE__ */ blockColumn();

/** As `fillMoneyness`, and what the moneyness misses as a double. */
export function fillMoneynessAndRests(F: Float64Array, K: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row += 1) {
    const forward = F[row] as number;
    const strike = K[row] as number;
    const at = row - start;
    const isAbove = Number(forward > strike);
    pairs[2 * at + isAbove] = forward;
    pairs[2 * at + 1 - isAbove] = strike;
    storeLogQuotient(pairs[2 * at] as number, pairs[2 * at + 1] as number, moneyness, moneynessRests, at);
  }
}

/** What needs no more than the discount factor e^(−rT): price and rho. */
export function fillPrices(T: Float64Array, r: Float64Array, start: number, end: number, out: GreeksColumns): void {
  const { price: prices, rho: rhos } = out;
  for (let row = start; row < end; row += 1) {
    const time = T[row] as number;
    const discount = fastExp(-(r[row] as number) * time);
    const price = discount * (undiscounted[row - start] as number);
    discounts[row - start] = discount;
    prices[row] = price;
    rhos[row] = -time * price;
  }
}

/**
 * The polynomials in d1 and d2. Some Greeks change their sign where one of them does, and what is left of it there is as
 * exact as d1 and d2 are: so they are carried with twice the digits of a double, from what rounding took away from
 * ln(F/K), √T, s and |ln(F/K)|/s.
 */
export function fillPolynomials(
  forwards: Float64Array,
  strikes: Float64Array,
  times: Float64Array,
  sigmas: Float64Array,
  start: number,
  end: number,
): void {
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const T = times[row] as number;
    const sigma = sigmas[row] as number;
    const rootT = rootTimes[at] as number;
    const s = deviations[at] as number;
    const t = 0.5 * s;
    const z = -(distances[at] as number);
    const density = densities[at] as number;
    // 1 above the strike, −1 below it.
    const side = 2 * Number((forwards[row] as number) > (strikes[row] as number)) - 1;
    const inverseS = 1 / s;
    const halfInverseT = 0.5 / T;
    const rootHead = Math.fround(rootT);
    const timeRest = T - rootHead * rootHead - (rootT - rootHead) * (rootT + rootHead);
    const relativeRest = productRest(sigma, rootT, s) * inverseS + timeRest * halfInverseT;
    const x = z * s;
    const zRest =
      ((moneyness[at] as number) - x - productRest(z, s, x) + (moneynessRests[at] as number)) * inverseS -
      z * relativeRest;
    // Not of what single precision does not hold.
    const isExact = Math.abs(zRest) + Math.abs(relativeRest) < 1;
    const h = side * z;
    const hRest = isExact ? side * zRest : 0;
    const tRest = isExact ? t * relativeRest : 0;
    const d1 = h + t;
    const d2 = h - t;
    const d1Rest = sumRest(h, t, d1) + (hRest + tRest);
    const d2Rest = sumRest(h, -t, d2) + (hRest - tRest);
    const head = d1 * d2;
    const rest = isExact ? productRest(d1, d2, head) + (d1 * d2Rest + d2 * d1Rest) : 0;
    const product = head + rest;
    const v = s * s;
    const vRest = isExact ? productRest(s, s, v) + 4 * s * tRest : 0;
    let cubic = product * (head - 3 + rest) - v - vRest;
    if (Math.abs(cubic) < 0.125 * v) cubic = exactCubic(head, rest, v, vRest);
    // The density is that of the nearer of the two, d1 below the strike.
    const growth1 = d1 * d1Rest;
    const growth2 = d2 * d2Rest;
    const exactDensity = density - 0.5 * density * (growth1 + growth2 - side * (growth1 - growth2));
    inverseSigmas[at] = 1 / sigma;
    halfInverseTimes[at] = halfInverseT;
    inverseDeviations[at] = inverseS;
    products[at] = product;
    excesses[at] = head - 1 + rest;
    vannaFactors[at] = d2 + d2Rest;
    slopes[at] = (d1 + s + (d1Rest + 2 * tRest)) * inverseS;
    cubics[at] = cubic;
    valueRests[at] = 2 * density * tRest;
    decays[at] = exactDensity * ((s + 2 * tRest) * halfInverseT);
    discountedDensities[at] = (discounts[at] as number) * exactDensity;
  }
}

/** The cubic where so little is left of it that it matters what its first term misses, which is rare. */
function exactCubic(head: number, rest: number, v: number, vRest: number): number {
  const lessThree = head - 3;
  const square = head * lessThree;
  const squareRest = productRest(head, lessThree, square) + head * sumRest(head, -3, lessThree);
  return square - v + (squareRest + rest * (head + lessThree) - vRest);
}

/**
 * The other first derivatives. Theta is the difference of interest and decay, often much less than either: so interest
 * comes with what rounding took from it.
 */
export function fillFirstGreeks(r: Float64Array, start: number, end: number, out: GreeksColumns): void {
  const { delta: outDeltas, theta: thetas, dualDelta: dualDeltas } = out;
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const discount = discounts[at] as number;
    const delta = discount * (probabilities[2 * at] as number);
    deltas[at] = delta;
    outDeltas[row] = delta;
    dualDeltas[row] = discount * (probabilities[2 * at + 1] as number);
    const rate = r[row] as number;
    const value = undiscounted[at] as number;
    const interest = rate * value;
    thetas[row] =
      discount *
      (interest - (decays[at] as number) + (productRest(rate, value, interest) + rate * (valueRests[at] as number)));
  }
}

/** The second derivatives without time. */
export function fillSecondGreeks(start: number, end: number, out: GreeksColumns): void {
  const { gamma: outGammas, vega: outVegas, dualGamma: dualGammas, vanna: vannas, volga: volgas } = out;
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const density = discountedDensities[at] as number;
    const inverseF = inverses[2 * at] as number;
    const inverseK = inverses[2 * at + 1] as number;
    const inverseS = inverseDeviations[at] as number;
    const inverseSigma = inverseSigmas[at] as number;
    const densityOverF = density * inverseF;
    const gamma = densityOverF * inverseF * inverseS;
    const vega = density * (rootTimes[at] as number);
    const vannaFactor = densityOverF * (vannaFactors[at] as number);
    gammas[at] = gamma;
    vegas[at] = vega;
    vannaFactors[at] = vannaFactor;
    outGammas[row] = gamma;
    outVegas[row] = vega;
    dualGammas[row] = density * inverseS * inverseK * inverseK;
    vannas[row] = -vannaFactor * inverseSigma;
    volgas[row] = vega * (products[at] as number) * inverseSigma;
  }
}

/** The rest. */
export function fillThirdGreeks(rates: Float64Array, start: number, end: number, out: GreeksColumns): void {
  const { charm: charms, veta: vetas, speed: speeds, zomma: zommas, color: colors, ultima: ultimas } = out;
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const r = rates[row] as number;
    const halfInverseT = halfInverseTimes[at] as number;
    const inverseSigma = inverseSigmas[at] as number;
    const gamma = gammas[at] as number;
    const vega = vegas[at] as number;
    const excess = excesses[at] as number;
    charms[row] = r * (deltas[at] as number) + (vannaFactors[at] as number) * halfInverseT;
    vetas[row] = vega * (r - (1 + (products[at] as number)) * halfInverseT);
    speeds[row] = -gamma * (inverses[2 * at] as number) * (slopes[at] as number);
    zommas[row] = gamma * excess * inverseSigma;
    colors[row] = gamma * (r - excess * halfInverseT);
    ultimas[row] = vega * inverseSigma * inverseSigma * (cubics[at] as number);
  }
}
