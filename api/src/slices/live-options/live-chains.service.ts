import { PRODUCT_CODES } from '@cushing/products';
import type { FuturesSymbol, IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { MarketChange, MarketChanges } from '../market/index.js';
import type { OptionsService } from '../options/index.js';
import type { QuoteRounds, Quotes } from '../quotes/index.js';
import { wholeChain } from './live-chain.js';
import type { LiveExpiry } from './live-chain.js';
import { LiveExpiries } from './live-expiries.js';
import type { LiveChainQuestion } from './live-expiries.js';
import type { LiveChain, LiveChainChange } from './live-options.types.js';
import { PresentValues, inPieces } from './present-values.js';
import type { PresentValuesOptions } from './present-values.js';
import { isRefusal, noForward, tooManyChains } from './refusals.js';
import { WatchedExpiry } from './watched-expiry.js';
import type { ChainWatcher } from './watched-expiry.js';

const ROUND_MS = 250;
/** All expiries of all products are some seventy. */
const MOST_WATCHED = 200;
/** Time alone moves values: an expiry whose future stands still is valued again after so long. */
const STILL_MS = 60_000;

export interface LiveChainsOptions extends PresentValuesOptions {
  readonly options: Pick<OptionsService, 'day'>;
  readonly quotes: Pick<Quotes, 'quote' | 'onDropped'>;
  readonly rounds: Pick<QuoteRounds, 'onRound'>;
  readonly changes: MarketChanges;
  readonly logger: Logger;
  /** Between two rounds; 250 ms where absent. */
  readonly everyMs?: number;
}

/** A watcher, and the expiry that was found for it. */
interface Attached {
  readonly question: LiveChainQuestion;
  readonly watcher: ChainWatcher;
  /** Told of the first failure alone. */
  onError: ((error: unknown) => void) | undefined;
  to: WatchedExpiry | undefined;
  /** Whether `to` is of the latest settlement that there was a search for. */
  isFound: boolean;
  /** So far: only the latest one counts. */
  searches: number;
}

/**
 * Chains that move with their futures: every strike keeps the volatility of the latest settlement, and what somebody
 * watches is valued in a thread some times a second, a product's expiries only when their futures moved. One round is
 * under way at a time, and takes the prices that are the newest when it comes to an expiry.
 */
export class LiveChains {
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #expiries: LiveExpiries;
  readonly #values: PresentValues;
  readonly #watched = new Map<string, WatchedExpiry>();
  readonly #attached = new Set<Attached>();
  readonly #stops: readonly (() => void)[];
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #hasFailed = false;
  #searchedAt: number;
  #isClosed = false;

  constructor({ options, rounds, changes, logger, everyMs = ROUND_MS, ...valued }: LiveChainsOptions) {
    this.#logger = logger;
    this.#clock = valued.clock;
    this.#everyMs = everyMs;
    this.#expiries = new LiveExpiries(options);
    this.#values = new PresentValues(valued);
    this.#searchedAt = valued.clock();
    this.#stops = [
      rounds.onRound(({ product, quotes }) => {
        this.#mark(product, new Set(quotes.map(({ symbol }) => symbol)));
      }),
      valued.quotes.onDropped((product) => {
        this.#mark(product);
      }),
      changes.listen((change) => {
        this.#renew(change);
      }),
    ];
  }

  /**
   * Tells the whole chain first, and again after every settlement; between, the rows whose shown numbers changed.
   *
   * @param series the product's first that has the expiry where absent
   * @param onError told once if there is no such expiry, or too many are watched: `AppError` as of `snapshot`
   * @returns what ends it
   */
  watch(
    product: ProductCode,
    expiry: IsoDate,
    series: OptionSeries | undefined,
    listener: (change: LiveChainChange, isSnapshot: boolean) => void,
    onError?: (error: unknown) => void,
  ): () => void {
    return this.#add({ product, expiry, series }, { onChain: listener }, onError);
  }

  /**
   * @param listener told at every valuation of the product's first series that has the expiry; undefined where there
   * is no volatility at the future's price
   * @returns what ends it
   */
  onAtmVol(
    product: ProductCode,
    expiry: IsoDate,
    listener: (atmVol: number | undefined, at: number) => void,
  ): () => void {
    return this.#add({ product, expiry }, { onAtmVol: listener }, undefined);
  }

  /**
   * @param series the product's first that has the expiry where absent
   * @throws {AppError} as `OptionsService.chain`; NOT_FOUND where there is no price to value the expiry at
   */
  async snapshot(product: ProductCode, expiry: IsoDate, series?: OptionSeries): Promise<LiveChain> {
    const live = await this.#expiries.find({ product, expiry, series });
    const watched = this.#watched.get(keyOf(live));
    if (watched?.live === live && watched.shown !== undefined) return wholeChain(watched.shown);
    const shown = await this.#values.one(live);
    if (shown === undefined) throw noForward(live.underlying);
    return wholeChain(shown);
  }

  /**
   * Values all expiries of all products, watched or not.
   *
   * @returns how many options have a value
   */
  async repriceAll(): Promise<number> {
    let options = 0;
    for (const product of PRODUCT_CODES) {
      const expiries = await this.#expiries.all(product);
      for (const piece of inPieces(expiries, (live) => live)) {
        for (const { repriced } of await this.#values.of(piece)) {
          options += repriced.value.reduce((sum, value) => sum + Number(!Number.isNaN(value)), 0);
        }
      }
    }
    return options;
  }

  /** Ends everything, and resolves once nothing is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    this.#attached.clear();
    this.#watched.clear();
    this.#rest();
    await this.#round;
  }

  #add(question: LiveChainQuestion, watcher: ChainWatcher, onError: Attached['onError']): () => void {
    const attached: Attached = { question, watcher, onError, to: undefined, isFound: false, searches: 0 };
    if (!this.#isClosed) {
      this.#attached.add(attached);
      this.#timer ??= setInterval(() => {
        this.#tick();
      }, this.#everyMs).unref();
      void this.#place(attached);
    }
    return () => {
      this.#attached.delete(attached);
      this.#leave(attached);
      if (this.#attached.size === 0) this.#rest();
    };
  }

  /** Finds the expiry of the latest settlement that a watcher means. */
  async #place(attached: Attached): Promise<void> {
    attached.isFound = false;
    attached.searches += 1;
    const search = attached.searches;
    const isVoid = (): boolean => !this.#attached.has(attached) || attached.searches !== search;
    // Whoever told of a change goes on first, and the memory of days with it.
    await Promise.resolve();
    try {
      const live = await this.#expiries.find(attached.question);
      if (!isVoid()) this.#join(attached, live);
    } catch (error) {
      if (!isVoid()) this.#giveUp(attached, error);
    }
  }

  #join(attached: Attached, live: LiveExpiry): void {
    const key = keyOf(live);
    let to = this.#watched.get(key);
    if (to === undefined) {
      if (this.#watched.size >= MOST_WATCHED) throw tooManyChains(MOST_WATCHED);
      to = new WatchedExpiry(live, this.#logger);
      this.#watched.set(key, to);
    }
    to.live = live;
    attached.isFound = true;
    if (attached.to !== to) {
      this.#leave(attached);
      attached.to = to;
      to.add(attached.watcher);
    }
    this.#tick();
  }

  #leave(attached: Attached): void {
    const { to, watcher } = attached;
    attached.to = undefined;
    to?.delete(watcher);
    if (to?.isWatched === false) this.#watched.delete(keyOf(to.live));
  }

  /** Until the next settlement, or the next search for those that were not found. */
  #giveUp(attached: Attached, error: unknown): void {
    // A store that does not answer now: the settlement before stands meanwhile.
    if (attached.to !== undefined && !isRefusal(error)) return;
    this.#leave(attached);
    const { onError } = attached;
    attached.onError = undefined;
    try {
      onError?.(error);
    } catch (fault) {
      this.#logger.error({ err: fault }, 'a watcher of an option chain failed');
    }
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** @param moved those of the product's futures that did; all of them where absent */
  #mark(product: ProductCode, moved?: ReadonlySet<FuturesSymbol>): void {
    for (const watched of this.#watched.values()) {
      const { live } = watched;
      if (live.product === product && moved?.has(live.underlying) !== false) watched.isDirty = true;
    }
  }

  #renew({ products }: Pick<MarketChange, 'products'>): void {
    for (const attached of this.#attached) if (products.includes(attached.question.product)) void this.#place(attached);
  }

  #tick(): void {
    if (this.#isClosed) return;
    this.#round ??= this.#work().finally(() => {
      this.#round = undefined;
    });
  }

  async #work(): Promise<void> {
    const now = this.#clock();
    if (Math.abs(now - this.#searchedAt) >= STILL_MS) {
      this.#searchedAt = now;
      for (const attached of this.#attached) if (!attached.isFound) void this.#place(attached);
    }
    const due = [...this.#watched.values()].filter(
      ({ isDirty, shown }) => isDirty || (shown !== undefined && Math.abs(now - shown.time) >= STILL_MS),
    );
    for (const piece of inPieces(due, ({ live }) => live)) await this.#renewPiece(piece);
  }

  async #renewPiece(piece: readonly WatchedExpiry[]): Promise<void> {
    for (const watched of piece) watched.isDirty = false;
    try {
      for (const shown of await this.#values.of(piece.map(({ live }) => live))) {
        this.#watched.get(keyOf(shown.live))?.show(shown);
      }
      this.#hasFailed = false;
    } catch (error) {
      for (const watched of piece) watched.isDirty = true;
      // Told once: it is tried again at every round.
      if (!this.#hasFailed && !this.#isClosed) this.#logger.warn({ err: error }, 'chains could not be valued');
      this.#hasFailed = true;
    }
  }
}

function keyOf({ product, series, expiry }: LiveExpiry): string {
  return `${product} ${series} ${expiry}`;
}
