export {
  addBusinessDays,
  isBusinessDay,
  lastBusinessDayBefore,
  lastBusinessDayOfMonth,
} from './calendars/business-days.js';
export type { CalendarName } from './calendars/calendar.js';
export { holidays } from './calendars/closed-days.js';
export { isTradeDate, isTradingSession, nextTradeDate, previousTradeDate } from './calendars/trade-dates.js';
export { MONTH_CODES } from './codes/month-code.js';
export { PRODUCT_CODES, isProductCode } from './codes/product-code.js';
export type { ProductCode } from './codes/product-code.js';
export type { FuturesContract } from './contracts/futures-contract.js';
export { isKnownMonth } from './contracts/known-months.js';
export { firstTradeDate, listedMonths } from './contracts/listing.js';
export { frontMonth, nearbyMonths, nearbyOf } from './contracts/nearby.js';
export { addMonths, contractMonth, fromMonthIndex, parseContractMonth, toMonthIndex } from './dates/contract-month.js';
export type { ContractMonth, MonthIndex } from './dates/contract-month.js';
export { addDays, dayOfWeek, fromDayNumber, isoDate, parseIsoDate, toDayNumber } from './dates/iso-date.js';
export type { DayNumber, IsoDate } from './dates/iso-date.js';
export { ProductsError } from './errors.js';
export type { ProductsErrorCode } from './errors.js';
export { expiryInstant } from './expiry/expiry-instant.js';
export { firstNoticeDate } from './expiry/first-notice-date.js';
export { lastTradeDate } from './expiry/last-trade-date.js';
export { optionExpiryDate } from './expiry/option-expiry-date.js';
export {
  isSessionOpen,
  nextSessionChange,
  sessionStart,
  settlementInstant,
  tradeDateAt,
} from './sessions/trading-sessions.js';
export { OPTION_SERIES, OPTION_SERIES_CODES } from './specs/option-series.js';
export type { OptionSeries, OptionSeriesTerms } from './specs/option-series.js';
export { PRODUCTS } from './specs/product.js';
export type { Product } from './specs/product.js';
export { listedOptionMonths, optionMonthOfExpiry } from './strikes/option-months.js';
export type { OptionMonthOfExpiry } from './strikes/option-months.js';
export { isOnStrikeGrid, listedStrikes, nearStrikeStep } from './strikes/strike-grid.js';
export { futuresSymbol, optionSymbol } from './symbols/symbol.js';
export type { FuturesSymbol, Instrument, OptionType } from './symbols/symbol.js';
export { parseFuturesSymbol, parseSymbol } from './symbols/symbol-parser.js';
export type { ParsedFuturesSymbol, ParsedSymbol, SymbolErrorReason } from './symbols/symbol-parser.js';
export { GALLONS_PER_BARREL, pricePerBarrel } from './units/barrel.js';
export { formatPrice, formatPriceChange, roundToTick } from './units/price.js';
