import type { Clock } from '../shared/clock.js';
import type { AccountServices, Caller, Identity } from '../slices/accounts/index.js';
import type { AlertJudge, AlertsService } from '../slices/alerts/index.js';
import type { AnalogsService } from '../slices/analogs/index.js';
import type { ExportsService, ReportsService } from '../slices/exports/index.js';
import type { DailyReportService, ReportSubscriptionsService } from '../slices/daily-report/index.js';
import type { ColumnMappingsService, ImportsService } from '../slices/imports/index.js';
import type { JobQueue } from '../slices/jobs/index.js';
import type { LiveChains } from '../slices/live-options/index.js';
import type { RequestLimitsService } from '../slices/limits/index.js';
import type { MarketChanges, MarketService } from '../slices/market/index.js';
import type { CalculatorService, OptionsService } from '../slices/options/index.js';
import type { BarsService, LiveCurves, QuoteRounds, Quotes } from '../slices/quotes/index.js';
import type { VolatilityService } from '../slices/volatility/index.js';
import type { WatchListsService } from '../slices/watch-lists/index.js';

/** The services that resolvers call. */
export interface Services {
  readonly market: MarketService;
  readonly options: OptionsService;
  readonly volatility: VolatilityService;
  readonly analogs: AnalogsService;
  readonly calculator: CalculatorService;
  readonly changes: MarketChanges;
  readonly quotes: Quotes;
  readonly rounds: QuoteRounds;
  readonly bars: BarsService;
  readonly curves: LiveCurves;
  readonly liveChains: LiveChains;
  readonly alerts: AlertsService;
  /** For what is told, and what alerts watch now. */
  readonly alertJudge: Pick<AlertJudge, 'listen' | 'present'>;
  readonly watchLists: WatchListsService;
  readonly exports: ExportsService;
  readonly reports: ReportsService;
  readonly imports: ImportsService;
  readonly columnMappings: ColumnMappingsService;
  readonly jobs: Pick<JobQueue, 'jobs' | 'job' | 'counts' | 'schedules' | 'retry' | 'cancel'>;
  readonly dailyReports: DailyReportService;
  /** Who gets the daily report by mail. */
  readonly reportSubscriptions: ReportSubscriptionsService;
  readonly accounts: AccountServices;
  readonly limits: RequestLimitsService;
  readonly clock: Clock;
}

/** Something that a caller should know of an answer that is right as far as it goes. */
export interface Notice {
  readonly code: 'TRUNCATED';
  /** The field as the caller named it. */
  readonly path: string;
  readonly message: string;
}

/** Where the refresh token is: scripts of the page never see it. */
export interface RefreshCookie {
  /** What the request brought. */
  readonly token: string | undefined;
  /** @param expiresAt milliseconds since 1970 */
  set(token: string, expiresAt: number): void;
  clear(): void;
}

/** What one operation carries through its resolvers. */
export interface Context extends Services {
  readonly requestId: string;
  readonly identity: Identity;
  readonly caller: Caller;
  /** Undefined on a socket, which can neither be given a cookie nor lose one. */
  readonly refreshCookie: RefreshCookie | undefined;
  /** Collected by resolvers, sent as `extensions.notices`. */
  readonly notices: Notice[];
}
