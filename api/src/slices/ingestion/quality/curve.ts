import { fromDayNumber, fromMonthIndex, futuresSymbol } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

/** The settlements of one product on one trade date, ascending by month. */
export interface Curve {
  readonly product: ProductCode;
  /** `DayNumber`. */
  readonly day: number;
  readonly length: number;
  /** `MonthIndex`. */
  readonly months: Int32Array;
  readonly settles: Float64Array;
  /** Lines of the file; 0 in a curve of the store. */
  readonly lines: Int32Array;
  /** Columns of the file, from 1; 0 where the whole line is the settlement. */
  readonly columns: Int32Array;
}

/** What a curve is judged by. */
export interface CurvePast {
  /** The curves before it, of the file and of the store, at most 20, the latest last. */
  readonly curves: readonly Curve[];
  /** `DayNumber`s on which the store holds settlements of the product. */
  readonly storeDays: ReadonlySet<number>;
  /** `MonthIndex`es that the store holds on the curve's day; known where the file leaves out a month in between alone. */
  readonly storedMonths: ReadonlySet<number>;
}

/** @returns the place of the first month that is not before the given one; the length where all are */
export function firstPlaceFrom({ months, length }: Curve, month: number): number {
  // Most curves leave out no month.
  const likely = month - (months[0] ?? 0);
  if (months[likely] === month) return likely;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((months[middle] ?? 0) < month) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns NaN where the curve has no such contract */
export function settleOf(curve: Curve, month: number): number {
  const place = firstPlaceFrom(curve, month);
  return curve.months[place] === month ? (curve.settles[place] ?? NaN) : NaN;
}

export function symbolAt(curve: Curve, place: number): FuturesSymbol {
  return futuresSymbol(curve.product, fromMonthIndex(curve.months[place] ?? 0));
}

export function dateOf({ day }: Curve): IsoDate {
  return fromDayNumber(day);
}
