/** Term structures as their chart takes them. */
import { toDayNumber } from '@cushing/products';

import type { ChartSeries } from '../../charts/chart-types.js';
import type { VolatilityTermStructuresQuery } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import type { TermMeasure } from './volatility-view.js';

export type TermStructure = VolatilityTermStructuresQuery['volatilityTermStructure'][number];
export type TermPoint = TermStructure['points'][number];

/** @returns what is drawn of an expiry; null where it has none, or one in another unit than most */
export function measured(point: TermPoint, measure: TermMeasure): number | null {
  switch (measure) {
    case 'ATM':
      return point.atmVol;
    case 'SKEW':
      return point.riskReversal25;
    case 'BUTTERFLY':
      return point.butterfly25;
  }
}

/** Whether the volatilities of a structure are in the quotation: then they stand beside no others. */
export function isNormal({ points }: TermStructure): boolean {
  return points[0]?.model === 'BACHELIER';
}

/**
 * @param main of the date shown
 * @param others of dates laid over; those in another unit are left out
 * @returns lines by day of expiry: the date shown, the others, and for volatilities at the money those between expiries
 */
export function termSeries(
  main: TermStructure,
  others: readonly TermStructure[],
  measure: TermMeasure,
): readonly ChartSeries[] {
  const lines = [main, ...others.filter((other) => isNormal(other) === isNormal(main))].map((structure) => ({
    id: structure.tradeDate,
    name: dateText(structure.tradeDate),
    points: toPoints(structure, (point) => measured(point, measure)),
  }));
  if (measure !== 'ATM') return lines;
  const between = toPoints(main, ({ forwardVol }) => forwardVol);
  return between.length === 0
    ? lines
    : [...lines, { id: 'forward', name: 'Forward vol to the expiry', points: between, isMarked: true }];
}

/** Volatilities of another unit than the first one's are left out: one axis does not hold both. */
function toPoints(structure: TermStructure, valueOf: (point: TermPoint) => number | null): ChartSeries['points'] {
  return structure.points.flatMap((point) => {
    const y = valueOf(point);
    const isComparable = (point.model === 'BACHELIER') === isNormal(structure);
    return y === null || !isComparable ? [] : [{ x: Number(toDayNumber(point.expiry)), y }];
  });
}
