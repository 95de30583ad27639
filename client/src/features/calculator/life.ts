/** Time from the valuation to the expiry, as the API counts it: actual/365 between the instants of settlement. */
import { addDays, expiryInstant, toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

export const DAYS_IN_YEAR = 365;
const MS_IN_YEAR = DAYS_IN_YEAR * 86_400_000;

/** @returns years; 0 on the expiry date and after it */
export function yearsBetween(valuation: IsoDate, expiry: IsoDate): number {
  if (expiry <= valuation) return 0;
  return (Date.parse(expiryInstant(expiry)) - Date.parse(expiryInstant(valuation))) / MS_IN_YEAR;
}

/** @returns calendar days; negative where the expiry lies before */
export function daysBetween(valuation: IsoDate, expiry: IsoDate): number {
  return toDayNumber(expiry) - toDayNumber(valuation);
}

/** @returns the date that so many years from the valuation are on */
export function dateAfter(valuation: IsoDate, years: number): IsoDate {
  return addDays(valuation, Math.round(years * DAYS_IN_YEAR));
}

/** @returns the date it is in New York, where the exchange is */
export function dateInNewYork(now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' }).format(now);
}
