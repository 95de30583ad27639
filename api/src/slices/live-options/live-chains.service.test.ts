/** Proves who is told what of a chain, when it is valued and at which price, and that nothing is valued that nobody watches. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { addDays, isoDate } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import { analysedExpiry, flatSmile, optionSide } from '../../../test/support/analysed-expiry.js';
import { MemoryMarketChanges } from '../../adapters/memory/index.js';
import { AppError } from '../../shared/errors.js';
import type { AnalysedExpiry, OptionDay } from '../options/index.js';
import type { DropReason, Quote, QuoteRound } from '../quotes/index.js';
import { LiveChains } from './live-chains.service.js';
import { repriceExpiry } from './live-expiry.js';
import type { LiveExpiryTerms, RepricedExpiry } from './live-expiry.js';
import type { LiveChain } from './live-options.types.js';

const EVERY_MS = 250;
const NOVEMBER = isoDate('2026-11-17');
const DECEMBER = isoDate('2026-12-16');
const CLZ = 'CLZ26' as FuturesSymbol;
const CLF = 'CLF27' as FuturesSymbol;
const NOW = Date.parse('2026-05-18T18:30:00Z');

function expiryOf(expiry: IsoDate, underlying: FuturesSymbol, parts: Partial<AnalysedExpiry> = {}): AnalysedExpiry {
  const strikes = Float64Array.of(70, 75, 80);
  const sides = { calls: optionSide(3), puts: optionSide(3) };
  return analysedExpiry({ strikes, expiry, underlying, ...sides, smile: flatSmile(0.4, 0.5), ...parts });
}

/** What the service asks of others, as a test sets it. */
class Desk {
  readonly days = new Map<ProductCode, OptionDay | AppError>();
  readonly prices = new Map<FuturesSymbol, number>();
  readonly changes = new MemoryMarketChanges();
  readonly warnings: string[] = [];
  /** The forwards of each valuation. */
  readonly valued: (readonly number[])[] = [];
  failure: Error | undefined;
  /** A valuation ends when this does. */
  gate: Promise<undefined> = Promise.resolve(undefined);
  now = NOW;
  roundListener: ((round: QuoteRound) => void) | undefined;
  dropListener: ((product: ProductCode, why: DropReason) => void) | undefined;
  readonly chains: LiveChains;

  constructor() {
    const silent = (): void => undefined;
    const log = (_: object, message: string): void => void this.warnings.push(message);
    this.list('CL', '2026-05-18', expiryOf(NOVEMBER, CLZ), expiryOf(DECEMBER, CLF));
    this.chains = new LiveChains({
      options: {
        day: (product) => {
          const day = this.days.get(product) ?? new AppError('NOT_FOUND', 'no options');
          return day instanceof AppError ? Promise.reject(day) : Promise.resolve(day);
        },
      },
      quotes: {
        quote: (symbol) => {
          const last = this.prices.get(symbol);
          return last === undefined ? undefined : ({ last, bid: null, ask: null } as Quote);
        },
        onDropped: (listener) => {
          this.dropListener = listener;
          return () => (this.dropListener = undefined);
        },
      },
      rounds: {
        onRound: (listener) => {
          this.roundListener = listener;
          return () => (this.roundListener = undefined);
        },
      },
      computation: { repriceExpiries: (...asked) => this.#reprice(...asked) },
      changes: this.changes,
      clock: () => this.now,
      logger: { debug: silent, info: silent, warn: log, error: log },
      everyMs: EVERY_MS,
    });
  }

  list(product: ProductCode, tradeDate: string, ...expiries: readonly AnalysedExpiry[]): void {
    const rates = { rateSource: 'FLAT_DEFAULT', rateDate: null } as const;
    this.days.set(product, { product, source: 'SIMULATED', tradeDate: isoDate(tradeDate), expiries, ...rates });
  }

  move(symbol: FuturesSymbol, price: number): void {
    this.prices.set(symbol, price);
    this.roundListener?.({ product: 'CL', quotes: [{ symbol } as Quote], at: this.now });
  }

  settle(): void {
    const what = { importId: 'i', products: ['CL'], spotSeries: [], from: null, to: null } as const;
    this.changes.publish({ ...what, at: '2026-05-19T20:00:00Z' });
  }

  /** As many rounds as asked for. */
  async rounds(count = 1): Promise<void> {
    await jest.advanceTimersByTimeAsync(count * EVERY_MS);
  }

  async #reprice(
    terms: readonly LiveExpiryTerms[],
    forwards: readonly number[],
    now: number,
  ): Promise<readonly RepricedExpiry[]> {
    this.valued.push(forwards);
    await this.gate;
    if (this.failure !== undefined) throw this.failure;
    return terms.map((each, index) => repriceExpiry(each, forwards[index]!, now));
  }
}

