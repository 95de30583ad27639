/**
 * - `NYMEX`: the business days by which the exchange counts expiries and notices
 * - `LONDON`: business days in England, by which Brent expiries count
 * - `ICE_EU`: days on which ICE Futures Europe settles, American holidays among them
 */
export type CalendarName = 'NYMEX' | 'LONDON' | 'ICE_EU';

/**
 * What an exchange still does on a weekday that is no business day:
 *
 * - `NONE`: it is closed
 * - `SESSION`: it trades, mostly for shorter, and does not settle; the trades belong to the next trade date
 * - `SETTLEMENT`: it trades and settles, but no expiry counts the day
 */
export type ClosedDayActivity = 'NONE' | 'SESSION' | 'SETTLEMENT';

/** A weekday that is no business day. */
export interface ClosedDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly name: string;
  readonly activity: ClosedDayActivity;
}

/** Days of the week as `weekdayOf` counts them. */
export const SUNDAY = 0;
export const MONDAY = 1;
export const THURSDAY = 4;
export const SATURDAY = 6;
