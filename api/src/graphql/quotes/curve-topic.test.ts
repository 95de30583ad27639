/** Proves when a curve is told: after each thing that may have changed it, and once more where it could not be read. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ProductCode } from '@cushing/products';

import type { MarketChange } from '../../slices/market/index.js';
import type { LiveCurve, QuoteRound } from '../../slices/quotes/index.js';
import { curveTopic } from './curve-topic.js';

/** Those who listen to something, as many as have not ended it. */
class Source<Event> {
  readonly listeners = new Set<(event: Event) => void>();
  readonly add = (listener: (event: Event) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  tell(event: Event): void {
    for (const listener of this.listeners) listener(event);
  }
}

let rounds: Source<QuoteRound>;
let dropped: Source<ProductCode>;
let changed: Source<MarketChange>;
let settled: Source<ProductCode>;
let reads: ProductCode[];
let isAway: boolean;
let told: [LiveCurve, boolean][];
let end: () => void;
let snapshot: () => LiveCurve | undefined;
const CURVE = { mode: 'LIVE', time: 1 } as LiveCurve;

const roundOf = (product: ProductCode): QuoteRound => ({ product, quotes: [], at: 0 });
const changeOf = (...products: ProductCode[]): MarketChange => ({ products }) as unknown as MarketChange;

beforeEach(async () => {
  jest.useFakeTimers();
  [rounds, dropped, changed, settled] = [new Source(), new Source(), new Source(), new Source()];
  [reads, told, isAway] = [[], [], false];
  const topic = curveTopic('CL', {
    curves: {
      liveCurve: (product) => {
        reads.push(product);
        return isAway ? Promise.reject(new Error('the store is away')) : Promise.resolve({ ...CURVE });
      },
      onSettled: settled.add,
    },
    rounds: { onRound: rounds.add },
    quotes: {
      onDropped: (listener) =>
        dropped.add((dropped) => {
          listener(dropped, 'GONE');
        }),
    },
    changes: { listen: changed.add },
  });
  snapshot = () => topic.snapshot();
  end = topic.listen((curve, isSnapshot) => told.push([curve, isSnapshot]));
  await jest.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  end();
  jest.useRealTimers();
});

const later = (milliseconds = 0): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);

describe('a curve is told', () => {
  test('at once, in full, and to who comes later', () => {
    expect(told).toEqual([[CURVE, true]]);
    expect(snapshot()).toBe(told[0]![0]);
  });

  test.each<[string, (product: ProductCode) => void]>([
    [
      'a round',
      (product) => {
        rounds.tell(roundOf(product));
      },
    ],
    [
      'the end of its prices',
      (product) => {
        dropped.tell(product);
      },
    ],
    [
      'a change of the market',
      (product) => {
        changed.tell(changeOf('HO', product));
      },
    ],
    [
      'settles that were read',
      (product) => {
        settled.tell(product);
      },
    ],
  ])('after %s of its product, and of no other', async (_what, tell) => {
    tell('NG');
    await later();
    expect(told).toHaveLength(1);
    tell('CL');
    await later();
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual([CURVE, true]);
  });

  test('once for all that happens while it is read', async () => {
    for (let count = 0; count < 5; count += 1) dropped.tell('CL');
    await later();
    expect(reads).toEqual(['CL', 'CL', 'CL']);
    expect(told).toHaveLength(3);
  });
});

describe('a curve that could not be read', () => {
  test('is read again after a second, once', async () => {
    isAway = true;
    changed.tell(changeOf('CL'));
    await later(999);
    expect(reads).toHaveLength(2);
    isAway = false;
    await later(1);
    expect(told).toHaveLength(2);
    isAway = true;
    changed.tell(changeOf('CL'));
    await later(60_000);
    expect([reads.length, told.length]).toEqual([5, 2]);
  });

  test('is read at once when something changes', async () => {
    isAway = true;
    dropped.tell('CL');
    await later(500);
    isAway = false;
    rounds.tell(roundOf('CL'));
    await later();
    expect(told).toHaveLength(2);
    await later(60_000);
    expect(reads).toHaveLength(3);
  });

  test('is not read any more once nobody listens', async () => {
    isAway = true;
    dropped.tell('CL');
    await later();
    end();
    expect([rounds, dropped, changed, settled].map(({ listeners }) => listeners.size)).toEqual([0, 0, 0, 0]);
    expect(jest.getTimerCount()).toBe(0);
    await later(60_000);
    expect(reads).toHaveLength(2);
    expect(snapshot()).toBeUndefined();
  });
});
