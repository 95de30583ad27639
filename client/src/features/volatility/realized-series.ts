/** Implied beside realised volatility, as the chart takes it. */
import { toDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { ChartSeries } from '../../charts/chart-types.js';
import type { ImpliedVsRealizedQuery, RealizedVolatilityQuery } from '../../gql/graphql.js';
import type { VolatilityView } from './volatility-view.js';
import { ESTIMATOR_WORDS } from './words.js';

export type ComparedPoint = ImpliedVsRealizedQuery['impliedVsRealized'][number];
export type EstimatedPoint = RealizedVolatilityQuery['realizedVolatility'][number];

/** By which the volatility is realised that implied volatility is compared with. */
export const COMPARED_ESTIMATOR = 'CLOSE_TO_CLOSE';

interface Drawing extends Pick<VolatilityView, 'compare' | 'estimator' | 'window'> {
  /** Realised volatility by another estimator; none where it is the one of the comparison. */
  readonly estimates: readonly EstimatedPoint[];
}

/** @returns lines by trade date; a line without a point is left out */
export function realizedSeries(
  points: readonly ComparedPoint[],
  { compare, window, estimator, estimates }: Drawing,
): readonly ChartSeries[] {
  const lines =
    compare === 'PREMIUM'
      ? [line('premium', 'Implied less realised', points, ({ premium }) => premium)]
      : [
          line('implied', 'Implied, 30 days', points, ({ implied }) => implied),
          line('realized', `Realised, last ${window}`, points, ({ realized }) => realized),
          line('after', `Realised, next ${window}`, points, ({ subsequentRealized }) => subsequentRealized),
          line('estimated', `${ESTIMATOR_WORDS[estimator]}, last ${window}`, estimates, ({ volatility }) => volatility),
        ];
  return lines.filter((drawn) => drawn.points.length > 0);
}

interface Comparison extends Pick<Drawing, 'estimates' | 'estimator' | 'window'> {
  readonly product: ProductCode;
}

/** @returns what is exported: each date with how it was realised, and by another estimator too where one is chosen */
export function comparedRecords(
  points: readonly ComparedPoint[],
  { product, window, estimator, estimates }: Comparison,
) {
  const byDate = new Map(estimates.map(({ tradeDate, volatility }) => [tradeDate, volatility]));
  const isOther = estimator !== COMPARED_ESTIMATOR;
  return {
    header: [
      ...['tradeDate', 'product', 'window', 'estimator', 'implied', 'impliedStatus', 'realized', 'realizedStatus'],
      ...['premium', 'subsequentRealized', 'source', ...(isOther ? ['otherEstimator', 'otherRealized'] : [])],
    ],
    rows: points.map((point) => [
      ...[point.tradeDate, product, window, COMPARED_ESTIMATOR, point.implied, point.impliedStatus, point.realized],
      ...[point.realizedStatus, point.premium, point.subsequentRealized, point.source],
      ...(isOther ? [estimator, byDate.get(point.tradeDate) ?? null] : []),
    ]),
  };
}

/** What the premium was over a range of dates; in decimals. */
export interface PremiumSummary {
  readonly latest: { readonly tradeDate: IsoDate; readonly premium: number };
  readonly mean: number;
  /** Share of the dates on which implied volatility was the higher. */
  readonly positive: number;
  readonly dates: number;
}

/** @returns undefined where no date has a premium */
export function summarizePremium(points: readonly ComparedPoint[]): PremiumSummary | undefined {
  const known = points.flatMap(({ tradeDate, premium }) => (premium === null ? [] : [{ tradeDate, premium }]));
  const latest = known.at(-1);
  if (latest === undefined) return undefined;
  const dates = known.length;
  return {
    latest,
    mean: known.reduce((sum, { premium }) => sum + premium, 0) / dates,
    positive: known.filter(({ premium }) => premium > 0).length / dates,
    dates,
  };
}

function line<Point extends { readonly tradeDate: IsoDate }>(
  id: string,
  name: string,
  points: readonly Point[],
  valueOf: (point: Point) => number | null,
): ChartSeries {
  return {
    id,
    name,
    points: points.flatMap((point) => {
      const y = valueOf(point);
      return y === null ? [] : [{ x: Number(toDayNumber(point.tradeDate)), y }];
    }),
  };
}
