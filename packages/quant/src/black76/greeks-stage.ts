/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
/**
 * The stages of the Greeks. Each writes few columns: the processor's cache keeps no more than eight lines at the same
 * place of a page, and the columns of a large batch all begin at the same.
 *
 * Some Greeks change their sign where a polynomial in d1·d2 = h² − t² does, and what is left of them there is as exact
 * as that difference. So h² = x²/v and t² = v/4 for the variance v = sigma²·T are carried with twice the digits of a
 * double, and so is ln(F/K).
 */
import type { GreeksColumns } from '../greeks.js';
import { productRest, sumRest } from '../math/double-double.js';
import { fastExp } from '../math/fast-exp.js';
import { fillIntrinsicGreeks } from '../math/intrinsic-greeks.js';
import { logQuotientRest } from '../math/log-quotient.js';
import { millsRatio } from '../math/mills-ratio.js';
import { blockColumn, stages } from './batch-stages.js';
import { DENSITY_IS_ZERO } from './time-value.js';

/** As constants of this file, for a look-up in another costs more than what is done with the number. */
const { pairs, moneyness, deviations, distances, densities, timeValues } = stages;
const LEAST_DISTANCE = -DENSITY_IS_ZERO;

const moneynessRests = /* @__PURE__ */ blockColumn();
const discounts = /* @__PURE__ */ blockColumn();
const nearerRatios = /* @__PURE__ */ blockColumn();
const fartherRatios = /* @__PURE__ */ blockColumn();
/** N(±d1) and N(±d2), by turns. */
const probabilities = /* @__PURE__ */ new Float64Array(2 * blockColumn().length);
/** 1/low and 1/high, by turns. */
const inversePairs = /* @__PURE__ */ new Float64Array(2 * blockColumn().length);
const deltas = /* @__PURE__ */ blockColumn();
const products = /* @__PURE__ */ blockColumn();
const excesses = /* @__PURE__ */ blockColumn();
const vannaFactors = /* @__PURE__ */ blockColumn();
const slopes = /* @__PURE__ */ blockColumn();
const cubics = /* @__PURE__ */ blockColumn();
const discountedDensities = /* @__PURE__ */ blockColumn();
const gammas = /* @__PURE__ */ blockColumn();
const vegas = /* @__PURE__ */ blockColumn();
const inverseForwards = /* @__PURE__ */ blockColumn();
const inverseSigmas = /* @__PURE__ */ blockColumn();
const halfInverseTimes = /* @__PURE__ */ blockColumn();
const rootTimes = /* @__PURE__ */ blockColumn();
const inverseDeviations = /* @__PURE__ */ blockColumn();
const inverseStrikes = /* @__PURE__ */ blockColumn();
const rateColumn = /* @__PURE__ */ blockColumn();

/** N/n at −|h + t| and at h − t. */
export function fillRatios(count: number): void {
  for (let at = 0; at < count; at += 1) {
    const h = distances[at] as number;
    const t = 0.5 * (deviations[at] as number);
    nearerRatios[at] = millsRatio(Math.abs(h + t));
    fartherRatios[at] = millsRatio(t - h);
  }
}

/** What the moneyness misses as a double. */
export function fillMoneynessRests(count: number): void {
  for (let at = 0; at < count; at += 1) {
    moneynessRests[at] = logQuotientRest(pairs[2 * at] as number, pairs[2 * at + 1] as number, moneyness[at] as number);
  }
}

/** e^(−rT), NaN where an argument is out of range. */
export function fillDiscounts(
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  sigma: Float64Array,
  r: Float64Array,
  start: number,
  end: number,
): void {
  for (let row = start; row < end; row += 1) {
    const time = T[row] as number;
    const isValid = (F[row] as number) >= 0 && (K[row] as number) >= 0 && time >= 0 && (sigma[row] as number) >= 0;
    discounts[row - start] = isValid ? fastExp(-(r[row] as number) * time) : Number.NaN;
  }
}

/** The polynomials in d1 and d2, with the digits that they need. */
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
    const sigma = sigmas[row] as number;
    const x = moneyness[at] as number;
    const xRest = moneynessRests[at] as number;
    const s = deviations[at] as number;
    const h = distances[at] as number;
    const t = 0.5 * s;
    const density = densities[at] as number;
    // 1 above the strike, −1 below it.
    const side = 2 * Number((forwards[row] as number) > (strikes[row] as number)) - 1;
    // Nothing of what follows is more than 0 where the density is none, whatever it is multiplied by.
    const isFlat = density === 0;
    const T = times[row] as number;
    const rootT = Math.sqrt(T);
    const inverseRootT = 1 / rootT;
    const inverseSigma = 1 / sigma;
    const inverseS = inverseSigma * inverseRootT;
    const inverseV = inverseS * inverseS;
    const square = sigma * sigma;
    const v = square * T;
    const vRest = productRest(square, T, v) + productRest(sigma, sigma, square) * T;
    const xx = x * x;
    const hh = xx * inverseV;
    const back = hh * v;
    const hhRest =
      (xx - back + (productRest(x, x, xx) + 2 * x * xRest - productRest(hh, v, back) - hh * vRest)) * inverseV;
    const tt = 0.25 * v;
    const difference = hh - tt;
    const sum = hh + tt;
    const differenceRest = sumRest(hh, -tt, difference) + (hhRest - 0.25 * vRest);
    const exponentRest = sum - (h * h + t * t) + (sumRest(hh, tt, sum) + hhRest + 0.25 * vRest);
    const isExact = Math.abs(differenceRest) < 1 && Math.abs(exponentRest) < 1;
    const rest = isExact ? differenceRest : 0;
    const logForward = side * x;
    const logForwardRest = isExact ? side * xRest : 0;
    const varianceRest = isExact ? vRest : 0;
    const d2 = (logForward - 0.5 * v + (logForwardRest - 0.5 * varianceRest)) * inverseS;
    const slope = (logForward + 1.5 * v + (logForwardRest + 1.5 * varianceRest)) * inverseV;
    const lessThree = difference - 3;
    const cubicHead = difference * lessThree;
    const cubicRest =
      productRest(difference, lessThree, cubicHead) + difference * sumRest(difference, -3, lessThree) - varianceRest;
    rootTimes[at] = rootT;
    halfInverseTimes[at] = 0.5 * inverseRootT * inverseRootT;
    inverseSigmas[at] = inverseSigma;
    inverseDeviations[at] = inverseS;
    products[at] = isFlat ? 0 : difference + rest;
    excesses[at] = isFlat ? 0 : difference - 1 + rest;
    vannaFactors[at] = isFlat ? 0 : d2;
    slopes[at] = isFlat ? 0 : slope;
    cubics[at] = isFlat ? 0 : cubicHead - v + (isExact ? cubicRest : 0) + rest * (2 * difference - 3);
    discountedDensities[at] = (discounts[at] as number) * (isExact ? density - 0.5 * density * exponentRest : density);
  }
}

