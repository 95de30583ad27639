import { isDaylightSaving } from '../dates/daylight-saving.js';
import { toDayNumber } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';

/**
 * The instant at which trading ends on an exchange date: 14:30 in New York, where energy settles.
 *
 * @param date an exchange date, 1980 or later
 * @returns UTC, ISO-8601
 *
 * @example
 * expiryInstant(isoDate('2026-11-17')); // '2026-11-17T19:30:00Z'
 */
export function expiryInstant(date: IsoDate): string {
  return `${date}T${isDaylightSaving(toDayNumber(date)) ? '18' : '19'}:30:00Z`;
}