let desk: Desk;
beforeEach(() => {
  jest.useFakeTimers();
  desk = new Desk();
});
afterEach(async () => {
  await desk.chains.close();
  jest.useRealTimers();
});

interface Told {
  readonly chain: LiveChain;
  readonly isSnapshot: boolean;
}

function watch(expiry = NOVEMBER): { readonly told: Told[]; readonly errors: unknown[]; readonly stop: () => void } {
  const told: Told[] = [];
  const errors: unknown[] = [];
  const listener = (chain: LiveChain, isSnapshot: boolean): void => void told.push({ chain, isSnapshot });
  const stop = desk.chains.watch('CL', expiry, undefined, listener, (error) => errors.push(error));
  return { told, errors, stop };
}

describe('who watches a chain', () => {
  test('is told all of it at once, at the settle while the future has no price', async () => {
    const { told } = watch();
    await desk.rounds(0);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      isSnapshot: true,
      chain: { forward: 75, volatilitiesOf: '2026-05-18', time: NOW },
    });
    expect(told[0]!.chain.rows.map(({ strike }) => strike)).toEqual([70, 75, 80]);
  });

  test('is told what changed, at the newest price, once the future has moved', async () => {
    const { told } = watch();
    await desk.rounds();
    desk.move(CLZ, 76);
    desk.move(CLZ, 75.5);
    await desk.rounds();
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({ isSnapshot: false, chain: { forward: 75.5 } });
    expect(desk.valued).toEqual([[75], [75.5]]);
  });

  test('is told nothing while nothing moves, or another future does', async () => {
    const { told } = watch();
    await desk.rounds(3);
    desk.move(CLF, 80);
    await desk.rounds(3);
    expect(told).toHaveLength(1);
    expect(desk.valued).toHaveLength(1);
  });

  test('is told of rows alone whose numbers can be seen to have moved', async () => {
    // The put of 30 is worth nothing wherever the future is.
    const strikes = Float64Array.of(30, 75, 80);
    const calls = optionSide(3, { isListed: Uint8Array.of(0, 1, 1) });
    desk.list('CL', '2026-05-18', expiryOf(NOVEMBER, CLZ, { strikes, calls, smile: flatSmile(0.1, 0.5) }));
    const { told } = watch();
    await desk.rounds();
    desk.move(CLZ, 75.5);
    await desk.rounds();
    expect(told[1]!.chain.rows.map(({ strike }) => strike)).toEqual([75, 80]);
  });

  test('is told all of it when it joins others, without a valuation', async () => {
    watch();
    await desk.rounds();
    const { told } = watch();
    await desk.rounds(0);
    expect(told).toMatchObject([{ isSnapshot: true }]);
    expect(desk.valued).toHaveLength(1);
  });

  test('is told nothing more once it has stopped, and the last to stop ends the valuations', async () => {
    const [first, second] = [watch(), watch()];
    await desk.rounds();
    first.stop();
    desk.move(CLZ, 76);
    await desk.rounds();
    expect([first.told.length, second.told.length]).toEqual([1, 2]);
    second.stop();
    desk.move(CLZ, 77);
    await desk.rounds(2);
    expect(desk.valued).toHaveLength(2);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('is told of the settle again when the prices are no more', async () => {
    desk.move(CLZ, 78);
    const { told } = watch();
    await desk.rounds();
    desk.prices.clear();
    desk.dropListener?.('CL', 'GONE');
    await desk.rounds();
    expect(told.map(({ chain }) => chain.forward)).toEqual([78, 75]);
  });

  test('is told after a minute in which time alone has passed', async () => {
    const { told } = watch();
    await desk.rounds();
    desk.now += 86_400_000;
    await desk.rounds();
    expect(told).toHaveLength(2);
    expect(told[1]!.chain.years).toBeCloseTo(told[0]!.chain.years - 1 / 365, 12);
  });

  test('keeps nothing from others when it fails', async () => {
    desk.chains.watch('CL', NOVEMBER, undefined, () => {
      throw new TypeError('a fault');
    });
    const { told } = watch();
    await desk.rounds();
    expect(told).toHaveLength(1);
    expect(desk.warnings).toEqual(['a watcher of an option chain failed']);
  });

  test('is told once that there is no such expiry, and of it once it is listed', async () => {
    const later = isoDate('2027-01-14');
    const { told, errors } = watch(later);
    await desk.rounds(1);
    desk.settle();
    await desk.rounds(1);
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', reason: 'EXPIRY_NOT_LISTED' }]);
    desk.list('CL', '2026-05-19', expiryOf(later, CLF));
    desk.settle();
    await desk.rounds(1);
    expect(told).toMatchObject([{ isSnapshot: true, chain: { expiry: later } }]);
  });

  test('is refused where two hundred others are watched', async () => {
    const dates = Array.from({ length: 201 }, (_, index) => addDays(NOVEMBER, index));
    desk.list('CL', '2026-05-18', ...dates.map((date) => expiryOf(date, CLZ)));
    const watchers = dates.map((date) => watch(date));
    await desk.rounds(1);
    expect(watchers.filter(({ told }) => told.length === 1)).toHaveLength(200);
    expect(watchers.at(-1)?.errors).toMatchObject([{ code: 'UNAVAILABLE', reason: 'TOO_MANY_CHAINS' }]);
  });
});

