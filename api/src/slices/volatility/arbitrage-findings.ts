import { formatPrice } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { sviDurrlemanG, sviTotalVariance } from '@cushing/quant';
import type { SviParameters } from '@cushing/quant';

import type { AnalysedExpiry, FittedSmile } from '../options/index.js';
import { STEEPEST_WING, steepestWing } from './svi-fit.js';
import type { ArbitrageFinding } from './volatility.types.js';

/** Steps in which a range of negative density is walked, and in which two smiles are compared. */
const STEP = 0.005;
/** Log-moneyness beyond which nothing is looked for. */
const LIMIT = 8;
const HALVINGS = 20;
/** Total variance that rounding makes. */
const ROUNDING = 1e-10;

/** An expiry with a smile. */
type SmiledExpiry = AnalysedExpiry & { readonly smile: FittedSmile };

/**
 * What the quotes of a surface are at odds with, in words: butterflies and wings of the best fits before any repair, and
 * total variance that falls from one expiry to the next.
 *
 * @param expiries of one series, the nearest first
 */
export function arbitrageFindings(
  product: ProductCode,
  expiries: readonly AnalysedExpiry[],
): readonly ArbitrageFinding[] {
  const smiled = expiries.filter((expiry): expiry is SmiledExpiry => expiry.smile !== undefined);
  return smiled.flatMap((expiry, index) => {
    const before = smiled[index - 1];
    return [
      ...smileFindings(product, expiry),
      ...(before === undefined ? [] : calendarFindings(product, before, expiry)),
    ];
  });
}

function smileFindings(product: ProductCode, expiry: SmiledExpiry): readonly ArbitrageFinding[] {
  const { minG, isRepaired } = expiry.smile;
  if (minG < 0) return [butterflyFinding(product, expiry)];
  // Sound as far as its quotes go: then it is the wings.
  return isRepaired || steepestWing(expiry.smile.bestFit) > STEEPEST_WING ? [wingFinding(expiry)] : [];
}

function butterflyFinding(
  product: ProductCode,
  { smile, expiry, underlying, forward }: SmiledExpiry,
): ArbitrageFinding {
  const { bestFit, minG, argMinG, isRepaired } = smile;
  const strike = forward * Math.exp(argMinG);
  const [low, high] = negativeRange(bestFit, argMinG).map((k) => formatPrice(product, forward * Math.exp(k)));
  const what = Number.isFinite(minG)
    ? `implies a negative probability density between strikes ${String(low)} and ${String(high)}, most of all at ` +
      `${formatPrice(product, strike)} (g = ${withMinus(minG.toPrecision(2))}): a butterfly there costs less than nothing.`
    : `has no positive variance about strike ${formatPrice(product, strike)}.`;
  return {
    kind: 'BUTTERFLY',
    severity: 'WARNING',
    expiry,
    logMoneyness: argMinG,
    strike,
    message: `The best fit to the options on ${underlying} that expire on ${expiry} ${what}${repairNote(isRepaired)}`,
    isRepaired,
  };
}

function wingFinding({ smile, expiry, underlying }: SmiledExpiry): ArbitrageFinding {
  const { bestFit, isRepaired } = smile;
  const slope = steepestWing(bestFit);
  const side = bestFit.rho < 0 ? 'low' : 'high';
  const what =
    slope > STEEPEST_WING
      ? `its total variance rises by ${slope.toFixed(2)} per unit of log-moneyness, more than ${STEEPEST_WING} (Lee 2004)`
      : 'far beyond the quotes it implies a negative probability density';
  return {
    kind: 'WING',
    severity: 'WARNING',
    expiry,
    logMoneyness: null,
    strike: null,
    message:
      `The best fit to the options on ${underlying} that expire on ${expiry} is too steep towards ${side} strikes: ` +
      `${what}.${repairNote(isRepaired)}`,
    isRepaired,
  };
}

function calendarFindings(
  product: ProductCode,
  before: SmiledExpiry,
  later: SmiledExpiry,
): readonly ArbitrageFinding[] {
  const worst = lowestAgainst(before.smile, later.smile);
  if (worst === undefined) return [];
  const strike = later.forward * Math.exp(worst.k);
  return [
    {
      kind: 'CALENDAR',
      severity: 'NOTE',
      expiry: later.expiry,
      logMoneyness: worst.k,
      strike,
      message:
        `Total variance to ${later.expiry} is less than to ${before.expiry}, most of all at log-moneyness ` +
        `${withMinus(worst.k.toFixed(2))} (strike ${formatPrice(product, strike)}): ${worst.later.toPrecision(3)} against ` +
        `${worst.before.toPrecision(3)}. That is no arbitrage: the earlier options are on ${before.underlying}, the ` +
        `later ones on ${later.underlying}, and the two futures need not move alike.`,
      isRepaired: false,
    },
  ];
}

/** Where the later of two smiles lies lowest against the earlier one, if it lies below it: where both have quotes. */
function lowestAgainst(
  before: FittedSmile,
  later: FittedSmile,
): { readonly k: number; readonly before: number; readonly later: number } | undefined {
  const low = Math.max(before.lowest, later.lowest);
  const high = Math.min(before.highest, later.highest);
  const steps = Math.max(1, Math.ceil((high - low) / STEP));
  let worst: { readonly k: number; readonly before: number; readonly later: number } | undefined;
  for (let step = 0; low <= high && step <= steps; step += 1) {
    const k = low + (step * (high - low)) / steps;
    const variances = {
      k,
      before: sviTotalVariance(before.parameters, k),
      later: sviTotalVariance(later.parameters, k),
    };
    const deficit = variances.before - variances.later;
    if (deficit > (worst === undefined ? ROUNDING : worst.before - worst.later)) worst = variances;
  }
  return worst;
}

/** @returns the ends of the range about a point in which the density is negative */
function negativeRange(parameters: SviParameters, inside: number): readonly [low: number, high: number] {
  return [edgeOf(parameters, inside, -STEP), edgeOf(parameters, inside, STEP)];
}

function edgeOf(parameters: SviParameters, inside: number, step: number): number {
  const isSound = (k: number): boolean => sviDurrlemanG(parameters, k) >= 0;
  let k = inside;
  while (Math.abs(k) < LIMIT && !isSound(k + step)) k += step;
  let beyond = k + step;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (k + beyond) / 2;
    if (isSound(middle)) beyond = middle;
    else k = middle;
  }
  return k;
}

function repairNote(isRepaired: boolean): string {
  return isRepaired ? ' The smile shown is the nearest one without.' : '';
}

/** With the minus sign of print, as everywhere a person reads numbers. */
function withMinus(number: string): string {
  return number.replaceAll('-', '−');
}
