import { addBusinessDays } from '../calendars/business-days.js';
import type { ContractMonth } from '../dates/contract-month.js';
import type { IsoDate } from '../dates/iso-date.js';
import { OPTION_SERIES } from '../specs/option-series.js';
import type { OptionSeries } from '../specs/option-series.js';
import { PRODUCTS } from '../specs/product.js';
import { lastTradeDate } from './last-trade-date.js';

/** Business days by which a series stops trading before its future. */
const DAYS_BEFORE_FUTURE: Readonly<Record<OptionSeries, number>> = { LO: 3, BZO: 3, ON: 1, LN: 1, OH: 3, OB: 3 };

/**
 * The last date on which a monthly option trades, counted in business days back from its future's last trade date:
 * one for ON and LN, three for LO, OH, OB and BZO, whose days are London's.
 *
 * @param month the option's contract month, which is its future's, 1980-01 … 2079-12
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of those months
 * @see NYMEX contract specifications of the options, "Termination of Trading"
 *
 * @example
 * optionExpiryDate('LO', contractMonth(2026, 12)); // '2026-11-17', three days before 2026-11-20
 */
export function optionExpiryDate(series: OptionSeries, month: ContractMonth): IsoDate {
  const { underlying } = OPTION_SERIES[series];
  const calendar = PRODUCTS[underlying].businessCalendar;
  return addBusinessDays(calendar, lastTradeDate(underlying, month), -DAYS_BEFORE_FUTURE[series]);
}
