import type { ChartColours } from './use-chart-colours.js';

/** @returns texts, axes and grid as nivo takes them */
export function chartTheme(colours: ChartColours) {
  return {
    text: { fill: colours.muted, fontSize: 11, fontFamily: 'inherit' },
    axis: { ticks: { line: { stroke: colours.line }, text: { fill: colours.muted } } },
    grid: { line: { stroke: colours.line, strokeWidth: 1 } },
  };
}
