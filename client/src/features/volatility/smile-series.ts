/** A smile as its chart takes it. */
import type { ChartSeries } from '../../charts/chart-types.js';
import type { SmileQuote } from '../../charts/smile-parts.js';
import type { EarlierSmilesQuery, VolatilitySmileQuery } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import type { SmileAxis } from './volatility-view.js';

export type Smile = VolatilitySmileQuery['volatilitySmile'][number];
export type EarlierSmile = EarlierSmilesQuery['volatilitySmile'][number];

/** @returns what a smile can be drawn over: where there is no logarithm of strike and forward, the strike alone */
export function axisOf({ model, forward }: Smile, asked: SmileAxis): SmileAxis {
  return model === 'BACHELIER' || forward === null || forward <= 0 ? 'STRIKE' : asked;
}

/** @returns the fitted curves: of the date shown first, then of the others that have one in the same kind of vol */
export function smileCurves(smile: Smile, earlier: readonly EarlierSmile[], axis: SmileAxis): readonly ChartSeries[] {
  const isNormal = smile.model === 'BACHELIER';
  const comparable = earlier.filter(({ model }) => (model === 'BACHELIER') === isNormal);
  const [low, high] = extentOf(smile, axis);
  return [smile, ...comparable]
    .filter(({ curve }) => curve.length > 0)
    .map(({ tradeDate, curve }) => ({
      id: tradeDate,
      name: dateText(tradeDate),
      points: curve
        .map(({ strike, logMoneyness, vol }) => ({ x: axis === 'STRIKE' ? strike : logMoneyness, y: vol }))
        .filter(({ x }) => x >= low && x <= high),
    }))
    .filter(({ points }) => points.length > 0);
}

/** Where the smile of the date shown has quotes or a curve: others are laid over it, and do not widen it. */
function extentOf({ points, curve }: Smile, axis: SmileAxis): readonly [number, number] {
  const xs = [...points.filter(({ vol }) => vol !== null), ...curve]
    .map(({ strike, logMoneyness }) => (axis === 'STRIKE' ? strike : logMoneyness))
    .filter((x) => x !== null);
  return xs.length === 0 ? [-Infinity, Infinity] : [Math.min(...xs), Math.max(...xs)];
}

/** @returns the options that have a volatility and a place on the axis; without a fit none is left out of it */
export function smileQuotes({ points, fit }: Smile, axis: SmileAxis): readonly SmileQuote[] {
  return points.flatMap(({ type, strike, logMoneyness, vol, bidVol, askVol, residual, isUsed }) => {
    const x = axis === 'STRIKE' ? strike : logMoneyness;
    return vol === null || x === null
      ? []
      : [{ x, side: type, vol, bidVol, askVol, residual, isLeftOut: fit !== null && !isUsed } satisfies SmileQuote];
  });
}

/** @returns where a strike lies on the axis; undefined where it has no place there */
export function placeOf({ forward }: Smile, strike: number, axis: SmileAxis): number | undefined {
  if (axis === 'STRIKE') return strike;
  return forward === null || forward <= 0 || strike <= 0 ? undefined : Math.log(strike / forward);
}

/** @returns the listed strike at a place of the axis */
export function strikeAt({ points }: Smile, x: number, axis: SmileAxis): number | undefined {
  return points.find(({ strike, logMoneyness }) => (axis === 'STRIKE' ? strike : logMoneyness) === x)?.strike;
}

/** @returns options that have no volatility, counted by why */
export function missingVols({ points }: Smile): ReadonlyMap<Smile['points'][number]['volStatus'], number> {
  const counts = new Map<Smile['points'][number]['volStatus'], number>();
  for (const { volStatus } of points) {
    if (volStatus !== 'OK') counts.set(volStatus, (counts.get(volStatus) ?? 0) + 1);
  }
  return counts;
}
