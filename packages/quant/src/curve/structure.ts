/** Which way a forward curve runs. */
export type CurveStructure = 'CONTANGO' | 'BACKWARDATION' | 'MIXED';

/**
 * Names the shape of a forward curve by all of its points.
 *
 * @param settles prices by delivery month, in one unit; any real numbers
 * @returns CONTANGO where no price is below the one before and some is above; BACKWARDATION where none is above and
 * some is below; MIXED otherwise, a flat curve and a single point included
 * @example
 * curveStructure([-37.63, 20.43, 26.28]); // 'CONTANGO'
 */
export function curveStructure(settles: ArrayLike<number>): CurveStructure {
  let rises = false;
  let falls = false;
  for (let index = 1; index < settles.length; index += 1) {
    const step = (settles[index] ?? NaN) - (settles[index - 1] ?? NaN);
    if (step > 0) rises = true;
    else if (step < 0) falls = true;
  }
  if (rises === falls) return 'MIXED';
  return rises ? 'CONTANGO' : 'BACKWARDATION';
}
