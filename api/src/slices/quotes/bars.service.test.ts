/**
 * Proves how bars are written (in batches, one at a time, kept while the store is away), read (stored and in memory as
 * one, of one origin) and resumed; and that the store in memory that proves it is a store of bars.
 */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import type { FuturesSymbol } from '@cushing/products';

import { MemoryBarStore, allBarsByDefinition } from '../../../test/support/bars.js';
import { barStoreContract } from './bar-store.contract.js';
import { BarsService } from './bars.service.js';
import type { Bar, Tick } from './quotes.types.js';

barStoreContract('in memory', () => {
  const bars = new MemoryBarStore();
  return Promise.resolve({ bars, close: () => Promise.resolve() });
});

const CLZ26 = 'CLZ26' as FuturesSymbol;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A Friday, 10:00 in New York. */
const THREE = Date.parse('2026-11-20T15:00:00Z');
const LIVE = { source: 'someone:nymex', origin: 'LIVE' } as const;
const SIMULATED = { source: 'simulated:1f3a', origin: 'SIMULATED' } as const;

let store: MemoryBarStore;
let logged: string[];
let now: number;
let service: BarsService;
let sequence: number;

const logger = {
  debug: () => undefined,
  info: (_: object, message: string) => void logged.push(`info: ${message}`),
  warn: (_: object, message: string) => void logged.push(`warn: ${message}`),
  error: (_: object, message: string) => void logged.push(`error: ${message}`),
};

function newService(): BarsService {
  return new BarsService({ store, clock: () => now, logger, flushEveryMs: 500 });
}

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
  store = new MemoryBarStore();
  logged = [];
  now = THREE;
  sequence = 0;
  service = newService();
  await service.start();
});

afterEach(async () => {
  store.isAway = false;
  await service.close();
  jest.useRealTimers();
});

function tick(minute: number, last: number, size = 1): Tick {
  return { symbol: CLZ26, product: 'CL', last, size, time: THREE + minute * MINUTE, sequence: (sequence += 1) };
}

function closes(bars: readonly Bar[]): number[] {
  return bars.map(({ close }) => close);
}

/** Lets flushes come due, each with the time to be done. */
async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 500) {
    jest.advanceTimersByTime(500);
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
  }
}

