/** Proves what a chain tells who comes later, when it is looked for again, and when it ends for good. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { LiveChain, LiveChainChange, LiveRow } from '../../slices/live-options/index.js';
import { chainTopic } from './chain-topic.js';

const EXPIRY = isoDate('2026-11-17');
/** 10:00 in New York, on the day that the options expire and on the next one. */
const LAST_DAY = Date.parse('2026-11-17T15:00:00Z');
const NEXT_DAY = Date.parse('2026-11-18T15:00:00Z');
const NOT_LISTED = new AppError('NOT_FOUND', 'no such expiry', { reason: 'EXPIRY_NOT_LISTED' });
const TOO_MANY = new AppError('UNAVAILABLE', 'too many chains', { reason: 'TOO_MANY_CHAINS' });

/** One who watches, as the service sees it. */
interface Watch {
  readonly asked: readonly unknown[];
  readonly tell: (change: LiveChainChange, isSnapshot: boolean) => void;
  readonly fail: (error: unknown) => void;
  isStopped: boolean;
}

let now: number;
let watches: Watch[];
let told: [LiveChain, boolean][];
let ends: number;
let end: () => void;
let snapshot: () => LiveChain | undefined;

const rowOf = (strike: number, value: number): LiveRow => ({ strike, call: { value }, put: {} }) as unknown as LiveRow;
const chainOf = (forward: number, ...rows: readonly LiveRow[]): LiveChain =>
  ({ product: 'CL', expiry: EXPIRY, series: 'LO', forward, rows }) as unknown as LiveChain;
const later = (milliseconds: number): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);
const watching = (): number => watches.filter(({ isStopped }) => !isStopped).length;

beforeEach(() => {
  jest.useFakeTimers();
  [now, watches, told, ends] = [LAST_DAY, [], [], 0];
  const topic = chainTopic(
    {
      liveChains: {
        watch: (product, expiry, series, tell, fail = () => undefined) => {
          const watch: Watch = { asked: [product, expiry, series], tell, fail, isStopped: false };
          watches.push(watch);
          return () => {
            watch.isStopped = true;
          };
        },
      },
      clock: () => now,
    },
    chainOf(70),
  );
  snapshot = () => topic.snapshot();
  end = topic.listen(
    (chain, isSnapshot) => told.push([chain, isSnapshot]),
    () => (ends += 1),
  );
});
afterEach(() => {
  end();
  jest.useRealTimers();
});

describe('a chain', () => {
  test('is that of the product, expiry and series, and is not known before it was valued', () => {
    expect(watches.map(({ asked }) => asked)).toEqual([['CL', EXPIRY, 'LO']]);
    expect(snapshot()).toBeUndefined();
  });

  test('tells what changes, and to who comes later the whole with all changes', () => {
    const whole = chainOf(70, rowOf(65, 5), rowOf(70, 2), rowOf(75, 1));
    const change = chainOf(71, rowOf(70, 2.5));
    watches[0]!.tell(whole, true);
    watches[0]!.tell(change, false);
    expect(told).toEqual([
      [whole, true],
      [change, false],
    ]);
    expect(snapshot()).toEqual(chainOf(71, rowOf(65, 5), rowOf(70, 2.5), rowOf(75, 1)));
  });

  test('of a later settlement takes the place of the one before', () => {
    watches[0]!.tell(chainOf(70, rowOf(65, 5), rowOf(70, 2)), true);
    watches[0]!.tell(chainOf(80, rowOf(80, 3)), true);
    expect(snapshot()).toEqual(chainOf(80, rowOf(80, 3)));
  });

  test('is watched by nobody and known to nobody once it is not listened to', () => {
    watches[0]!.tell(chainOf(70, rowOf(65, 5)), true);
    end();
    expect([watching(), snapshot()]).toEqual([0, undefined]);
  });
});

describe.each([
  ['one too many', LAST_DAY, TOO_MANY],
  ['not listed before it is over', LAST_DAY, NOT_LISTED],
  ['refused for another reason after it is over', NEXT_DAY, TOO_MANY],
])('a chain that is %s', (_what, at, error) => {
  beforeEach(() => {
    now = at;
    watches[0]!.tell(chainOf(70, rowOf(65, 5)), true);
    watches[0]!.fail(error);
  });

  test('is forgotten, and looked for again after a minute, each time', async () => {
    expect(snapshot()).toBeUndefined();
    await later(59_999);
    expect(watches).toHaveLength(1);
    await later(1);
    expect([watches.length, watching()]).toEqual([2, 1]);
    watches[1]!.fail(error);
    await later(60_000);
    expect([watches.length, watching()]).toEqual([3, 1]);
    watches[2]!.tell(chainOf(72, rowOf(70, 4)), true);
    expect(told.at(-1)).toEqual([chainOf(72, rowOf(70, 4)), true]);
    await later(600_000);
    expect([watches.length, ends]).toEqual([3, 0]);
  });

  test('is not looked for any more once nobody listens', async () => {
    end();
    await later(600_000);
    expect([watches.length, watching()]).toEqual([1, 0]);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('a chain whose expiry is over', () => {
  test('ends once, where the latest settlement has it no more', async () => {
    watches[0]!.tell(chainOf(70, rowOf(65, 5)), true);
    now = NEXT_DAY;
    watches[0]!.fail(NOT_LISTED);
    expect([ends, snapshot()]).toEqual([1, undefined]);
    await later(600_000);
    expect([ends, watches.length]).toEqual([1, 1]);
  });

  test('ends at the next look, where that was before its day was over', async () => {
    watches[0]!.fail(NOT_LISTED);
    now = NEXT_DAY;
    await later(60_000);
    expect(ends).toBe(0);
    watches[1]!.fail(NOT_LISTED);
    expect(ends).toBe(1);
  });

  test('is told as long as the latest settlement has it', () => {
    now = NEXT_DAY;
    watches[0]!.tell(chainOf(70, rowOf(65, 5)), true);
    expect([told.length, ends]).toEqual([1, 0]);
  });

  test('tells nobody who has left that it has ended', () => {
    end();
    now = NEXT_DAY;
    watches[0]!.fail(NOT_LISTED);
    expect(ends).toBe(0);
  });
});