/** Price, delta, rho, theta and the Greeks of the strike. */
export function fillFirstGreeks(
  isCall: Uint8Array,
  forwards: Float64Array,
  strikes: Float64Array,
  times: Float64Array,
  rates: Float64Array,
  start: number,
  end: number,
  out: GreeksColumns,
): void {
  const { price: prices, delta: outDeltas, theta: thetas, rho: rhos, dualDelta: dualDeltas } = out;
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const F = forwards[row] as number;
    const K = strikes[row] as number;
    const T = times[row] as number;
    const r = rates[row] as number;
    const sign = 2 * (isCall[row] as number) - 1;
    const s = deviations[at] as number;
    const density = densities[at] as number;
    const discount = discounts[at] as number;
    const isAbove = Number(F > K);
    // By arithmetic instead of branches, which random strikes would make the processor foresee wrongly.
    const isOut = (isCall[row] as number) ^ isAbove;
    const inverseF = 1 / F;
    const inverseK = 1 / K;
    inversePairs[2 * at + isAbove] = inverseF;
    inversePairs[2 * at + 1 - isAbove] = inverseK;
    // Of the option out of the money: low·N(nearer) − high·N(farther).
    const nearerTail = density * (nearerRatios[at] as number) * (inversePairs[2 * at] as number);
    const fartherTail = density * (fartherRatios[at] as number) * (inversePairs[2 * at + 1] as number);
    const isNearerRest = Number((distances[at] as number) + 0.5 * s < 0) ^ isOut;
    probabilities[2 * at + isAbove] = isNearerRest + (1 - 2 * isNearerRest) * nearerTail;
    probabilities[2 * at + 1 - isAbove] = 1 - isOut + (2 * isOut - 1) * fartherTail;
    const intrinsic = sign * (F - K);
    const timeValue = timeValues[at] as number;
    const price = discount * (intrinsic > 0 ? intrinsic + timeValue : timeValue);
    const delta = sign * discount * (probabilities[2 * at] as number);
    deltas[at] = delta;
    inverseForwards[at] = inverseF;
    inverseStrikes[at] = inverseK;
    rateColumn[at] = r;
    prices[row] = price;
    outDeltas[row] = delta;
    thetas[row] = r * price - (discountedDensities[at] as number) * s * (halfInverseTimes[at] as number);
    rhos[row] = -T * price;
    dualDeltas[row] = -sign * discount * (probabilities[2 * at + 1] as number);
  }
}

/** The second derivatives without time. */
export function fillSecondGreeks(start: number, end: number, out: GreeksColumns): void {
  const { gamma: outGammas, vega: outVegas, dualGamma: dualGammas, vanna: vannas, volga: volgas } = out;
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const density = discountedDensities[at] as number;
    const inverseF = inverseForwards[at] as number;
    const inverseK = inverseStrikes[at] as number;
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
export function fillThirdGreeks(start: number, end: number, out: GreeksColumns): void {
  const { charm: charms, veta: vetas, speed: speeds, zomma: zommas, color: colors, ultima: ultimas } = out;
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const r = rateColumn[at] as number;
    const halfInverseT = halfInverseTimes[at] as number;
    const inverseSigma = inverseSigmas[at] as number;
    const gamma = gammas[at] as number;
    const vega = vegas[at] as number;
    const excess = excesses[at] as number;
    charms[row] = r * (deltas[at] as number) + (vannaFactors[at] as number) * halfInverseT;
    vetas[row] = vega * (r - (1 + (products[at] as number)) * halfInverseT);
    speeds[row] = -gamma * (inverseForwards[at] as number) * (slopes[at] as number);
    zommas[row] = gamma * excess * inverseSigma;
    colors[row] = gamma * (r - excess * halfInverseT);
    ultimas[row] = vega * inverseSigma * inverseSigma * (cubics[at] as number);
  }
}

/** Writes over the rows that have no density, for which the other stages have no figures. */
export function fillDegenerateGreeks(
  isCall: Uint8Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  r: Float64Array,
  start: number,
  end: number,
  out: GreeksColumns,
): void {
  for (let row = start; row < end; row += 1) {
    // Written so that NaN goes this way too.
    if ((distances[row - start] as number) >= LEAST_DISTANCE) continue;
    const forward = F[row] as number;
    const time = T[row] as number;
    const discount = discounts[row - start] as number;
    fillIntrinsicGreeks(
      2 * (isCall[row] as number) - 1,
      forward,
      K[row] as number,
      time,
      r[row] as number,
      discount,
      discount * forward * Math.sqrt(time),
      out,
      row,
    );
  }
}
