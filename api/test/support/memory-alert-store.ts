/** An alert store in memory, for tests of what judges and serves alerts. It passes the port's contract. */
import { AppError } from '../../src/shared/errors.js';
import type { UserId } from '../../src/slices/accounts/index.js';
import { MOST_EVENTS } from '../../src/slices/alerts/index.js';
import type { Alert, AlertEvent, AlertId, AlertStore, AlertTurn } from '../../src/slices/alerts/index.js';

export class MemoryAlertStore implements AlertStore {
  readonly #users = new Map<UserId, boolean>();
  readonly #alerts = new Map<AlertId, Alert>();
  readonly #events: AlertEvent[] = [];
  /** What was asked to be turned, also in vain. */
  readonly turns: AlertTurn[] = [];
  /** Called before every answer: what it throws is answered, what it waits for holds the answer up. */
  before: () => Promise<void> | void = () => undefined;

  setUser(userId: UserId, isActive: boolean): void {
    this.#users.set(userId, isActive);
  }

  removeUser(userId: UserId): void {
    this.#users.delete(userId);
    for (const alert of [...this.#alerts.values()]) if (alert.userId === userId) this.#remove(alert.id);
  }

  async active(): Promise<readonly Alert[]> {
    await this.before();
    return [...this.#alerts.values()].filter((alert) => alert.isActive && this.#users.get(alert.userId) === true);
  }

  async ofUser(userId: UserId): Promise<readonly Alert[]> {
    await this.before();
    const own = [...this.#alerts.values()].filter((alert) => alert.userId === userId);
    return own.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  }

  async find(userId: UserId, id: AlertId): Promise<Alert | undefined> {
    await this.before();
    const alert = this.#alerts.get(id);
    return alert?.userId === userId ? alert : undefined;
  }

  async add(alert: Alert, mostAUser: number): Promise<boolean> {
    await this.before();
    if (!this.#users.has(alert.userId)) throw new AppError('NOT_FOUND', 'There is no such user.');
    const count = [...this.#alerts.values()].filter(({ userId }) => userId === alert.userId).length;
    if (count >= mostAUser) return false;
    this.#alerts.set(alert.id, alert);
    return true;
  }

  async replace(alert: Alert): Promise<boolean> {
    await this.before();
    if (this.#alerts.get(alert.id)?.version !== alert.version - 1) return false;
    this.#alerts.set(alert.id, alert);
    return true;
  }

  async remove(userId: UserId, id: AlertId): Promise<boolean> {
    await this.before();
    if (this.#alerts.get(id)?.userId !== userId) return false;
    this.#remove(id);
    return true;
  }

  async turn(turn: AlertTurn, mostEvents = MOST_EVENTS): Promise<Alert | undefined> {
    const { alert, side, event, at, origin } = turn;
    this.turns.push(turn);
    await this.before();
    const present = this.#alerts.get(alert.id);
    if (present?.version !== alert.version || !present.isActive || this.#users.get(alert.userId) !== true)
      return undefined;
    if (this.#events.some(({ id }) => id === event?.id)) throw new AppError('UNAVAILABLE', 'The id is taken.');
    const isEnded = event !== undefined && !alert.isRepeating;
    const turned: Alert = {
      ...present,
      ...{ side, sideAt: at, sideOrigin: origin, version: alert.version + 1 },
      ...(isEnded ? { isActive: false, updatedAt: at } : {}),
    };
    this.#alerts.set(alert.id, turned);
    if (event !== undefined) {
      this.#events.push(event);
      const own = this.#events.filter(({ userId }) => userId === event.userId).sort((a, b) => (a.id < b.id ? 1 : -1));
      for (const beyond of own.slice(mostEvents)) this.#events.splice(this.#events.indexOf(beyond), 1);
    }
    return turned;
  }

  async events(userId: UserId, limit: number, before?: AlertEvent['id']): Promise<readonly AlertEvent[]> {
    await this.before();
    // As the real one: what is no id names no place in the list.
    if (before !== undefined && !/^[\da-f-]{36}$/u.test(before)) return [];
    const own = this.#events.filter((event) => event.userId === userId && (before === undefined || event.id < before));
    return own.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
  }

  async unreadCount(userId: UserId): Promise<number> {
    await this.before();
    return this.#events.filter((event) => event.userId === userId && event.readAt === undefined).length;
  }

  async markRead(userId: UserId, ids: readonly AlertEvent['id'][] | undefined, at: number): Promise<number> {
    await this.before();
    let count = 0;
    for (const [index, event] of this.#events.entries()) {
      if (event.userId !== userId || event.readAt !== undefined || ids?.includes(event.id) === false) continue;
      this.#events[index] = { ...event, readAt: at };
      count += 1;
    }
    return count;
  }

  async trimEvents(before: number, most: number): Promise<number> {
    const kept: AlertEvent[] = [];
    for (const userId of this.#users.keys()) {
      const young = (await this.events(userId, Infinity)).filter((event) => event.at >= before);
      kept.push(...young.slice(0, most));
    }
    return this.#events.splice(0, Infinity, ...kept).length - kept.length;
  }

  #remove(id: AlertId): void {
    this.#alerts.delete(id);
    const kept = this.#events.filter((event) => event.alertId !== id);
    this.#events.splice(0, Infinity, ...kept);
  }
}
