import type { ChartColours } from './use-chart-colours.js';

/** Lines differ by dashes as well as by colour. */
const DASHES = [undefined, '6 3', '2 3', '8 3 2 3', '1 4', '10 4'] as const;

export interface LineStyle {
  readonly colour: string;
  readonly dashes: string | undefined;
  readonly width: number;
}

/** @param index place of the series in its chart; the first is the one that the chart is about */
export function lineStyle(colours: ChartColours, index: number): LineStyle {
  return {
    colour: colours.series[index % colours.series.length] ?? colours.ink,
    dashes: DASHES[index % DASHES.length],
    width: index === 0 ? 2 : 1.4,
  };
}
