import { isSessionOpen, nextSessionChange } from '@cushing/products';

/** When the simulated market moves: while the exchange trades, or always, as a demonstration does. */
export type TradingHours = 'EXCHANGE' | 'ALWAYS';

/** How far the trading between two instants has come: time in which nothing trades does not count. */
export class TradingClock {
  readonly #start: number;
  readonly #end: number;
  readonly #hours: TradingHours;
  /** Where trading begins and ends, in turn, within the two instants. */
  readonly #sessions: readonly (readonly [begin: number, end: number])[];
  /** Milliseconds of trading between the two instants, > 0. */
  readonly tradingMs: number;

  /**
   * @param start milliseconds since 1970-01-01 UTC
   * @param end after it
   */
  constructor(hours: TradingHours, start: number, end: number) {
    this.#hours = hours;
    this.#start = start;
    this.#end = end;
    const sessions = hours === 'ALWAYS' ? [] : exchangeSessions(start, end);
    this.#sessions = sessions.length > 0 ? sessions : [[start, end]];
    this.tradingMs = this.#sessions.reduce((sum, [begin, finish]) => sum + finish - begin, 0);
  }

  /** @returns whether it lies between the two instants, the first one included */
  covers(instant: number): boolean {
    return instant >= this.#start && instant < this.#end;
  }

  isTrading(instant: number): boolean {
    return this.#hours === 'ALWAYS' || isSessionOpen(instant);
  }

  /** @returns the share of the trading that is over, 0 … 1 */
  share(instant: number): number {
    let over = 0;
    for (const [begin, end] of this.#sessions) over += Math.max(0, Math.min(instant, end) - begin);
    return over / this.tradingMs;
  }
}

function exchangeSessions(start: number, end: number): readonly (readonly [number, number])[] {
  const sessions: [number, number][] = [];
  for (let from = start; from < end;) {
    const to = Math.min(end, nextSessionChange(from));
    if (isSessionOpen(from)) sessions.push([from, to]);
    from = to;
  }
  return sessions;
}
