/** What a report is made of: the services beside, as far as it asks them. */
import type { AlertsService } from '../alerts/index.js';
import type { MarketService } from '../market/index.js';
import type { OptionsService } from '../options/index.js';
import type { VolatilityService } from '../volatility/index.js';

export type ReportMarket = Pick<
  MarketService,
  'coverage' | 'tradeDates' | 'futuresBoard' | 'forwardCurves' | 'calendarSpreads' | 'crackSpread'
>;
export type ReportOptions = Pick<OptionsService, 'tradeDates'>;
export type ReportVolatility = Pick<VolatilityService, 'termStructures'>;
export type ReportAlerts = Pick<AlertsService, 'events'>;
