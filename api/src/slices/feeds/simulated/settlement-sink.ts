import type { IsoDate } from '@cushing/products';

import type { Clock } from '../../../shared/clock.js';
import type { Logger } from '../../../shared/logger.js';
import type { ContractTrades } from '../../demo-market/index.js';
import type { IntradayDay } from './intraday-market.js';
import type { SessionTrades } from './session-trades.js';

/** Where a simulated day ends: makes its settlements, which are where the simulated prices stand at that instant. */
export interface SettlementSink {
  /**
   * Stores every trade date through the given one that is not there yet; a date that is there stays as it is.
   *
   * @param trades what was seen to trade on that date
   */
  settle(tradeDate: IsoDate, trades: readonly ContractTrades[]): Promise<void>;
}

export interface SettlingOptions {
  readonly sink: SettlementSink;
  readonly trades: SessionTrades;
  readonly clock: Clock;
  readonly logger: Logger;
}

const RETRY_MS = 60_000;

/** Has each trade date settled once its instant has come, and tries again where that failed. */
export class Settling {
  readonly #options: SettlingOptions;
  #due: { readonly tradeDate: IsoDate; readonly trades: readonly ContractTrades[] } | undefined;
  #askedThrough: IsoDate | undefined;
  #retryAt = 0;
  #underWay: Promise<void> | undefined;

  constructor(options: SettlingOptions) {
    this.#options = options;
  }

  /** To be called with each day as it begins. */
  begin({ before, settledThrough }: IntradayDay): void {
    if (settledThrough === undefined || settledThrough >= before || this.#askedThrough === before) return;
    this.#askedThrough = before;
    this.#due = { tradeDate: before, trades: this.#options.trades.of(before) };
    this.#retryAt = 0;
  }

  /** To be called often: settles what is due, beside whatever goes on. */
  look(now: number): void {
    if (this.#due === undefined || this.#underWay !== undefined) return;
    // A clock that was put back makes nothing wait longer.
    if (now < this.#retryAt && now >= this.#retryAt - RETRY_MS) return;
    this.#underWay = this.#settle(this.#due).finally(() => {
      this.#underWay = undefined;
    });
  }

  /** Resolves once nothing is being settled. */
  async end(): Promise<void> {
    this.#due = undefined;
    await this.#underWay;
  }

  async #settle(due: { readonly tradeDate: IsoDate; readonly trades: readonly ContractTrades[] }): Promise<void> {
    const { sink, clock, logger } = this.#options;
    const { tradeDate, trades } = due;
    try {
      await sink.settle(tradeDate, trades);
      if (this.#due === due) this.#due = undefined;
    } catch (error) {
      this.#retryAt = clock() + RETRY_MS;
      logger.warn({ tradeDate, err: error }, 'the simulated market did not settle and tries again in a minute');
    }
  }
}
