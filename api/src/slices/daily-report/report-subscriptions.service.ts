import { createHmac, timingSafeEqual } from 'node:crypto';

import { PRODUCT_CODES } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { UserId, UserStore } from '../accounts/index.js';
import type { ReportSubscription, ReportSubscriptionStore, ReportWish } from './report-subscriptions.types.js';
import { isTimeOfDay, isTimezone, nextTimeOfDay } from './time-of-day.js';

export interface ReportSubscriptionsServiceOptions {
  readonly store: ReportSubscriptionStore;
  readonly users: Pick<UserStore, 'byId'>;
  /** Where browsers reach this server, without a slash at the end. */
  readonly publicAddress: string;
  readonly clock: Clock;
  /** 32 random bytes, base64url. */
  readonly randomToken: () => string;
}

/** What a link in a mail says. */
export interface UnsubscribeLink {
  readonly userId: string;
  readonly signature: string;
}

/** Who gets the daily report by mail: everybody decides for themselves, and gets out without a sign-in. */
export class ReportSubscriptionsService {
  readonly #options: ReportSubscriptionsServiceOptions;

  constructor(options: ReportSubscriptionsServiceOptions) {
    this.#options = options;
  }

  /** @returns undefined where the user never asked for it */
  find(userId: UserId): Promise<ReportSubscription | undefined> {
    return this.#options.store.find(userId);
  }

  /** @throws {AppError} BAD_USER_INPUT with the field; CONFLICT where the user's address is not confirmed */
  async set(userId: UserId, { isEnabled, time, timezone, products }: ReportWish): Promise<ReportSubscription> {
    const { store, users, clock, randomToken } = this.#options;
    if (!isTimeOfDay(time)) refuse('time', 'A time is written HH:MM, 00:00 to 23:59.');
    if (!isTimezone(timezone)) refuse('timezone', 'A time zone is named as in "America/New_York".');
    const user = await users.byId(userId);
    if (isEnabled && user?.emailVerifiedAt === undefined) {
      throw new AppError('CONFLICT', 'Confirm your e-mail address first: mails go to no other.', {
        reason: 'EMAIL_NOT_VERIFIED',
      });
    }
    const now = clock();
    const nextAt = isEnabled ? nextTimeOfDay(time, timezone, now) : undefined;
    const ordered = PRODUCT_CODES.filter((product) => products.includes(product));
    const wish = { isEnabled, time, timezone, products: ordered };
    return store.save({ userId, ...wish, nextAt, linkKey: randomToken() }, now);
  }

  /** @returns the address at which the mails to a user end, also for who is not signed in */
  unsubscribeAddress({ userId, linkKey }: Pick<ReportSubscription, 'userId' | 'linkKey'>): string {
    const query = new URLSearchParams({ user: userId, signature: signatureOf(userId, linkKey) });
    return `${this.#options.publicAddress}/reports/daily/unsubscribe?${query.toString()}`;
  }

  async isUnsubscribeLink({ userId, signature }: UnsubscribeLink): Promise<boolean> {
    // A user's id only if it is one; the store knows.
    const known = await this.#options.store.find(userId as UserId);
    if (known === undefined) return false;
    const expected = Buffer.from(signatureOf(known.userId, known.linkKey));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** @returns whether the link was whole; a second time it does no more and is as good */
  async unsubscribe(link: UnsubscribeLink): Promise<boolean> {
    if (!(await this.isUnsubscribeLink(link))) return false;
    // Just found by it.
    return this.#options.store.disable(link.userId as UserId, this.#options.clock());
  }
}

function signatureOf(userId: string, linkKey: string): string {
  return createHmac('sha256', linkKey).update(`unsubscribe from daily reports: ${userId}`).digest('base64url');
}

function refuse(field: string, message: string): never {
  throw new AppError('BAD_USER_INPUT', message, { reason: 'DAILY_REPORT', details: { field } });
}
