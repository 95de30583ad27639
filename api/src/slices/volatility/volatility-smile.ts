import type { AnalysedDay, AnalysedExpiry } from '../options/index.js';
import { SMILE_DELTAS, deltaVols, smileShape } from './delta-vols.js';
import { expiryOutline } from './expiry-outline.js';
import { smileCurve } from './smile-curve.js';
import { smilePoints } from './smile-points.js';
import { sviFit } from './svi-fit.js';
import type { VolatilitySmile } from './volatility.types.js';

/** @returns one expiry's quotes with the curve through them */
export function volatilitySmile(day: AnalysedDay, expiry: AnalysedExpiry): VolatilitySmile {
  const { product, tradeDate, source } = day;
  return {
    ...{ product, tradeDate, source },
    ...expiryOutline(day, expiry),
    ...smileShape(expiry),
    points: smilePoints(expiry, product),
    fit: sviFit(expiry.smile),
    curve: smileCurve(expiry),
    deltas: deltaVols(expiry, SMILE_DELTAS),
  };
}
