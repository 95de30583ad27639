import { setTimeout as pause } from 'node:timers/promises';

import type { Logger } from '../../shared/logger.js';
import type { AlertStore, AlertTurn } from './alerts.ports.js';
import type { Alert, AlertEvent, AlertEventId } from './alerts.types.js';
import { judgeAlert } from './judge-alert.js';
import type { Sighting, WatchedAlert } from './watched-alert.js';

/** Turns at the same time: a spike may cross thousands of levels, and the database has other work too. */
const WIDTH = 4;
const RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
/** Among so many of the latest events of its user is one that was stored a moment ago. */
const LOOKED_AT_EVENTS = 50;

export interface AlertTurnerOptions {
  readonly store: Pick<AlertStore, 'turn' | 'find' | 'events'>;
  readonly newId: () => string;
  readonly logger: Logger;
  /** Called once for each event that this process stored; the alert is as it left it. */
  readonly onTold: (event: AlertEvent, alert: WatchedAlert) => void;
  /** Called with an alert that is not as this process knew it. */
  readonly onFound: (found: Alert) => void;
  /** Called where there is nothing to judge any more: the alert rests, or is gone, or its user is out. */
  readonly onGone: (alert: WatchedAlert) => void;
  /** How long to wait after the first failure; it doubles with every one after it. 500 where absent. */
  readonly retryMs?: number;
}

/**
 * Stores the changes of side that alerts saw, one after the other for each alert. What the database does not take is
 * tried until it does, or until somebody else stored it.
 */
export class AlertTurner {
  readonly #options: AlertTurnerOptions;
  readonly #work = new Map<WatchedAlert, Promise<void>>();
  readonly #closing = new AbortController();
  /** Those who wait for one of the few hands: at most one for each alert. */
  readonly #waiting: (() => void)[] = [];
  #free = WIDTH;
  #isAway = false;

  constructor(options: AlertTurnerOptions) {
    this.#options = options;
  }

  /** Stores what the alert saw, unless that is under way. */
  turn(alert: WatchedAlert): void {
    if (this.#isClosed() || this.#work.has(alert)) return;
    const first = alert.begin();
    if (first !== undefined) this.#work.set(alert, this.#drain(alert, first));
  }

  /** Ends the retrying, and waits for what is under way. What was not stored is seen again after the next start. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#work.values());
  }

  async #drain(alert: WatchedAlert, first: Sighting): Promise<void> {
    try {
      let next: Sighting | undefined = first;
      while (next !== undefined && !this.#isClosed()) {
        await this.#store(alert, next);
        next = alert.begin();
      }
    } catch (error) {
      this.#options.logger.error({ err: error, alertId: alert.stored.id }, 'an alert could not be turned');
    } finally {
      // In the step in which nothing more was found: what is seen from here on begins anew.
      this.#work.delete(alert);
    }
  }

  async #store(alert: WatchedAlert, sighting: Sighting): Promise<void> {
    const { store, newId, onTold, onGone } = this.#options;
    const { stored } = alert;
    const turn = turnOf(alert, sighting, newId);
    const answer = await this.#untilAnswered(
      alert,
      () => store.turn(turn),
      () => alert.stored === stored,
    );
    if (answer === undefined) alert.giveBack();
    else if (answer.value === undefined) await this.#lose(alert, turn, answer.failures > 0);
    else {
      alert.finish(answer.value);
      if (turn.event !== undefined) onTold(turn.event, alert);
      if (!answer.value.isActive) onGone(alert);
    }
  }

  /** The row is not as it was judged: another turned it, its owner changed it, or it is not to be judged any more. */
  async #lose(alert: WatchedAlert, turn: AlertTurn, mayBeOurs: boolean): Promise<void> {
    const { store, onTold, onFound, onGone } = this.#options;
    const { id, userId, version } = turn.alert;
    const answer = await this.#untilAnswered(alert, async () => ({
      found: await store.find(userId, id),
      // An answer may have got lost, and not the turn.
      isOurs: mayBeOurs && (await this.#isStored(turn)),
    }));
    if (answer === undefined) {
      alert.giveBack();
      return;
    }
    const { found, isOurs } = answer.value;
    if (found !== undefined && !alert.isEnded) onFound(found);
    if (isOurs && turn.event !== undefined) onTold(turn.event, alert);
    if (found === undefined || !found.isActive || found.version <= version) onGone(alert);
    else alert.giveBack();
  }

  async #isStored({ event, alert }: AlertTurn): Promise<boolean> {
    if (event === undefined) return false;
    const events = await this.#options.store.events(alert.userId, LOOKED_AT_EVENTS);
    return events.some(({ id }) => id === event.id);
  }

  /** @returns undefined where it is not asked any more: nobody wants to know of the alert, or it is judged anew */
  async #untilAnswered<Value>(
    alert: WatchedAlert,
    ask: () => Promise<Value>,
    isCurrent: () => boolean = () => true,
  ): Promise<{ readonly value: Value; readonly failures: number } | undefined> {
    const { logger, retryMs = RETRY_MS } = this.#options;
    for (let failures = 0; ; failures++) {
      try {
        const value = await this.#inTurn(ask);
        if (this.#isAway) logger.info({}, 'what alerts saw is stored again');
        this.#isAway = false;
        return { value, failures };
      } catch (error) {
        if (!this.#isAway) logger.warn({ err: error }, 'what alerts saw cannot be stored; it is tried again');
        this.#isAway = true;
      }
      await this.#pause(Math.min(LONGEST_RETRY_MS, retryMs * 2 ** failures));
      if (this.#isClosed() || alert.isEnded || !isCurrent()) return undefined;
    }
  }

  async #inTurn<Value>(ask: () => Promise<Value>): Promise<Value> {
    if (this.#free > 0) this.#free -= 1;
    else {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    try {
      return await ask();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  async #pause(ms: number): Promise<void> {
    try {
      await pause(ms, undefined, { signal: this.#closing.signal, ref: false });
    } catch {
      // Closed meanwhile.
    }
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }
}

function turnOf({ stored: alert }: WatchedAlert, seen: Sighting, newId: () => string): AlertTurn {
  const { side, value, at, origin } = seen;
  const crossed = judgeAlert(alert, seen)?.crossed;
  if (crossed === undefined) return { alert, side, event: undefined, at, origin };
  const { id: alertId, userId, subject, level, note } = alert;
  const id = newId() as AlertEventId;
  return {
    alert,
    side,
    event: { id, alertId, userId, subject, level, note, crossed, value, at, readAt: undefined },
    at,
    origin,
  };
}
