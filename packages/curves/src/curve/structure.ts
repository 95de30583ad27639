import { QuantError } from '@cushing/quant';

/** Which way a forward curve runs. */
export type CurveStructure = 'CONTANGO' | 'BACKWARDATION' | 'MIXED';

/**
 * Names the shape of a forward curve by all of its points.
 *
 * @param settles prices by delivery month, in one unit; any finite numbers, negative ones included
 * @returns CONTANGO where no price is below the one before and some is above; BACKWARDATION where none is above and
 * some is below; MIXED otherwise, a flat curve and a single point included
 * @throws {QuantError} ERR_QUANT_DOMAIN for a price that is no finite number
 * @example
 * curveStructure([-37.63, 20.43, 26.28]); // 'CONTANGO'
 */
export function curveStructure(settles: ArrayLike<number>): CurveStructure {
  let rises = false;
  let falls = false;
  let previous = NaN;
  for (let index = 0; index < settles.length; index += 1) {
    const settle = settles[index] ?? NaN;
    if (!Number.isFinite(settle)) {
      throw new QuantError('ERR_QUANT_DOMAIN', `settles must be finite, got ${settle} at ${index}`);
    }
    if (settle > previous) rises = true;
    else if (settle < previous) falls = true;
    previous = settle;
  }
  if (rises === falls) return 'MIXED';
  return rises ? 'CONTANGO' : 'BACKWARDATION';
}
