import { tradeDateAt } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { Bus } from '../../shared/bus.js';
import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { UserId } from '../accounts/index.js';
import { ALERTS_CHANGED, writeAlertChange } from './alert-changes.js';
import type { AlertJudge } from './alert-judge.js';
import { isExpired } from './alert-subjects.js';
import { readLevel, readNote, readSubject, refuse } from './alert-wishes.js';
import type { AlertEdit, AlertWish } from './alert-wishes.js';
import { MOST_EVENTS } from './alerts.ports.js';
import type { AlertStore } from './alerts.ports.js';
import type { Alert, AlertEvent, AlertEventId, AlertId, AlertSubject } from './alerts.types.js';
import { sideOf } from './judge-alert.js';

const MOST_ALERTS = 100;
const MOST_ENTRIES = 100;
const MOST_IDS = 1_000;
const EVENT_LIFE_MS = 90 * 24 * 3_600_000;
/** A change of an alert that crosses its level meanwhile is tried again so often. */
const ATTEMPTS = 5;
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/iu;

export interface AlertsServiceOptions {
  readonly store: AlertStore;
  /** Of this process; it is told of what changes, and the others by the bus. */
  readonly judge: Pick<AlertJudge, 'take' | 'drop' | 'present'>;
  /** Whether options of the product expire on that date. */
  readonly hasExpiry: (product: ProductCode, expiry: IsoDate) => Promise<boolean>;
  readonly bus: Pick<Bus, 'publish'>;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** A page of events, the newest first. */
export interface AlertEventPage {
  readonly events: readonly AlertEvent[];
  readonly hasMore: boolean;
  /** Of all the user's. */
  readonly unreadCount: number;
}

/** What users want to be told of, and what they were told. Everybody has only their own. */
export class AlertsService {
  readonly #options: AlertsServiceOptions;

  constructor(options: AlertsServiceOptions) {
    this.#options = options;
  }

  /** The newest first. */
  list(userId: UserId): Promise<readonly Alert[]> {
    return this.#options.store.ofUser(userId);
  }

  /** @throws {AppError} BAD_USER_INPUT with the field; CONFLICT ALERT_LIMIT for more than 100 */
  async create(userId: UserId, wish: AlertWish): Promise<Alert> {
    const { store, clock, newId } = this.#options;
    const now = clock();
    const subject = readSubject(wish, tradeDateAt(now));
    const level = readLevel(wish.level, subject.kind);
    const note = readNote(wish.note);
    await this.#checkExpiry(subject);
    const alert: Alert = {
      ...{ id: newId() as AlertId, userId, subject, level, note },
      ...{ direction: wish.direction, isRepeating: wish.isRepeating ?? false, isActive: true },
      ...this.#presentSide(subject, level),
      ...{ version: 1, createdAt: now, updatedAt: now },
    };
    if (!(await store.add(alert, MOST_ALERTS))) {
      throw new AppError('CONFLICT', `There are ${MOST_ALERTS} alerts already: delete one first.`, {
        reason: 'ALERT_LIMIT',
      });
    }
    this.#tell(alert);
    return alert;
  }

  /** @throws {AppError} BAD_USER_INPUT with the field; NOT_FOUND; CONFLICT where it changes all the time */
  async update(userId: UserId, id: string, edit: AlertEdit): Promise<Alert> {
    const { store } = this.#options;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const present = (await store.find(userId, id as AlertId)) ?? unknownAlert();
      const alert = this.#edited(present, edit);
      if (!(await store.replace(alert))) continue;
      this.#tell(alert);
      return alert;
    }
    throw new AppError('CONFLICT', 'The alert changed meanwhile: try again.', { reason: 'ALERT_CHANGED' });
  }

  /** With its events. @throws {AppError} NOT_FOUND */
  async remove(userId: UserId, id: string): Promise<void> {
    const { store, judge, bus } = this.#options;
    if (!(await store.remove(userId, id as AlertId))) unknownAlert();
    judge.drop(id as AlertId);
    bus.publish(ALERTS_CHANGED, writeAlertChange({ userId, id: id as AlertId }));
  }

