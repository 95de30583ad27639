import type { IsoDate, ProductCode } from '@cushing/products';

/** Whether positions in options are counted too, at their delta. */
export type PositionReport = 'FUTURES_ONLY' | 'COMBINED';

/** Columns of a report on positions that are numbers of contracts. */
export const POSITION_COUNTS = [
  'openInterest',
  'producerLong',
  'producerShort',
  'swapLong',
  'swapShort',
  'swapSpread',
  'managedLong',
  'managedShort',
  'managedSpread',
  'otherLong',
  'otherShort',
  'otherSpread',
] as const;

export type PositionCount = (typeof POSITION_COUNTS)[number];

/** Positions of the classes of traders in one product on one report date, in contracts; null where not given. */
export interface TraderPositions extends Readonly<Record<PositionCount, number | null>> {
  readonly product: ProductCode;
  readonly report: PositionReport;
  /** The Tuesday whose close is reported. */
  readonly reportDate: IsoDate;
  readonly importId: string;
}

/** Positions as columns, all of `length` entries; NaN where the source gives no number. */
export interface PositionColumns extends Readonly<Record<PositionCount, Float64Array>> {
  readonly length: number;
  /** Index into `PRODUCT_CODES`. */
  readonly product: Uint8Array;
  /** 1 for combined reports. */
  readonly isCombined: Uint8Array;
  /** `DayNumber`. */
  readonly date: Int32Array;
  readonly line: Int32Array;
}
