import type { ProductCode } from '@cushing/products';

import { dateOf, symbolAt } from '../curve.js';
import type { Curve, CurvePast } from '../curve.js';
import { medianOf } from '../robust-spread.js';
import type { CurveRule, RuleMarks } from '../rule.js';
import { shownPrice } from '../shown-price.js';

/** What no settle has been near, on either side; in the quotation. */
const BOUNDS: Readonly<Record<ProductCode, readonly [least: number, most: number]>> = {
  CL: [-100, 500], // −37.63 in April 2020, 145.29 in July 2008
  BZ: [-50, 500], // never below zero, though ICE allows it; 146.08 in July 2008
  NG: [-5, 100], // 1.05 in 1992, 15.38 in December 2005
  HO: [-1, 20], // 0.29 in 1998, 5.14 in April 2022
  RB: [-1, 20], // 0.41 in March 2020, 4.28 in June 2022
};

/** Prices in a hundredth or a thousandth of the quotation's unit. */
const FACTORS = [100, 1_000];
/** A curve spreads around its middle, and moves from date to date, by less than this factor. */
const NEAR_FACTOR = 2;

/** Finds settles that no market has come near, and those in another unit than the curve before. */
export class PriceBoundsRule implements CurveRule {
  /** Middle of the latest curve whose unit was not in doubt, by product. */
  readonly #levels = new Map<ProductCode, number>();

  judge(curve: Curve, { curves }: CurvePast, marks: RuleMarks): void {
    const { product } = curve;
    const before = curves.at(-1);
    const level = this.#levels.get(product) ?? (before === undefined ? NaN : medianOf(before.settles));
    const [least, most] = BOUNDS[product];
    let inDoubt = 0;
    for (let place = 0; place < curve.length; place += 1) {
      const settle = curve.settles[place] ?? NaN;
      const factor = factorOf(settle / level);
      if (factor !== undefined) {
        inDoubt += 1;
        marks.mark(place, 'PRICE_BOUNDS', 'ERROR', () => describeFactor(curve, place, factor, level));
      } else if (settle < least || settle > most) {
        inDoubt += 1;
        marks.mark(place, 'PRICE_BOUNDS', 'ERROR', () => describeBounds(curve, place));
      }
    }
    if (inDoubt * 2 < curve.length) this.#levels.set(product, medianOf(curve.settles));
  }
}

/** @returns 100 or 1,000, or one over them, where the ratio is near that; undefined for others, negative ones and NaN */
function factorOf(ratio: number): number | undefined {
  for (const factor of FACTORS) {
    if (isNear(ratio, factor)) return factor;
    if (isNear(ratio, 1 / factor)) return 1 / factor;
  }
  return undefined;
}

function isNear(ratio: number, factor: number): boolean {
  return ratio > factor / NEAR_FACTOR && ratio < factor * NEAR_FACTOR;
}

function describeFactor(curve: Curve, place: number, factor: number, level: number): string {
  const { product } = curve;
  const settle = shownPrice(product, curve.settles[place] ?? 0);
  const times = factor > 1 ? `${factor} times` : `1/${Math.round(1 / factor)} of`;
  return `${symbolAt(curve, place)} settled ${settle} on ${dateOf(curve)}, about ${times} the ${shownPrice(product, level)} around which ${product} settled before: is it in another unit?`;
}

function describeBounds(curve: Curve, place: number): string {
  const { product } = curve;
  const [least, most] = BOUNDS[product];
  const settle = shownPrice(product, curve.settles[place] ?? 0);
  return `${symbolAt(curve, place)} settled ${settle} on ${dateOf(curve)}, outside of ${shownPrice(product, least)} to ${shownPrice(product, most)}, which ${product} has never come near to leaving`;
}
