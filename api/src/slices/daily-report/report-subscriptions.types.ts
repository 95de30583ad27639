/** Who gets the report by mail, and when. Instants are milliseconds since 1970. */
import type { IsoDate, ProductCode } from '@cushing/products';

import type { UserId } from '../accounts/index.js';

/** What a user asked for. */
export interface ReportWish {
  readonly isEnabled: boolean;
  /** As in `07:30`, of clocks in the time zone. */
  readonly time: string;
  /** As in `Europe/Vienna`. */
  readonly timezone: string;
  /** All where empty. */
  readonly products: readonly ProductCode[];
}

export interface ReportSubscription extends ReportWish {
  readonly userId: UserId;
  /** When the next mail is due; undefined where it is not enabled. */
  readonly nextAt: number | undefined;
  /** Of the last report that was mailed: none of it or an earlier date is mailed any more. */
  readonly lastTradeDate: IsoDate | undefined;
  /** Random, and nobody else's: what links in mails are signed with. */
  readonly linkKey: string;
}

/** Where they are kept, one a user. Rejects with an `AppError` `UNAVAILABLE` when it cannot answer. */
export interface ReportSubscriptionStore {
  find(userId: UserId): Promise<ReportSubscription | undefined>;
  /**
   * Stores what a user asked for; of one that there is, the last trade date and the key stay.
   *
   * @returns as it is stored
   * @throws {AppError} NOT_FOUND where there is no such user
   */
  save(subscription: Omit<ReportSubscription, 'lastTradeDate'>, at: number): Promise<ReportSubscription>;
  /** @returns whether there was one, enabled or not */
  disable(userId: UserId, at: number): Promise<boolean>;
  /** Enabled ones that are due, by their users' ids. @param after the user of the last one that was read */
  due(now: number, limit: number, after?: UserId): Promise<readonly ReportSubscription[]>;
  /** Moves what is due. @returns whether nobody changed it meanwhile */
  postpone(subscription: Due, nextAt: number): Promise<boolean>;
  /**
   * Notes the report as mailed before it is, so that of several processes one mails it.
   *
   * @returns whether it is the caller's to mail: nobody changed the subscription, and no report of the date or a later
   * one was mailed
   */
  claim(subscription: Due, tradeDate: IsoDate, nextAt: number): Promise<boolean>;
  /** Takes a claim back, of a mail that could not be sent: it is due as before. */
  release(subscription: Due, tradeDate: IsoDate): Promise<void>;
}

/** A subscription as it was read when it was due. */
export type Due = Pick<ReportSubscription, 'userId' | 'nextAt' | 'lastTradeDate'>;