describe('a new settlement', () => {
  test('is told as a whole, with its own volatilities', async () => {
    const { told } = watch();
    await desk.rounds();
    desk.list('CL', '2026-05-19', expiryOf(NOVEMBER, CLZ, { smile: flatSmile(0.5, 0.5) }));
    desk.settle();
    await desk.rounds();
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({ isSnapshot: true, chain: { volatilitiesOf: '2026-05-19' } });
    expect(told[1]!.chain.rows[0]!.call.iv).toBe(0.5);
  });

  test('that comes during a valuation makes that void', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const { told } = watch();
    desk.gate = promise;
    await desk.rounds();
    desk.list('CL', '2026-05-19', expiryOf(NOVEMBER, CLZ));
    desk.settle();
    await desk.rounds();
    resolve(undefined);
    await desk.rounds();
    expect(told).toMatchObject([{ isSnapshot: true, chain: { volatilitiesOf: '2026-05-19' } }]);
  });

  test('that cannot be read leaves the one before in place, and is looked for again', async () => {
    const { told, errors } = watch();
    await desk.rounds();
    desk.days.set('CL', new AppError('UNAVAILABLE', 'the store does not answer'));
    desk.settle();
    desk.move(CLZ, 76);
    await desk.rounds();
    expect(told[1]).toMatchObject({ isSnapshot: false, chain: { forward: 76 } });
    desk.list('CL', '2026-05-19', expiryOf(NOVEMBER, CLZ));
    desk.now += 60_000;
    await desk.rounds(2);
    expect(told.at(-1)).toMatchObject({ isSnapshot: true, chain: { volatilitiesOf: '2026-05-19' } });
    expect(errors).toEqual([]);
  });
});

