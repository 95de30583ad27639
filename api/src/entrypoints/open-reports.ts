/** Puts the parts of what leaves the desk together: files, kept reports, and the daily report with its mails. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { DuckParquetWriter } from '../adapters/duckdb/index.js';
import type { DuckMarketStore } from '../adapters/duckdb/index.js';
import { ReportFolder } from '../adapters/local-files/report-folder.js';
import { StreamWorkbookWriter } from '../adapters/workbooks/index.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import { timeOrderedIds } from '../shared/time-ordered-id.js';
import type { AlertsService } from '../slices/alerts/index.js';
import { DailyReportService, ReportMails, ReportSubscriptionsService } from '../slices/daily-report/index.js';
import { ExportsService, ReportsService, StoredViewers, exportSources } from '../slices/exports/index.js';
import type { MarketChanges, MarketService } from '../slices/market/index.js';
import type { OptionsService } from '../slices/options/index.js';
import type { BarsService } from '../slices/quotes/index.js';
import type { VolatilityService } from '../slices/volatility/index.js';
import type { OpenAccounts } from './open-accounts.js';

export interface OpenReportsOptions {
  /** Absolute. */
  readonly dataDirectory: string;
  /** Where browsers reach this server, without a slash at the end. */
  readonly publicAddress: string;
  readonly open: OpenAccounts;
  readonly store: DuckMarketStore;
  readonly changes: MarketChanges;
  readonly market: MarketService;
  readonly options: OptionsService;
  readonly volatility: VolatilityService;
  readonly bars: BarsService;
  readonly alerts: AlertsService;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface OpenReports {
  readonly exports: ExportsService;
  readonly reports: ReportsService;
  readonly dailyReports: DailyReportService;
  readonly reportSubscriptions: ReportSubscriptionsService;
  /** Comes once the queue was started. */
  readonly begin: () => Promise<void>;
}

/** Makes the parts, and takes on their jobs; comes before the queue is started. */
export async function openReports(parts: OpenReportsOptions): Promise<OpenReports> {
  const { dataDirectory, publicAddress, open, store, changes, clock, logger } = parts;
  const { market, options, volatility, bars, alerts } = parts;
  const { administration } = open.accounts;
  const viewers = new StoredViewers(open.store.users, open.permissions);
  // What a process left there that was killed is of no use.
  const passing = join(dataDirectory, 'exports-temp');
  await rm(passing, { recursive: true, force: true });
  await mkdir(passing, { recursive: true, mode: 0o700 });
  const exports = new ExportsService({
    sources: exportSources({
      ...{ market, archive: store, changes, options, volatility, bars, alerts, administration, clock },
    }),
    parquet: new DuckParquetWriter(passing),
    workbooks: new StreamWorkbookWriter(),
    ...{ viewers, linkKeys: open.linkKeys, clock },
  });
  const reports = new ReportsService({
    ...{ exports, viewers, store: open.reportStore, jobs: open.jobs, clock, logger },
    files: new ReportFolder(join(dataDirectory, 'exports')),
    newId: timeOrderedIds(clock),
  });
  await reports.work();
  const dailyReports = new DailyReportService({ market, options, volatility, alerts, changes });
  const { users } = open.store;
  const randomToken = (): string => randomBytes(32).toString('base64url');
  const reportSubscriptions = new ReportSubscriptionsService({
    ...{ store: open.reportSubscriptionStore, users, publicAddress, clock, randomToken },
  });
  const mails = new ReportMails({
    ...{ reports: dailyReports, subscriptions: reportSubscriptions, store: open.reportSubscriptionStore },
    ...{ users, mailer: open.mailer, clock, logger },
  });
  return {
    ...{ exports, reports, dailyReports, reportSubscriptions },
    begin: async () => {
      await reports.begin();
      await mails.begin(open.jobs);
    },
  };
}
