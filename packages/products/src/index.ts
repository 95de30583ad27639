export {
  addBusinessDays,
  holidays,
  isBusinessDay,
  isTradingSession,
  lastBusinessDayBefore,
  lastBusinessDayOfMonth,
} from './calendars/business-days.js';
export type { CalendarName } from './calendars/holiday-rules.js';
export { MONTH_CODES } from './codes/month-code.js';
export { PRODUCT_CODES, isProductCode } from './codes/product-code.js';
export type { ProductCode } from './codes/product-code.js';
export {
  frontMonth,
  isTradeDate,
  listedMonths,
  nearbyMonths,
  nearbyOf,
  nextTradeDate,
  previousTradeDate,
} from './contracts/futures-contract.js';
export type { FuturesContract } from './contracts/futures-contract.js';
export { addMonths, contractMonth, fromMonthIndex, parseContractMonth, toMonthIndex } from './dates/contract-month.js';
export type { ContractMonth, MonthIndex } from './dates/contract-month.js';
export { addDays, dayOfWeek, fromDayNumber, isoDate, parseIsoDate, toDayNumber } from './dates/iso-date.js';
export type { DayNumber, IsoDate } from './dates/iso-date.js';
export { ProductsError } from './errors.js';
export { firstNoticeDate, lastTradeDate } from './expiry/last-trade-date.js';
export { expiryInstant, optionExpiryDate } from './expiry/option-expiry.js';
export { GALLONS_PER_BARREL, formatPrice, formatPriceChange, pricePerBarrel, roundToTick } from './prices/price.js';
export { OPTION_SERIES } from './specs/option-series.js';
export type { OptionSeries, OptionSeriesTerms } from './specs/option-series.js';
export { PRODUCTS } from './specs/product.js';
export type { Product } from './specs/product.js';
export { futuresSymbol, optionSymbol, parseFuturesSymbol, parseSymbol } from './symbols/symbol.js';
export type {
  FuturesSymbol,
  Instrument,
  OptionType,
  ParsedFuturesSymbol,
  ParsedSymbol,
  SymbolErrorReason,
} from './symbols/symbol.js';
