/** Processes of one desk that judge alerts: each with a bus of its own and small stand-ins for prices, one database. */
import { jest } from '@jest/globals';

import { parseFuturesSymbol } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import { MemoryBus } from '../../src/adapters/memory/index.js';
import type { UserId } from '../../src/slices/accounts/index.js';
import { NOW, newAlert } from '../../src/slices/alerts/alert-rows.contract.js';
import { AlertJudge } from '../../src/slices/alerts/index.js';
import type { Alert, AlertEvent } from '../../src/slices/alerts/index.js';
import type { Quote, Quotes, Tick, TickOrigin, TicksListener } from '../../src/slices/quotes/index.js';
import { timeOrderedIds } from '../../src/shared/time-ordered-id.js';
import { MemoryAlertStore } from './memory-alert-store.js';

export const TRADER = '11111111-1111-4111-8111-111111111111' as UserId;

type AtmListener = (atmVol: number | undefined, at: number) => void;

/** Prices of one process: what is ticked is its quote, and is told. */
export class StandInPrices {
  readonly #quotes = new Map<string, Quote>();
  readonly #listeners = new Set<TicksListener>();
  readonly #atmVols = new Map<string, Set<AtmListener>>();
  readonly #dropped = new Set<Parameters<Quotes['onDropped']>[0]>();
  readonly #previousSettles = new Map<string, number>();
  #sequence = 0;
  /** Of what is ticked from now on. */
  origin: TickOrigin = 'LIVE';

  /** What contracts settled at before. */
  settle(symbol: string, price: number): void {
    this.#previousSettles.set(symbol, price);
  }

  /** One batch: each price in the order given, a millisecond apart. */
  tick(at: number, ...prices: readonly (readonly [symbol: string, last: number | undefined])[]): void {
    const ticks = prices.map(([symbol, last], index) => this.#tickOf(symbol, last, at + index));
    for (const tick of ticks) this.#quotes.set(tick.symbol, this.#quoteOf(tick));
    this.tell(ticks);
  }

  /** Tells of ticks that change no quote: those that come late. */
  tell(ticks: readonly Tick[]): void {
    for (const listener of this.#listeners) listener({ source: 'feed', origin: this.origin }, ticks);
  }

  /** Forgets all quotes, as when another origin is shown. */
  drop(): void {
    this.#quotes.clear();
    for (const listener of this.#dropped) listener('CL', 'GONE');
  }

  atmVol(product: ProductCode, expiry: string, vol: number | undefined, at: number): void {
    for (const listener of this.#atmVols.get(`${product} ${expiry}`) ?? []) listener(vol, at);
  }

  /** How many listen for volatilities. */
  get atmListeners(): number {
    return [...this.#atmVols.values()].reduce((total, listeners) => total + listeners.size, 0);
  }

  readonly quotes = {
    onTicks: (listener: TicksListener): (() => void) => added(this.#listeners, listener),
    onDropped: (listener: Parameters<Quotes['onDropped']>[0]): (() => void) => added(this.#dropped, listener),
    quote: (symbol: FuturesSymbol): Quote | undefined => this.#quotes.get(symbol),
    quotesOf: (product: ProductCode): readonly Quote[] =>
      [...this.#quotes.values()].filter((quote) => quote.product === product),
  };

  readonly liveChains = {
    onAtmVol: (product: ProductCode, expiry: IsoDate, listener: AtmListener): (() => void) => {
      const key = `${product} ${expiry}`;
      const listeners = this.#atmVols.get(key) ?? new Set();
      this.#atmVols.set(key, listeners);
      return added(listeners, listener);
    },
  };

  #tickOf(symbol: string, last: number | undefined, time: number): Tick {
    const parsed = parseFuturesSymbol(symbol);
    if (parsed.status === 'error') throw new Error(parsed.message);
    this.#sequence += 1;
    return { symbol: parsed.symbol, product: parsed.contract.product, last, time, sequence: this.#sequence };
  }

  #quoteOf({ symbol, product, last, time, sequence }: Tick): Quote {
    return {
      ...{ symbol, product, origin: this.origin, source: 'feed', time, receivedAt: time, sequence },
      ...{ bid: null, ask: null, last: last ?? this.#quotes.get(symbol)?.last ?? null, size: null },
      ...{ tradeDate: '2026-03-02' as IsoDate, open: null, high: null, low: null, volume: 0 },
      previousSettle: this.#previousSettles.get(symbol) ?? null,
    };
  }
}

function added<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export class AlertDesk {
  readonly store = new MemoryAlertStore();
  readonly bus: MemoryBus;
  readonly warnings = jest.fn();
  now = NOW;
  readonly newId = timeOrderedIds(() => NOW);
  readonly #judges: AlertJudge[] = [];
  readonly logger = { debug: silent, info: silent, warn: this.warnings, error: this.warnings };

  constructor() {
    this.bus = new MemoryBus(this.logger);
    this.store.setUser(TRADER, true);
  }

  /** @returns an alert in the database, which no process was told of */
  async alert(values: Partial<Alert> = {}): Promise<Alert> {
    const alert = newAlert(TRADER, values);
    await this.store.add(alert, 1_000_000);
    return alert;
  }

  /** A process that judges, and what its listeners were told. */
  async process(): Promise<{
    readonly judge: AlertJudge;
    readonly prices: StandInPrices;
    readonly told: AlertEvent[];
  }> {
    const prices = new StandInPrices();
    const { store, newId, logger } = this;
    const { quotes, liveChains } = prices;
    const bus = this.bus.endpoint();
    const clock = (): number => this.now;
    const judge = new AlertJudge({ store, quotes, liveChains, bus, clock, newId, logger, retryMs: 1 });
    this.#judges.push(judge);
    const told: AlertEvent[] = [];
    judge.listen(TRADER, (event) => told.push(event));
    await judge.start();
    return { judge, prices, told };
  }

  /** The events that are stored, the oldest first. */
  async events(): Promise<readonly AlertEvent[]> {
    return [...(await this.store.events(TRADER, 1_000))].reverse();
  }

  async close(): Promise<void> {
    await Promise.all(this.#judges.map((judge) => judge.close()));
  }
}

/** Waits until what was begun is done: the store and the bus answer in microtasks. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** Waits until it holds; the test's own time limit ends what never does. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
}

function silent(): void {
  // Answers are looked at, not logs.
}
