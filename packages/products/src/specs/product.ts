import type { CalendarName } from '../calendars/calendar.js';
import type { ProductCode } from '../codes/product-code.js';
import type { OptionSeries } from './option-series.js';

/**
 * Which months are listed: those of the current year, of so many years after it, and so many months more. The current
 * year changes when its December contract ends.
 */
export interface ListingRule {
  readonly years: number;
  readonly furtherMonths: number;
  /** The first contract month that was listed by this rule; null where no listing date was seen to hold it against. */
  readonly inForceFrom: string | null;
}

/** The terms of a product's futures. Prices are in `quotation`. */
export interface Product {
  readonly code: ProductCode;
  readonly name: string;
  readonly exchange: 'NYMEX';
  readonly currency: 'USD';
  /** Units in one contract. */
  readonly contractSize: number;
  readonly unitOfMeasure: 'BBL' | 'MMBTU' | 'GAL';
  readonly quotation: 'USD/bbl' | 'USD/MMBtu' | 'USD/gal';
  /** Least price step, in the quotation: one unit of the last of `priceDecimals`. */
  readonly tickSize: number;
  /** USD that one tick is worth for one contract. */
  readonly tickValue: number;
  readonly priceDecimals: number;
  readonly settlementMethod: 'PHYSICAL' | 'CASH';
  /** The calendar whose business days its expiries count. */
  readonly businessCalendar: CalendarName;
  readonly listing: ListingRule;
  readonly optionSeries: readonly OptionSeries[];
  /**
   * Roots under which vendors name the same month: BRN, LCO, CO and B are ICE's Brent, which ends on the same date and
   * whose index BZ settles to.
   */
  readonly aliases: readonly string[];
}

/** Contract terms by exchange code, as the exchange's rulebook states them. */
export const PRODUCTS: Readonly<Record<ProductCode, Product>> = {
  CL: {
    code: 'CL',
    name: 'WTI Light Sweet Crude Oil',
    exchange: 'NYMEX',
    currency: 'USD',
    contractSize: 1_000,
    unitOfMeasure: 'BBL',
    quotation: 'USD/bbl',
    tickSize: 0.01,
    tickValue: 10,
    priceDecimals: 2,
    settlementMethod: 'PHYSICAL',
    businessCalendar: 'NYMEX',
    listing: { years: 10, furtherMonths: 2, inForceFrom: '2030-03' },
    optionSeries: ['LO'],
    aliases: [],
  },
  BZ: {
    code: 'BZ',
    name: 'Brent Crude Oil Last Day',
    exchange: 'NYMEX',
    currency: 'USD',
    contractSize: 1_000,
    unitOfMeasure: 'BBL',
    quotation: 'USD/bbl',
    tickSize: 0.01,
    tickValue: 10,
    priceDecimals: 2,
    settlementMethod: 'CASH',
    businessCalendar: 'LONDON',
    listing: { years: 7, furtherMonths: 3, inForceFrom: null },
    optionSeries: ['BZO'],
    aliases: ['BRN', 'LCO', 'CO', 'B'],
  },
  NG: {
    code: 'NG',
    name: 'Henry Hub Natural Gas',
    exchange: 'NYMEX',
    currency: 'USD',
    contractSize: 10_000,
    unitOfMeasure: 'MMBTU',
    quotation: 'USD/MMBtu',
    tickSize: 0.001,
    tickValue: 10,
    priceDecimals: 3,
    settlementMethod: 'PHYSICAL',
    businessCalendar: 'NYMEX',
    listing: { years: 12, furtherMonths: 0, inForceFrom: '2025-01' },
    optionSeries: ['ON', 'LN'],
    aliases: [],
  },
  HO: {
    code: 'HO',
    name: 'NY Harbor ULSD',
    exchange: 'NYMEX',
    currency: 'USD',
    contractSize: 42_000,
    unitOfMeasure: 'GAL',
    quotation: 'USD/gal',
    tickSize: 0.0001,
    tickValue: 4.2,
    priceDecimals: 4,
    settlementMethod: 'PHYSICAL',
    businessCalendar: 'NYMEX',
    listing: { years: 3, furtherMonths: 1, inForceFrom: '2025-02' },
    optionSeries: ['OH'],
    aliases: [],
  },
  RB: {
    code: 'RB',
    name: 'RBOB Gasoline',
    exchange: 'NYMEX',
    currency: 'USD',
    contractSize: 42_000,
    unitOfMeasure: 'GAL',
    quotation: 'USD/gal',
    tickSize: 0.0001,
    tickValue: 4.2,
    priceDecimals: 4,
    settlementMethod: 'PHYSICAL',
    businessCalendar: 'NYMEX',
    listing: { years: 3, furtherMonths: 1, inForceFrom: null },
    optionSeries: ['OB'],
    aliases: [],
  },
};