  /**
   * @param first 1 … 100
   * @param after id of the last event of the page before
   * @throws {AppError} BAD_USER_INPUT with the field
   */
  async events(userId: UserId, first: number, after: string | undefined): Promise<AlertEventPage> {
    if (!Number.isInteger(first) || first < 1 || first > MOST_ENTRIES) {
      refuse('first', `Ask for 1 to ${MOST_ENTRIES} at a time.`);
    }
    if (after !== undefined && !ID.test(after)) {
      refuse('after', 'The cursor is none of this list: begin without one.');
    }
    const { store } = this.#options;
    const [events, unreadCount] = await Promise.all([
      store.events(userId, first + 1, after as AlertEventId | undefined),
      store.unreadCount(userId),
    ]);
    return { events: events.slice(0, first), hasMore: events.length > first, unreadCount };
  }

  /** @param ids all where absent @returns how many were unread */
  markRead(userId: UserId, ids: readonly string[] | undefined): Promise<number> {
    if (ids !== undefined && ids.length > MOST_IDS) refuse('ids', `Name at most ${MOST_IDS} events, or none for all.`);
    const { store, clock } = this.#options;
    return store.markRead(userId, ids as readonly AlertEventId[] | undefined, clock());
  }

  /** Forgets events older than 90 days, and a user's beyond the latest 1,000; to be called once a day. */
  trim(): Promise<number> {
    const { store, clock } = this.#options;
    return store.trimEvents(clock() - EVENT_LIFE_MS, MOST_EVENTS);
  }

  #edited(alert: Alert, edit: AlertEdit): Alert {
    const now = this.#options.clock();
    const { subject } = alert;
    const level = readLevel(edit.level ?? alert.level, subject.kind);
    const isActive = edit.isActive ?? alert.isActive;
    const isBegun = isActive && !alert.isActive;
    if (isBegun && isExpired(subject, tradeDateAt(now))) {
      refuse('isActive', 'What it watches trades no more: delete it.', 'EXPIRED');
    }
    // What was seen of another level, or while nobody looked, counts for nothing.
    const isUnseen = level !== alert.level || isBegun;
    return {
      ...alert,
      level,
      direction: edit.direction ?? alert.direction,
      isRepeating: edit.isRepeating ?? alert.isRepeating,
      isActive,
      note: typeof edit.note === 'string' ? readNote(edit.note) : alert.note,
      ...(isUnseen ? this.#presentSide(subject, level) : {}),
      version: alert.version + 1,
      updatedAt: now,
    };
  }

  /** Where the value stands when the alert begins, so that the next one that crosses is told. */
  #presentSide(subject: AlertSubject, level: number): Pick<Alert, 'side' | 'sideAt' | 'sideOrigin'> {
    const present = this.#options.judge.present(subject);
    // What is not judged crosses nothing: the first value that is begins.
    if (present?.origin === undefined) return { side: undefined, sideAt: undefined, sideOrigin: undefined };
    return { side: sideOf(present.value, level), sideAt: present.at, sideOrigin: present.origin };
  }

  async #checkExpiry(subject: AlertSubject): Promise<void> {
    if (subject.kind !== 'ATM_VOL') return;
    const { product, expiry } = subject;
    if (await this.#options.hasExpiry(product, expiry)) return;
    refuse('expiry', `No options of ${product} expire on ${expiry}.`, 'UNKNOWN_EXPIRY');
  }

  #tell(alert: Alert): void {
    this.#options.judge.take(alert);
    this.#options.bus.publish(ALERTS_CHANGED, writeAlertChange(alert));
  }
}

function unknownAlert(): never {
  throw new AppError('NOT_FOUND', 'You have no such alert.', { reason: 'ALERT' });
}
