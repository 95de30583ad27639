/** Prices of consecutive bars, one column each, all of one length. */
export interface BarColumns {
  readonly open: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly close: ArrayLike<number>;
}

/** One bar: a day, or whatever the period is. */
export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Bars as columns, or one by one. */
export type Bars = BarColumns | readonly Bar[];

/** Columns as they are; of single bars, a copy in columns. */
export function barColumns(bars: Bars): BarColumns {
  if (!isList(bars)) return bars;
  const columns = {
    open: new Float64Array(bars.length),
    high: new Float64Array(bars.length),
    low: new Float64Array(bars.length),
    close: new Float64Array(bars.length),
  };
  bars.forEach((bar, index) => {
    columns.open[index] = bar.open;
    columns.high[index] = bar.high;
    columns.low[index] = bar.low;
    columns.close[index] = bar.close;
  });
  return columns;
}

function isList(bars: Bars): bars is readonly Bar[] {
  return Array.isArray(bars);
}
