/** One point of a line; x is a day number, a month index or a number of the axis, y a price or a volatility. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** One line with the name that the legend gives it. Points ascend by x. */
export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  readonly points: readonly ChartPoint[];
  /** Every point is marked, whatever the dashes of the line. */
  readonly isMarked?: boolean;
}

/** What lies between two lines, drawn under all of them. Points ascend by x. */
export interface ChartBand {
  readonly id: string;
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
}

/** One mark of an axis. */
export interface ChartTick {
  readonly value: number;
  readonly text: string;
}

/** One number of a grid, by its places. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}
