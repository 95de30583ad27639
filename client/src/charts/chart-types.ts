/** One point of a line; x is a day number or a month index, y a price. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** One line with the name that the legend gives it. Points ascend by x. */
export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

/** One mark of an axis. */
export interface ChartTick {
  readonly value: number;
  readonly text: string;
}
