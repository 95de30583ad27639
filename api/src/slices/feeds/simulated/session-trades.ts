import { sessionStart, tradeDateAt } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { ContractTrades } from '../../demo-market/index.js';
import type { MadeTick } from './tick-maker.js';

/** What was traded of each contract on the trade date under way. */
export class SessionTrades {
  #watchedFrom: number;
  #tradeDate: IsoDate | undefined;
  #trades = new Map<string, ContractTrades>();

  /** @param now since when all trades are told */
  constructor(now: number) {
    this.#watchedFrom = now;
  }

  /** Adds the trades among some ticks of one instant. */
  add(ticks: readonly MadeTick[], now: number): void {
    const tradeDate = tradeDateAt(now);
    if (tradeDate !== this.#tradeDate) {
      // A clock that was put back has not seen the whole of that date again.
      if (this.#tradeDate !== undefined && tradeDate < this.#tradeDate) this.#watchedFrom = now;
      this.#tradeDate = tradeDate;
      this.#trades = new Map();
    }
    const isWhole = this.#watchedFrom <= sessionStart(tradeDate);
    for (const { month, tick } of ticks) {
      const { symbol, product, last, size = 0 } = tick;
      if (last === undefined) continue;
      const before = this.#trades.get(symbol);
      this.#trades.set(symbol, {
        ...{ product, month, isWhole },
        first: before?.first ?? last,
        high: Math.max(before?.high ?? last, last),
        low: Math.min(before?.low ?? last, last),
        volume: (before?.volume ?? 0) + size,
      });
    }
  }

  /** @returns the trades so far, where that date is the one under way */
  of(tradeDate: IsoDate): readonly ContractTrades[] {
    return tradeDate === this.#tradeDate ? [...this.#trades.values()] : [];
  }
}