describe('writing', () => {
  test('happens every 500 ms, of what changed, with the sequences of its sources', async () => {
    service.take(LIVE, [tick(0, 66.1), tick(0, 66.2)]);
    service.take({ ...LIVE, source: 'another:feed' }, [{ ...tick(0, 66.3), sequence: 900 }]);
    expect(store.writes).toEqual([]);
    await pass(500);
    expect(store.writes).toHaveLength(1);
    expect(store.writes[0]?.sequences).toEqual(new Map([['someone:nymex', 2], ['another:feed', 900]])); // prettier-ignore
    expect(store.writes[0]?.bars.map(({ interval, close, volume }) => [interval, close, volume])).toEqual([
      ['MINUTE', 66.3, 3],
      ['FIVE_MINUTES', 66.3, 3],
      ['HOUR', 66.3, 3],
      ['DAY', 66.3, 3],
    ]);
    await pass(5_000);
    expect(store.writes).toHaveLength(1);
  });

  test('is told of sequences whose ticks changed no bar, and of none that is lower than one before', async () => {
    service.take(LIVE, [{ ...tick(0, 66.1, 0), sequence: 70 }]);
    service.take(LIVE, [{ ...tick(0, 66.1, 0), sequence: 60 }]);
    await pass(500);
    expect(store.writes).toEqual([{ bars: [], sequences: new Map([['someone:nymex', 70]]) }]);
  });

  test('is never two at once, however slow the store is', async () => {
    const gate = Promise.withResolvers<undefined>();
    store.gate = gate.promise;
    for (let minute = 0; minute < 20; minute += 1) {
      service.take(LIVE, [tick(minute, minute)]);
      await pass(500);
      expect(store.writing).toBe(1);
    }
    gate.resolve(undefined);
    await pass(1_000);
    expect(store.writes).toHaveLength(2);
    expect(closes(store.all('MINUTE'))).toEqual(Array.from({ length: 20 }, (_, minute) => minute));
  });

  test('that fails is tried again with what came since, and logged once when it fails and once when it works', async () => {
    store.isAway = true;
    const ticks: Tick[] = [];
    for (let minute = 0; minute < 30; minute += 1) {
      ticks.push(tick(minute, minute));
      service.take(LIVE, ticks.slice(-1));
      await pass(1_000);
    }
    expect(store.writes).toEqual([]);
    store.isAway = false;
    await pass(5_000);
    expect(store.writes).toHaveLength(1);
    expect(store.writes[0]?.sequences).toEqual(new Map([['someone:nymex', 30]]));
    expect(new Set(store.writes[0]?.bars)).toEqual(new Set(allBarsByDefinition(ticks, 'LIVE')));
    expect(logged).toEqual([
      'warn: bars cannot be stored: they are kept in memory and stored later',
      'info: bars are stored again',
    ]);
    service.take(LIVE, [tick(31, 1)]);
    await pass(500);
    expect(store.writes).toHaveLength(2);
  });

  test('is done once more at the end, after which no tick is taken', async () => {
    service.take(LIVE, [tick(0, 66.1)]);
    await service.close();
    service.take(LIVE, [tick(0, 70)]);
    await pass(5_000);
    expect(closes(store.all('MINUTE'))).toEqual([66.1]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('that fails at the end is logged, and the end comes', async () => {
    store.isAway = true;
    service.take(LIVE, [tick(0, 66.1)]);
    await service.close();
    expect(logged.at(-1)).toBe('error: bars could not be stored before the end');
  });
});

describe('ticks', () => {
  test('that are replayed make no bars and leave no sequence', async () => {
    service.take({ source: 'replay', origin: 'REPLAY' }, [tick(0, 66.1)]);
    await service.flush();
    expect(store.writes).toEqual([]);
  });

  test('from more than an hour ahead make no bars, which is said once', async () => {
    service.take(LIVE, [tick(61, 70), tick(60, 66.1), tick(0, 66)]);
    service.take(LIVE, [tick(100, 70)]);
    expect(closes(await service.range(CLZ26, 'MINUTE'))).toEqual([66, 66.1]);
    expect(logged).toHaveLength(1);
  });
});

describe('a range', () => {
  test('has what is stored and what is not yet, the newer where both have it', async () => {
    service.take(LIVE, [tick(0, 66), tick(1, 66.1)]);
    await service.flush();
    service.take(LIVE, [tick(1, 66.2), tick(2, 66.3)]);
    expect(closes(await service.range(CLZ26, 'MINUTE'))).toEqual([66, 66.2, 66.3]);
    expect(closes(await service.range(CLZ26, 'MINUTE', THREE + MINUTE, THREE + MINUTE))).toEqual([66.2]);
    expect(closes(await service.range(CLZ26, 'MINUTE', THREE + MINUTE + 1))).toEqual([66.3]);
    expect(closes(await service.range(CLZ26, 'MINUTE', undefined, THREE))).toEqual([66]);
    expect(closes(await service.range('CLF27' as FuturesSymbol, 'MINUTE'))).toEqual([]);
  });

  test('has a bar that is written and closed while the store answers', async () => {
    service.take(LIVE, [tick(0, 66)]);
    const answered = store.range(CLZ26, { interval: 'MINUTE', origin: 'LIVE', limit: 10 });
    jest.spyOn(store, 'range').mockImplementationOnce(async () => {
      service.take(LIVE, [tick(1, 66.1), tick(2, 66.2)]);
      await service.flush();
      return answered;
    });
    expect(closes(await service.range(CLZ26, 'MINUTE'))).toEqual([66, 66.1, 66.2]);
  });

  test('is of live prices where there are any, else of simulated ones, and never of both', async () => {
    service.take(SIMULATED, [tick(0, 60), tick(1, 61), tick(2, 62)]);
    await service.flush();
    service.take(LIVE, [tick(1, 66.1)]);
    expect(closes(await service.range(CLZ26, 'MINUTE'))).toEqual([66.1]);
    expect(closes(await service.range(CLZ26, 'MINUTE', THREE + 2 * MINUTE))).toEqual([62]);
    await service.flush();
    expect(closes(await service.range(CLZ26, 'MINUTE'))).toEqual([66.1]);
    expect(closes(await service.range(CLZ26, 'MINUTE', THREE, THREE))).toEqual([60]);
  });

  test('has the latest 5,000 bars', async () => {
    for (let minute = 0; minute < 5_010; minute += 1) {
      now = THREE + minute * MINUTE;
      service.take(LIVE, [tick(minute, minute)]);
      if (minute === 5_000) await service.flush();
    }
    const bars = await service.range(CLZ26, 'MINUTE');
    expect(closes(bars)).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 10));
  });

  test.each([
    [THREE, THREE - 1],
    [Number.NaN, THREE],
    [THREE, Number.NaN],
  ])('from %s to %s is refused', async (from, to) => {
    await expect(service.range(CLZ26, 'MINUTE', from, to)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('does not go on changing', async () => {
    service.take(LIVE, [tick(0, 66)]);
    const bars = await service.range(CLZ26, 'MINUTE');
    service.take(LIVE, [tick(0, 70)]);
    expect(closes(bars)).toEqual([66]);
  });
});

describe('a restart', () => {
  test('goes on with the open bars and says which sequences they hold', async () => {
    service.take(LIVE, [tick(0, 66), tick(0, 67)]);
    await service.close();
    service = newService();
    expect(await service.start()).toEqual(new Map([['someone:nymex', 2]]));
    service.take(LIVE, [tick(0, 65, 4)]);
    const expected = { open: 66, high: 67, low: 65, close: 65, volume: 6 };
    expect(await service.range(CLZ26, 'DAY')).toMatchObject([expected]);
    expect(await service.range(CLZ26, 'MINUTE')).toMatchObject([expected]);
  });

  test('writes over no bar that closed before it', async () => {
    service.take(LIVE, [tick(0, 66), tick(1, 67), tick(2, 68)]);
    await service.close();
    service = newService();
    await service.start();
    service.take(LIVE, [tick(0, 1), tick(1, 2)]);
    await service.flush();
    expect(closes(store.all('MINUTE'))).toEqual([66, 2, 68]);
  });

  test('knows the bars of a clock that was ahead, and those before it', async () => {
    now = THREE + 10 * DAY;
    const ahead = now / MINUTE - THREE / MINUTE;
    service.take(LIVE, [tick(0, 66), tick(ahead, 70), tick(ahead + 1, 71)]);
    await service.close();
    now = THREE;
    service = newService();
    await service.start();
    service.take(LIVE, [tick(0, 67)]);
    now = THREE + 10 * DAY;
    service.take(LIVE, [tick(ahead + 1, 72)]);
    const minutes = await service.range(CLZ26, 'MINUTE');
    expect(minutes.map(({ open, close }) => [open, close])).toEqual([
      [66, 67],
      [70, 70],
      [71, 72],
    ]);
  });

  test('is refused where the store cannot answer', async () => {
    store.isAway = true;
    await expect(newService().start()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
