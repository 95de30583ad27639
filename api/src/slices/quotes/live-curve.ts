import { curveStructure } from '@cushing/curves';
import { addDays, lastTradeDate, nearbyOf, parseFuturesSymbol, tradeDateAt } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { ForwardCurve, FuturesSettlement } from '../market/index.js';
import { priceOf } from './price.js';
import type { Quotes } from './quotes.js';
import type { Quote } from './quotes.types.js';
import type { SettleBook } from './settle-book.js';

/** SETTLED: settles of one trade date. LIVE: latest prices, and settles of contracts that have none. */
export type CurveMode = 'SETTLED' | 'LIVE';

export interface LiveCurve {
  /** While LIVE, `settle` is a contract's present price, and the trade date the one that is under way. */
  readonly curve: ForwardCurve;
  readonly mode: CurveMode;
  /** Of the latest quote in it; null where there is none. */
  readonly time: number | null;
}

export interface LiveCurvesOptions {
  readonly quotes: Pick<Quotes, 'quotesOf'>;
  readonly settles: Pick<SettleBook, 'curveAsOf' | 'onChanged'>;
  readonly clock: Clock;
}

/** Forward curves as they are now. */
export class LiveCurves {
  readonly #quotes: LiveCurvesOptions['quotes'];
  readonly #settles: LiveCurvesOptions['settles'];
  readonly #clock: Clock;

  constructor({ quotes, settles, clock }: LiveCurvesOptions) {
    this.#quotes = quotes;
    this.#settles = settles;
    this.#clock = clock;
  }

  /**
   * @returns the product's present curve: of each contract the last price, else the middle of bid and ask, else its
   * latest settle
   * @throws {AppError} NOT_FOUND where there is neither a price nor a settle, UNAVAILABLE when the store cannot answer
   */
  async liveCurve(product: ProductCode): Promise<LiveCurve> {
    const today = tradeDateAt(this.#clock());
    const before = this.#quotes.quotesOf(product);
    const isReplay = before[0]?.origin === 'REPLAY';
    const replayed = isReplay ? latestTradeDate(before) : undefined;
    // A replayed date does not know its own settle yet.
    const settled = await this.#settles.curveAsOf(product, replayed === undefined ? today : addDays(replayed, -1));
    const tradeDate = replayed ?? today;
    // Those of a replay may be of another date by now, which these settles are not for.
    const present = isReplay ? before : this.#quotes.quotesOf(product);
    const quotes = present.filter((quote) => priceOf(quote) !== undefined);
    if (quotes.length === 0) {
      if (settled === undefined) throw nothingKnown(product);
      return { curve: settled, mode: 'SETTLED', time: null };
    }
    const points = pointsOf(quotes, settled?.points ?? [], tradeDate);
    const source = settled?.source ?? (quotes[0]?.origin === 'SIMULATED' ? 'SIMULATED' : 'IMPORTED');
    return {
      curve: { product, source, tradeDate, structure: curveStructure(points.map(({ settle }) => settle)), points },
      mode: 'LIVE',
      time: quotes.reduce((latest, { time }) => Math.max(latest, time), -Infinity),
    };
  }

  /** Calls the listener each time that settles of a product's curve may be others; the returned function ends that. */
  onSettled(listener: (product: ProductCode) => void): () => void {
    return this.#settles.onChanged(listener);
  }
}

/** @returns a point for each contract that trades on the date, by contract month */
function pointsOf(
  quotes: readonly Quote[],
  settled: readonly FuturesSettlement[],
  tradeDate: IsoDate,
): readonly FuturesSettlement[] {
  const points = new Map<FuturesSymbol, FuturesSettlement>();
  for (const point of settled) {
    if (lastTradeDate(point.product, point.month) < tradeDate) continue;
    const nearby = nearbyOf(point.product, tradeDate, point.month);
    // What traded on the settle's date says nothing of this one.
    const day = point.tradeDate === tradeDate ? {} : { open: null, high: null, low: null, volume: null };
    points.set(point.symbol, { ...point, ...day, nearby, tradeDate });
  }
  for (const quote of quotes) {
    const point = points.get(quote.symbol) ?? unsettled(quote, tradeDate);
    const price = priceOf(quote);
    if (point === undefined || price === undefined) continue;
    const isToday = quote.tradeDate === tradeDate;
    const { open, high, low, volume } = isToday ? quote : { open: null, high: null, low: null, volume: null };
    points.set(quote.symbol, { ...point, settle: price, open, high, low, volume });
  }
  return [...points.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** @returns a point of a contract that never settled; undefined for one that has ended */
function unsettled({ symbol, product }: Quote, tradeDate: IsoDate): FuturesSettlement | undefined {
  const parsed = parseFuturesSymbol(symbol);
  if (parsed.status === 'error') return undefined;
  const { month } = parsed.contract;
  const nearby = nearbyOf(product, tradeDate, month);
  if (nearby === 0) return undefined;
  const none = { open: null, high: null, low: null, volume: null, openInterest: null };
  return { product, month, symbol, tradeDate, nearby, ...none, settle: NaN, importId: '' };
}

function latestTradeDate(quotes: readonly Quote[]): IsoDate | undefined {
  return quotes.map(({ tradeDate }) => tradeDate).reduce((a, b) => (a > b ? a : b));
}

function nothingKnown(product: ProductCode): AppError {
  return new AppError(
    'NOT_FOUND',
    `There are neither prices nor settlements of ${product} yet: import a file that has some.`,
    {
      reason: 'NO_SETTLEMENTS',
      details: { product },
    },
  );
}
