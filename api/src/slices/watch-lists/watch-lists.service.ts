import { PRODUCT_CODES, lastTradeDate, listedMonths, parseFuturesSymbol, tradeDateAt } from '@cushing/products';
import type { FuturesSymbol } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { UserId } from '../accounts/index.js';
import type { MarketService } from '../market/index.js';
import type { WatchListStore } from './watch-lists.types.js';

const MOST_SYMBOLS = 50;

export interface WatchListsServiceOptions {
  readonly store: WatchListStore;
  readonly market: Pick<MarketService, 'coverage' | 'futuresBoard'>;
  readonly clock: Clock;
}

/** The contracts that users look at, each in their own order. */
export class WatchListsService {
  readonly #options: WatchListsServiceOptions;

  constructor(options: WatchListsServiceOptions) {
    this.#options = options;
  }

  /** The front contracts of each product that has settlements, where the user never made a list. */
  async read(userId: UserId): Promise<readonly FuturesSymbol[]> {
    return (await this.#options.store.read(userId)) ?? this.#frontContracts();
  }

  /** @throws {AppError} BAD_USER_INPUT for more than 50, doubles, and what is no contract */
  async write(userId: UserId, texts: readonly string[]): Promise<readonly FuturesSymbol[]> {
    const { store, clock } = this.#options;
    if (texts.length > MOST_SYMBOLS) refuse(`A list has at most ${MOST_SYMBOLS} contracts.`, 'OUT_OF_RANGE');
    const now = clock();
    const symbols = texts.map((text) => readSymbol(text, now));
    const double = symbols.find((symbol, index) => symbols.indexOf(symbol) !== index);
    if (double !== undefined) refuse(`${double} is in the list twice.`, 'INPUT');
    await store.write(userId, symbols, now);
    return symbols;
  }

  async #frontContracts(): Promise<readonly FuturesSymbol[]> {
    const { market, clock } = this.#options;
    const coverage = await market.coverage();
    const products = PRODUCT_CODES.filter((product) => coverage.has(product));
    const boards = await Promise.all(products.map((product) => market.futuresBoard(product, undefined)));
    const present = tradeDateAt(clock());
    return boards.flatMap(({ rows }) => {
      // The settled front may have traded for the last time; of a market of old dates every contract has.
      const front = rows.find(({ product, month }) => lastTradeDate(product, month) >= present) ?? rows[0];
      return front === undefined ? [] : [front.symbol];
    });
  }
}

/** Also one that has ended: it may stand in the list since it traded. */
function readSymbol(text: string, now: number): FuturesSymbol {
  const parsed = parseFuturesSymbol(text);
  if (parsed.status === 'error') return refuse(parsed.message, parsed.reason);
  const { product, month } = parsed.contract;
  const last = listedMonths(product, tradeDateAt(now)).at(-1);
  if (last === undefined || month > last) return refuse(`${parsed.symbol} is not listed yet.`, 'NOT_LISTED');
  return parsed.symbol;
}

function refuse(message: string, reason: string): never {
  throw new AppError('BAD_USER_INPUT', message, { reason, details: { field: 'symbols', problems: ['INVALID'] } });
}
