/** Instants as New York's clocks show them. */
import { isDaylightSaving } from '../dates/daylight-saving.js';

export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const STANDARD_OFFSET_MS = 5 * HOUR_MS;

/** A place on New York's clocks. */
export interface NewYorkTime {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Since midnight there. */
  readonly timeMs: number;
}

/**
 * @param instantMs milliseconds since 1970-01-01 UTC
 * @returns the day and time there; an hour off between midnight and the change of clocks on the two Sundays they move
 * on, when nothing trades
 */
export function newYorkTime(instantMs: number): NewYorkTime {
  const standard = instantMs - STANDARD_OFFSET_MS;
  const local = isDaylightSaving(Math.floor(standard / DAY_MS)) ? standard + HOUR_MS : standard;
  const day = Math.floor(local / DAY_MS);
  return { day, timeMs: local - day * DAY_MS };
}

/** @returns milliseconds since 1970-01-01 UTC; right for times after the change of clocks on the days they move on */
export function newYorkInstant(day: number, timeMs: number): number {
  return day * DAY_MS + timeMs + STANDARD_OFFSET_MS - (isDaylightSaving(day) ? HOUR_MS : 0);
}
