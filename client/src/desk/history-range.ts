import type { IsoDate } from '@cushing/products';

import { shiftMonths } from '../lib/shift-months.js';

export const RANGES = ['1M', '3M', '6M', '1Y', '3Y', 'ALL'] as const;
/** How far back a history goes from the date shown. */
export type HistoryRange = (typeof RANGES)[number];

/** @returns the first date of a range that ends at a date; undefined for everything there is */
export function rangeStart(range: HistoryRange, end: IsoDate): IsoDate | undefined {
  const months = { '1M': 1, '3M': 3, '6M': 6, '1Y': 12, '3Y': 36, ALL: undefined }[range];
  return months === undefined ? undefined : shiftMonths(end, -months);
}
