/** Mails the report to whom it is due. */
import { addDays, isTradeDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { z } from 'zod';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { Mailer, User, UserStore } from '../accounts/index.js';
import { jobKind } from '../jobs/index.js';
import type { JobQueue } from '../jobs/index.js';
import type { DailyReportService } from './daily-report.service.js';
import { renderPlainReport } from './render-plain-report.js';
import { renderReport, reportTitle } from './render-report.js';
import type { ReportSubscriptionsService } from './report-subscriptions.service.js';
import type { ReportSubscription, ReportSubscriptionStore } from './report-subscriptions.types.js';
import { localDate, nextTimeOfDay } from './time-of-day.js';

/** One job looks for all users whose time has come. It is tried once: the next one comes soon. */
export const MAIL_DAILY_REPORTS = jobKind({
  name: 'report.daily',
  parse: (data) => z.strictObject({}).parse(data),
  attempts: 1,
  firstRetryAfterMs: 0,
  longestRetryAfterMs: 0,
  timeLimitMs: 15 * 60_000,
  atOnce: 1,
});

const EVERY_FIVE_MINUTES = '*/5 * * * *';
const SUBSCRIPTIONS_AT_A_TIME = 100;
/** A mail that could not be sent for so long, or a server that was away, leaves the day out. */
const GIVE_UP_AFTER_MS = 12 * 3_600_000;
/** A market that got nothing for longer has no daily report. */
const MOST_DAYS_OLD = 7;
/** So many mails one after the other that the mail server does not take, and it is left alone. */
const MOST_FAILURES_IN_A_ROW = 5;

export interface ReportMailsOptions {
  readonly reports: Pick<DailyReportService, 'report' | 'tradeDate'>;
  readonly subscriptions: Pick<ReportSubscriptionsService, 'unsubscribeAddress'>;
  readonly store: ReportSubscriptionStore;
  readonly users: Pick<UserStore, 'byId'>;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What became of one run. */
export interface ReportMailing {
  readonly sent: number;
  readonly failed: number;
}

/** Does the job `report.daily`. */
export class ReportMails {
  readonly #options: ReportMailsOptions;

  constructor(options: ReportMailsOptions) {
    this.#options = options;
  }

  /** Takes the job on, and has one enqueued every five minutes. */
  async begin(jobs: Pick<JobQueue, 'work' | 'schedule'>): Promise<void> {
    await jobs.work(MAIL_DAILY_REPORTS, async ({ signal }) => {
      await this.mailDue(signal);
    });
    await jobs.schedule(MAIL_DAILY_REPORTS, EVERY_FIVE_MINUTES, 'UTC', {});
  }

  /**
   * Mails to every user who is due, once a user and trade date: what a process that ends half-way had claimed is not
   * mailed, rather than mailed twice.
   *
   * @throws {AppError} UNAVAILABLE where mails cannot be sent; they are due still
   */
  async mailDue(signal: AbortSignal): Promise<ReportMailing> {
    const { store, clock, logger } = this.#options;
    const now = clock();
    const counts = { sent: 0, failed: 0 };
    let inARow = 0;
    let due: readonly ReportSubscription[];
    let last: ReportSubscription['userId'] | undefined;
    do {
      due = await store.due(now, SUBSCRIPTIONS_AT_A_TIME, last);
      last = due.at(-1)?.userId;
      for (const subscription of due) {
        signal.throwIfAborted();
        try {
          if (await this.#mail(subscription, now)) counts.sent += 1;
          inARow = 0;
        } catch (error) {
          logger.warn(
            { err: error, userId: subscription.userId },
            'a daily report could not be mailed: it is due still',
          );
          counts.failed += 1;
          inARow += 1;
          if (inARow >= MOST_FAILURES_IN_A_ROW) throw error;
        }
      }
    } while (due.length === SUBSCRIPTIONS_AT_A_TIME);
    return counts;
  }

  /** @returns whether a mail was sent */
  async #mail(subscription: ReportSubscription, now: number): Promise<boolean> {
    const { store, users, mailer } = this.#options;
    const { time, timezone } = subscription;
    const nextAt = nextTimeOfDay(time, timezone, now);
    const user = await users.byId(subscription.userId);
    const tradeDate = isReachable(user) ? await this.#tradeDateFor(subscription, now) : undefined;
    if (user === undefined || tradeDate === undefined) {
      await store.postpone(subscription, nextAt);
      return false;
    }
    const message = await this.#message(user, subscription, tradeDate);
    if (!(await store.claim(subscription, tradeDate, nextAt))) return false;
    try {
      await mailer.send(message);
    } catch (error) {
      await store.release(subscription, tradeDate);
      throw error;
    }
    return true;
  }

  /** @returns which report the user is to get now; undefined where there is nothing new, or it is no day for one */
  async #tradeDateFor(subscription: ReportSubscription, now: number): Promise<IsoDate | undefined> {
    const { nextAt = now, timezone, products, lastTradeDate } = subscription;
    const day = localDate(nextAt, timezone);
    if (now - nextAt > GIVE_UP_AFTER_MS || !isTradeDate('CL', day)) return undefined;
    try {
      const tradeDate = await this.#options.reports.tradeDate(day, products.length === 0 ? undefined : products);
      const isNew = lastTradeDate === undefined || tradeDate > lastTradeDate;
      return isNew && tradeDate >= addDays(day, -MOST_DAYS_OLD) ? tradeDate : undefined;
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  async #message(
    user: User,
    subscription: ReportSubscription,
    tradeDate: IsoDate,
  ): Promise<Parameters<Mailer['send']>[0]> {
    const { reports, subscriptions } = this.#options;
    const { products, userId } = subscription;
    const report = await reports.report({ date: tradeDate, products, viewer: userId });
    const unsubscribeAddress = subscriptions.unsubscribeAddress(subscription);
    return {
      to: { name: user.name ?? user.username, address: user.email },
      subject: reportTitle(report),
      text: renderPlainReport(report, { unsubscribeAddress }),
      html: renderReport(report, { unsubscribeAddress }),
      unsubscribeAddress,
    };
  }
}

/** Whether mails may go to the user: the address is the user's own, and the user may sign in. */
function isReachable(user: User | undefined): boolean {
  return user !== undefined && user.isActive && !user.isDecoy && user.emailVerifiedAt !== undefined;
}
