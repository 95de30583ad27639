/** Random dates and contracts for properties, within the years that calendars know. */
import fc from 'fast-check';

import { PRODUCT_CODES } from '../src/codes/product-code.js';
import { contractMonth } from '../src/dates/contract-month.js';
import { dayNumber, fromDayNumber } from '../src/dates/iso-date.js';

export const anyProduct = fc.constantFrom(...PRODUCT_CODES);

export const anyCalendar = fc.constantFrom('NYMEX', 'LONDON', 'ICE_EU');

/** Any date from which expiries and ten years of business days stay inside the calendars. */
export const anyDate = fc.integer({ min: dayNumber(1990, 1, 1), max: dayNumber(2065, 12, 31) }).map(fromDayNumber);

export const anyContractMonth = fc
  .tuple(fc.integer({ min: 1980, max: 2079 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => contractMonth(year, month));