describe('a round', () => {
  test('is the only one under way, and the next takes the newest prices', async () => {
    const { told } = watch();
    await desk.rounds();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    desk.gate = promise;
    desk.move(CLZ, 76);
    await desk.rounds();
    desk.move(CLZ, 77);
    desk.move(CLZ, 78);
    await desk.rounds(4);
    expect(desk.valued).toEqual([[75], [76]]);
    resolve(undefined);
    await desk.rounds();
    expect(told.map(({ chain }) => chain.forward)).toEqual([75, 76, 78]);
  });

  test('that fails is told once and tried again', async () => {
    const { told } = watch();
    await desk.rounds();
    desk.failure = new Error('no thread');
    desk.move(CLZ, 76);
    await desk.rounds(3);
    expect(desk.valued).toHaveLength(4);
    expect(desk.warnings).toEqual(['chains could not be valued']);
    desk.failure = undefined;
    await desk.rounds();
    expect(told.at(-1)).toMatchObject({ chain: { forward: 76 } });
  });

  test('of everything values all options that have a volatility', async () => {
    // Two expiries of three strikes, a call and a put at each.
    expect(await desk.chains.repriceAll()).toBe(12);
  });
});

describe('a snapshot', () => {
  test('is the chain at the present price, also of what nobody watches', async () => {
    desk.prices.set(CLF, 79);
    const chain = await desk.chains.snapshot('CL', DECEMBER);
    expect(chain).toMatchObject({ expiry: DECEMBER, underlying: 'CLF27', forward: 79 });
    expect(chain.rows).toHaveLength(3);
  });

  test('is one valuation for all who ask at once, and none where it is watched', async () => {
    await Promise.all([desk.chains.snapshot('CL', DECEMBER), desk.chains.snapshot('CL', DECEMBER)]);
    expect(desk.valued).toHaveLength(1);
    const { told } = watch();
    await desk.rounds();
    expect(await desk.chains.snapshot('CL', NOVEMBER)).toEqual(told[0]!.chain);
    expect(desk.valued).toHaveLength(2);
  });

  test('is refused where there are no options, no such expiry, or no price', async () => {
    await expect(desk.chains.snapshot('NG', NOVEMBER)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(desk.chains.snapshot('CL', isoDate('2026-11-18'))).rejects.toMatchObject({
      reason: 'EXPIRY_NOT_LISTED',
    });
    desk.list('CL', '2026-05-18', expiryOf(NOVEMBER, CLZ, { forward: NaN, forwardSource: 'NONE' }));
    await expect(desk.chains.snapshot('CL', NOVEMBER)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      reason: 'NO_FORWARD',
    });
  });
});

describe('the volatility at the money', () => {
  test('is told at every valuation, as long as it is watched', async () => {
    const told: unknown[] = [];
    const stop = desk.chains.onAtmVol('CL', NOVEMBER, (atmVol, at) => told.push([atmVol, at]));
    await desk.rounds();
    expect(told).toEqual([[expect.closeTo(0.4, 12), NOW]]);
    // Above all strikes.
    desk.move(CLZ, 90);
    await desk.rounds();
    expect(told[1]).toEqual([undefined, NOW]);
    stop();
    desk.move(CLZ, 75);
    await desk.rounds(2);
    expect(told).toHaveLength(2);
  });
});

test('what is closed listens to nothing and tells nothing, also what was under way', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const { told } = watch();
  desk.gate = promise;
  await desk.rounds();
  const closing = desk.chains.close();
  resolve(undefined);
  await closing;
  desk.settle();
  watch();
  await desk.rounds(3);
  expect(told).toEqual([]);
  expect([desk.roundListener, desk.dropListener]).toEqual([undefined, undefined]);
  expect(jest.getTimerCount()).toBe(0);
});
