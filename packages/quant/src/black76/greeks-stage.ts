/**
 * The last stage of the Greeks: everything but the transcendental functions.
 *
 * Some Greeks change their sign where a polynomial in d1·d2 = h² − t² does, and what is left of them there is as exact
 * as that difference. So h² = x²/v and t² = v/4 for the variance v = sigma²·T are carried with twice the digits of a
 * double, and so is ln(F/K).
 */
import type { GreeksColumns } from '../greeks.js';
import { productRest, sumRest } from '../math/double-double.js';
import { fillIntrinsicGreeks } from '../math/intrinsic-greeks.js';
import { DENSITY_IS_ZERO } from './time-value.js';

export function fillGreeks(
  isCall: Uint8Array,
  forwards: Float64Array,
  strikes: Float64Array,
  times: Float64Array,
  sigmas: Float64Array,
  rates: Float64Array,
  start: number,
  end: number,
  moneyness: Float64Array,
  moneynessRests: Float64Array,
  discounts: Float64Array,
  densities: Float64Array,
  timeValues: Float64Array,
  nearerRatios: Float64Array,
  fartherRatios: Float64Array,
  out: GreeksColumns,
): void {
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const sign = 2 * (isCall[row] ?? NaN) - 1;
    const F = forwards[row] ?? NaN;
    const K = strikes[row] ?? NaN;
    const T = times[row] ?? NaN;
    const sigma = sigmas[row] ?? NaN;
    const r = rates[row] ?? NaN;
    const x = moneyness[at] ?? NaN;
    const discount = F >= 0 && K >= 0 && T >= 0 && sigma >= 0 ? (discounts[at] ?? NaN) : NaN;
    const rootT = Math.sqrt(T);
    const s = sigma * rootT;
    const h = -x / s;
    // Written so that NaN goes this way too.
    if (!(h >= -DENSITY_IS_ZERO)) {
      fillIntrinsicGreeks(sign, F, K, T, r, discount, discount * F * rootT, out, row);
      continue;
    }
    const t = 0.5 * s;
    const isCallOut = F <= K;
    const inverseF = 1 / F;
    const inverseK = 1 / K;
    const density = densities[at] ?? NaN;

    // Of the option out of the money: low·N(nearer) − high·N(farther).
    const nearerTail = density * (nearerRatios[at] ?? NaN) * (isCallOut ? inverseF : inverseK);
    const fartherTail = density * (fartherRatios[at] ?? NaN) * (isCallOut ? inverseK : inverseF);
    const isTail = h + t < 0;
    const isOut = sign > 0 === isCallOut;
    const nearerCdf = isTail === isOut ? nearerTail : 1 - nearerTail;
    const fartherCdf = isOut ? fartherTail : 1 - fartherTail;
    const intrinsic = sign * (F - K);
    const timeValue = timeValues[at] ?? NaN;
    const price = discount * (intrinsic > 0 ? intrinsic + timeValue : timeValue);
    const delta = sign * discount * (isCallOut ? nearerCdf : fartherCdf);
    const dualDelta = -sign * discount * (isCallOut ? fartherCdf : nearerCdf);

    // Nothing of what follows is more than 0 where the density is none, whatever it is multiplied by.
    const isFlat = density === 0;
    const inverseS = 1 / s;
    const square = sigma * sigma;
    const v = square * T;
    const vRest = productRest(square, T, v) + productRest(sigma, sigma, square) * T;
    const xRest = moneynessRests[at] ?? NaN;
    const xx = x * x;
    const inverseV = 1 / v;
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
    const product = isFlat ? 0 : difference + rest;
    const excess = isFlat ? 0 : difference - 1 + rest;
    const logForward = isCallOut ? -x : x;
    const logForwardRest = isExact ? (isCallOut ? -xRest : xRest) : 0;
    const varianceRest = isExact ? vRest : 0;
    const halfV = 0.5 * v;
    const d2 = isFlat ? 0 : (logForward - halfV + (logForwardRest - 0.5 * varianceRest)) * inverseS;
    const threeHalves = 1.5 * v;
    const slope = isFlat ? 0 : (logForward + threeHalves + (logForwardRest + 1.5 * varianceRest)) * inverseV;
    const lessThree = difference - 3;
    const cubicHead = difference * lessThree;
    const cubicRest =
      productRest(difference, lessThree, cubicHead) + difference * sumRest(difference, -3, lessThree) - varianceRest;
    const cubic = isFlat ? 0 : cubicHead - v + (isExact ? cubicRest : 0) + rest * (2 * difference - 3);

    const discountedDensity = discount * (isExact ? density - 0.5 * density * exponentRest : density);
    const inverseSigma = 1 / sigma;
    const halfInverseT = 0.5 / T;
    const densityOverF = discountedDensity * inverseF;
    const gamma = densityOverF * inverseF * inverseS;
    const vega = discountedDensity * rootT;
    out.price[row] = price;
    out.delta[row] = delta;
    out.gamma[row] = gamma;
    out.vega[row] = vega;
    out.theta[row] = r * price - discountedDensity * s * halfInverseT;
    out.rho[row] = -T * price;
    out.dualDelta[row] = dualDelta;
    out.dualGamma[row] = discountedDensity * inverseS * inverseK * inverseK;
    out.vanna[row] = -densityOverF * d2 * inverseSigma;
    out.volga[row] = vega * product * inverseSigma;
    out.charm[row] = r * delta + densityOverF * d2 * halfInverseT;
    out.veta[row] = vega * (r - (1 + product) * halfInverseT);
    out.speed[row] = -gamma * inverseF * slope;
    out.zomma[row] = gamma * excess * inverseSigma;
    out.color[row] = gamma * (r - excess * halfInverseT);
    out.ultima[row] = vega * inverseSigma * inverseSigma * cubic;
  }
}
