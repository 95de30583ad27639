import type { LineSvgProps } from '@nivo/line';

import type { NivoSeries } from './chart-layers.js';

/** The least that a scale is read by. */
const FEWEST_TICKS = 3;
const TICK_DISTANCE = 50;

type LineAxes = Pick<LineSvgProps<NivoSeries>, 'axisLeft' | 'axisRight' | 'enableGridX' | 'gridYValues'>;

/**
 * @param height of the lines, in pixels
 * @returns values at the right, where the latest ones are, and a grid line at each
 */
export function lineAxes(height: number, format: (value: number) => string): LineAxes {
  const ticks = Math.max(FEWEST_TICKS, Math.floor(height / TICK_DISTANCE));
  return {
    axisLeft: null,
    axisRight: { tickSize: 0, tickPadding: 6, tickValues: ticks, format },
    enableGridX: false,
    gridYValues: ticks,
  };
}
