/** A volatility cone as lines and bands over its windows. */
import type { ChartBand, ChartSeries } from './chart-types.js';

/** Numbers of the cone's windows, in their order; null where there is none. */
export interface ConeLine {
  readonly id: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface ConeParts {
  readonly series: readonly ChartSeries[];
  readonly bands: readonly ChartBand[];
}

/**
 * Pairs the lowest level with the highest, the next with the next, and so on; one in the middle becomes a line.
 * @param levels percentiles from the lowest to the highest, each by window
 * @param lines what is marked, such as the latest and the implied volatility
 */
export function coneParts(levels: readonly ConeLine[], lines: readonly ConeLine[]): ConeParts {
  const bands: ChartBand[] = [];
  for (let low = 0, high = levels.length - 1; low < high; low += 1, high -= 1) {
    const [below, above] = [levels[low], levels[high]];
    if (below === undefined || above === undefined) continue;
    bands.push({ id: `${below.id}–${above.id}`, name: `${below.name}–${above.name}`, points: pairs(below, above) });
  }
  const middle = levels.length % 2 === 1 ? levels[(levels.length - 1) / 2] : undefined;
  const series = lines.map((line) => ({ ...toSeries(line), isMarked: true }));
  return { series: middle === undefined ? series : [...series, toSeries(middle)], bands };
}

function toSeries({ id, name, values }: ConeLine): ChartSeries {
  return { id, name, points: values.flatMap((y, x) => (y === null ? [] : [{ x, y }])) };
}

function pairs(below: ConeLine, above: ConeLine): ChartBand['points'] {
  return below.values.flatMap((low, x) => {
    const high = above.values[x] ?? null;
    return low === null || high === null ? [] : [{ x, low, high }];
  });
}
