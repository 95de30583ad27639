import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import type { RefObject } from 'react';

import type { ChartSeries } from '../../charts/chart-types.js';
import { LineChart } from '../../charts/lazy-line-chart.js';
import { numberTicks } from '../../charts/number-ticks.js';
import { countChangeText, priceText } from '../../lib/format.js';
import type { StrategyAnalysis } from './strategy-analysis.js';

interface PayoffChartProps {
  readonly product: ProductCode;
  /** Symbol of the first leg's future, whose price is the axis. */
  readonly future: string;
  readonly analysis: StrategyAnalysis;
  readonly series: readonly ChartSeries[];
  readonly element: RefObject<HTMLDivElement | null>;
}

/** @returns the lines of the payoff chart, in USD */
export function payoffSeries(product: ProductCode, { payoff, daysToExpiry }: StrategyAnalysis): readonly ChartSeries[] {
  const { contractSize } = PRODUCTS[product];
  const line = (id: string, name: string, profit: (point: (typeof payoff)[number]) => number): ChartSeries => ({
    id,
    name,
    points: payoff.map((point) => ({ x: point.price, y: profit(point) * contractSize })),
  });
  return [
    line('expiry', daysToExpiry === undefined ? 'Then' : 'At first expiry', ({ atExpiry }) => atExpiry),
    line('today', 'Today', ({ today }) => today),
  ];
}

/** Profit and loss by price of the future: today, and when the first option expires. */
export function PayoffChart({ product, future, analysis, series, element }: PayoffChartProps) {
  return (
    <LineChart
      element={element}
      label={`Profit and loss of the strategy by price of ${future}, USD`}
      series={series}
      height={210}
      ticks={numberTicks((price) => priceText(product, price))}
      describeX={(price) => `${future} ${priceText(product, price)}`}
      formatY={(profit) => countChangeText(Math.round(profit))}
      restsAt="PINNED"
      pinned={analysis.forward}
    />
  );
}
