/** Earlier dates that are laid over the date shown. */
import { addDays, parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { oneOf } from '../lib/one-of.js';
import { shiftMonths } from '../lib/shift-months.js';

export const AGES = ['1D', '1W', '1M', '1Y'] as const;
/** How long before the date shown something lies that is laid over it. */
export type Age = (typeof AGES)[number];

/** By its age, or by its date. */
export type Overlay = Age | IsoDate;

/** Curves that one chart can tell apart. */
export const MAX_OVERLAYS = 5;

/** @returns the date that an overlay stands for beside a trade date */
export function overlayDate(overlay: Overlay, tradeDate: IsoDate): IsoDate {
  switch (overlay) {
    case '1D':
      return addDays(tradeDate, -1);
    case '1W':
      return addDays(tradeDate, -7);
    case '1M':
      return shiftMonths(tradeDate, -1);
    case '1Y':
      return shiftMonths(tradeDate, -12);
    default:
      return overlay;
  }
}

/**
 * @param text as an address has it: ages and dates, parted by commas
 * @returns what of it is an overlay, each once, no more than a chart can tell apart
 */
export function readOverlays(text: string): readonly Overlay[] {
  const known = text.split(',').map((part) => oneOf(AGES, part) ?? parseIsoDate(part));
  return [...new Set(known.filter((overlay) => overlay !== undefined))].slice(0, MAX_OVERLAYS);
}

/** @returns the overlays without one of them, or with it where it is new, the oldest choice giving way */
export function toggledOverlay(overlays: readonly Overlay[], overlay: Overlay): readonly Overlay[] {
  const rest = overlays.filter((shown) => shown !== overlay);
  return rest.length < overlays.length ? rest : [...rest, overlay].slice(-MAX_OVERLAYS);
}
