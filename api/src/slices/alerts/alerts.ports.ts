import type { UserId } from '../accounts/index.js';
import type { Alert, AlertEvent, AlertId, AlertSide } from './alerts.types.js';

/** So many events of a user are kept. */
export const MOST_EVENTS = 1_000;

/** What a judged value does to an alert. */
export interface AlertTurn {
  readonly alert: Alert;
  readonly side: AlertSide;
  /** Told with the turn; undefined where the side alone is noted. */
  readonly event: AlertEvent | undefined;
  /** Of the judged value. */
  readonly at: number;
  /** Of the prices that it was judged by. */
  readonly origin: string;
}

/** Where alerts are kept. Rejects with an `AppError` `UNAVAILABLE` when it cannot answer. */
export interface AlertStore {
  /** Every active alert of active users: what a process judges. */
  active(): Promise<readonly Alert[]>;
  /** One user's, newest first. */
  ofUser(userId: UserId): Promise<readonly Alert[]>;
  find(userId: UserId, id: AlertId): Promise<Alert | undefined>;
  /**
   * @returns false, with nothing stored, where the user has as many as allowed
   * @throws {AppError} NOT_FOUND where there is no such user
   */
  add(alert: Alert, mostAUser: number): Promise<boolean>;
  /** Replaces the row whose version is one less than the given one's. @returns whether there was such a row */
  replace(alert: Alert): Promise<boolean>;
  /** With its events. @returns whether there was one */
  remove(userId: UserId, id: AlertId): Promise<boolean>;
  /**
   * Notes the side, ends an alert that does not repeat, and stores the event: in one transaction, and only where the row
   * has the version that was judged, is active, and its user is. Of many processes that judge the same tick, one is
   * told yes. With the event those of its user beyond the latest are forgotten.
   *
   * @param mostEvents that a user has; `MOST_EVENTS` where absent
   * @returns the alert as it is from now on; undefined where another was first
   */
  turn(turn: AlertTurn, mostEvents?: number): Promise<Alert | undefined>;
  /** One user's events, newest first by their ids, which sort by time; at most `limit`. @param before of an event with this id those before it */
  events(userId: UserId, limit: number, before?: AlertEvent['id']): Promise<readonly AlertEvent[]>;
  unreadCount(userId: UserId): Promise<number>;
  /** @param ids all of the user's where absent @returns how many were unread */
  markRead(userId: UserId, ids: readonly AlertEvent['id'][] | undefined, at: number): Promise<number>;
  /** Forgets events older than an instant, and those of a user beyond the latest `most`. */
  trimEvents(before: number, most: number): Promise<number>;
}
