/** Ticks between processes: each counted once, missed ones made good, and nothing that is said can break a process. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { Wire, batchOf, quoteOf, quotesForTest, tickOf } from '../../../test/support/quotes.js';
import type { Tick } from './quotes.types.js';
import { SourceSequences } from './source-sequences.js';
import { TickIntake } from './tick-intake.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A process on the wire. */
function processOn(wire: Wire) {
  const { quotes, log, time } = quotesForTest();
  const bus = wire.end();
  const sequences = new SourceSequences();
  const intake = new TickIntake({ quotes, sequences, bus, clock: () => time.now, chance: () => 0.5, logger: log });
  const ticks: Tick[] = [];
  quotes.onTicks((_, told) => ticks.push(...told));
  let gaps = 0;
  intake.onGap(() => (gaps += 1));
  const warnings = () => log.entries.filter(({ level }) => level === 'warn').length;
  return { quotes, bus, sequences, intake, ticks, time, warnings, gaps: () => gaps };
}

function twoProcesses() {
  const wire = new Wire();
  const here = processOn(wire);
  const there = processOn(wire);
  here.intake.start();
  there.intake.start();
  // The answers to one another's first question.
  jest.advanceTimersByTime(2_000);
  return { wire, here, there };
}

describe('a batch', () => {
  test('reaches the quotes of every process, whole', () => {
    const { here, there } = twoProcesses();
    const ticks = [tickOf('CLF27', { last: 58.11, size: 2 }), tickOf('NGF27', { bid: 3.1, ask: 3.2 })];
    expect(here.intake.take(batchOf(ticks, 'feed', 'SIMULATED'))).toEqual({ accepted: 2, duplicates: 0 });
    expect(there.ticks).toEqual(ticks);
    expect(there.quotes.all()).toEqual(here.quotes.all());
  });

  test('counts once, whichever process it comes to', () => {
    const { here, there } = twoProcesses();
    const batch = batchOf([tickOf('CLF27', { last: 58, size: 2 })]);
    here.intake.take(batch);
    expect(here.intake.take(batch)).toEqual({ accepted: 0, duplicates: 1 });
    expect(there.intake.take(batch)).toEqual({ accepted: 0, duplicates: 1 });
    expect(quoteOf(here.quotes, 'CLF27').volume).toBe(2);
    expect(quoteOf(there.quotes, 'CLF27').volume).toBe(2);
  });

  test('that gives way to a stronger origin is neither accepted nor a duplicate, and stays here', () => {
    const { here, there } = twoProcesses();
    here.intake.take(batchOf([tickOf('CLF27', { last: 58 })]));
    there.ticks.length = 0;
    const simulated = batchOf([tickOf('CLF27', { last: 1 })], 's', 'SIMULATED');
    expect(here.intake.take(simulated)).toEqual({ accepted: 0, duplicates: 0 });
    expect(there.ticks).toEqual([]);
  });

  test('of many ticks goes in several messages, none of them long', () => {
    const { here, there } = twoProcesses();
    here.bus.sent.length = 0;
    const ticks = Array.from({ length: 1_201 }, (_, index) => tickOf('CLF27', { last: 58 + index / 100, size: 1 }));
    here.intake.take(batchOf(ticks));
    expect(here.bus.sent).toHaveLength(3);
    expect(Math.max(...here.bus.sent.map(({ message }) => message.length))).toBeLessThan(50_000);
    expect(quoteOf(there.quotes, 'CLF27')).toMatchObject({ last: 70, volume: 1_201 });
  });

  test('without ticks tells the others that its source lives', () => {
    const { here, there } = twoProcesses();
    here.intake.take(batchOf([tickOf('CLF27', { last: 58 })]));
    there.time.now += 10_000;
    expect(there.quotes.statusOf(quoteOf(there.quotes, 'CLF27'))).toBe('STALE');
    here.intake.take(batchOf([]));
    expect(there.quotes.statusOf(quoteOf(there.quotes, 'CLF27'))).toBe('LIVE');
  });
});

describe('a process that begins', () => {
  test('is told what the others show, also of ticks that its store had already', () => {
    const wire = new Wire();
    const here = processOn(wire);
    here.intake.start();
    const ticks = [tickOf('CLF27', { last: 58, size: 2 }), tickOf('CLF27', { last: 59, size: 3 })];
    here.intake.take(batchOf(ticks));
    const there = processOn(wire);
    there.sequences.preset('feed', ticks[1]!.sequence);
    there.intake.start();
    jest.advanceTimersByTime(2_000);
    expect(there.quotes.all()).toEqual(here.quotes.all());
    expect(there.ticks).toEqual([]);
  });

  test('and many that begin are answered with one telling a second', () => {
    const wire = new Wire();
    const here = processOn(wire);
    here.intake.start();
    here.intake.take(batchOf([tickOf('CLF27', { last: 58 })]));
    here.bus.sent.length = 0;
    const asking = wire.end();
    for (let asked = 0; asked < 100; asked += 1) asking.publish('ticks-hello', '');
    jest.advanceTimersByTime(2_000);
    expect(here.bus.sent).toHaveLength(1);
  });
});

describe('a way that was cut', () => {
  test('is made good once it is mended: prices are told as ticks, trades are not counted twice', () => {
    const { wire, here, there } = twoProcesses();
    here.intake.take(batchOf([tickOf('CLF27', { last: 58, size: 2 })]));
    wire.isCut = true;
    here.intake.take(batchOf([tickOf('CLF27', { last: 60, size: 5 })], 'feed'));
    there.intake.take(batchOf([tickOf('NGF27', { last: 3, size: 1 })], 'another'));
    there.ticks.length = 0;
    expect(here.gaps()).toBe(0);
    wire.mend();
    expect([here.gaps(), there.gaps()]).toEqual([1, 1]);
    jest.advanceTimersByTime(2_000);
    expect(there.ticks).toEqual([expect.objectContaining({ symbol: 'CLF27', last: 60, size: 0 })]);
    expect(quoteOf(there.quotes, 'CLF27')).toMatchObject({ last: 60, high: 60, size: 5, volume: 7 });
    expect(here.quotes.all()).toEqual(there.quotes.all());
    // Heard again and again, it stays what it is.
    wire.mend();
    jest.advanceTimersByTime(2_000);
    expect(there.ticks).toHaveLength(1);
    expect(quoteOf(there.quotes, 'CLF27').volume).toBe(7);
  });

  test('leaves the age of what is told again as it was: it came when it came there', () => {
    const { wire, here, there } = twoProcesses();
    wire.isCut = true;
    const cameAt = here.time.now;
    const replayed = Date.parse('2020-04-17T15:00:00Z');
    here.intake.take(batchOf([tickOf('CLF27', { last: 60 })]));
    here.intake.take(batchOf([tickOf('NGM20', { last: 1.8, time: replayed })], 'replay:1', 'REPLAY'));
    for (const each of [here, there]) each.time.now += 60_000;
    wire.mend();
    jest.advanceTimersByTime(2_000);
    expect(there.quotes.all()).toMatchObject([
      { symbol: 'CLF27', receivedAt: cameAt },
      { symbol: 'NGM20', time: replayed, receivedAt: cameAt },
    ]);
  });

  test('takes what does not say when it came, or that it will, as come now', () => {
    const { wire, there } = twoProcesses();
    const time = there.time.now - 1_000;
    const quote = (symbol: string, ...receivedAt: unknown[]): unknown[] => [
      ...[symbol, time, 9_000_001, 58, 1, null, null, 58, 58, 58, 1],
      ...receivedAt,
    ];
    const quotes = [
      quote('CLF27'),
      quote('CLG27', there.time.now + 60_000),
      quote('CLH27', 'now'),
      quote('CLJ27', time),
    ];
    wire.end().publish('ticks', JSON.stringify({ v: 1, source: 'x', origin: 'LIVE', quotes }));
    const { now } = there.time;
    expect(there.quotes.all().map(({ receivedAt }) => receivedAt)).toEqual([now, now, now, time]);
  });

  test('does not make a dead feed alive', () => {
    const { wire, here, there } = twoProcesses();
    here.intake.take(batchOf([tickOf('CLF27', { last: 58 })]));
    for (const each of [here, there]) each.time.now += 60_000;
    wire.mend();
    jest.advanceTimersByTime(2_000);
    expect(there.quotes.statusOf(quoteOf(there.quotes, 'CLF27'))).toBe('STALE');
  });

  test('quotes of ticks that cross one another come over', () => {
    const { wire, here, there } = twoProcesses();
    wire.isCut = true;
    here.intake.take(batchOf([tickOf('CLF27', { bid: 58 }), tickOf('CLF27', { ask: 57 })]));
    wire.mend();
    jest.advanceTimersByTime(2_000);
    expect(quoteOf(there.quotes, 'CLF27')).toMatchObject({ bid: 58, ask: 57 });
  });
});

describe('what cannot be understood', () => {
  const row = ['CLF27', Date.parse('2026-11-20T15:00:00Z'), 9_000_001, 58, 1, null, null];
  test.each([
    ['', 'no JSON'],
    ['null', 'nothing'],
    ['5', 'a number'],
    ['{}', 'no version'],
    [JSON.stringify({ v: 2, source: 'x', origin: 'LIVE', ticks: [row] }), 'another version'],
    [JSON.stringify({ v: 1, source: 'x', origin: 'OTHER', ticks: [row] }), 'an unknown origin'],
    [JSON.stringify({ v: 1, source: 5, origin: 'LIVE', ticks: [row] }), 'a source that is no text'],
    [JSON.stringify({ v: 1, source: 'x', origin: 'LIVE' }), 'neither ticks nor quotes'],
    [
      JSON.stringify({ v: 1, source: 'x', origin: 'LIVE', ticks: [[...row.slice(0, 3), 'much', 1, 1, 1]] }),
      'a price as text',
    ],
    [JSON.stringify({ v: 1, source: 'x', origin: 'LIVE', ticks: [{ symbol: 'CLF27' }] }), 'a row that is none'],
    [JSON.stringify({ v: 1, source: 'x', origin: 'LIVE', quotes: [row] }), 'a quote without its day'],
    [' '.repeat(1_000_001), 'a very long text'],
  ])('%.40s is logged and dropped: %s', (message) => {
    const { wire, there } = twoProcesses();
    wire.end().publish('ticks', message);
    expect(there.quotes.all()).toEqual([]);
    expect(there.warnings()).toBe(1);
  });

  test('bad rows do not stop good ones', () => {
    const { wire, there } = twoProcesses();
    wire.end().publish('ticks', JSON.stringify({ v: 1, source: 'x', origin: 'LIVE', ticks: [null, row, []] }));
    expect(there.quotes.all()).toHaveLength(1);
    expect(there.warnings()).toBe(1);
  });

  test('is complained of once in a while only', () => {
    const { wire, there } = twoProcesses();
    const bus = wire.end();
    for (let said = 0; said < 1_000; said += 1) bus.publish('ticks', 'nonsense');
    expect(there.warnings()).toBe(1);
    there.time.now += 10_000;
    bus.publish('ticks', 'nonsense');
    expect(there.warnings()).toBe(2);
  });

  test('never throws, whatever JSON it is', () => {
    const { wire } = twoProcesses();
    const bus = wire.end();
    const anyMessage = fc.record({
      v: fc.constant(1),
      source: fc.oneof(fc.string(), fc.jsonValue()),
      origin: fc.oneof(fc.constantFrom('LIVE', 'REPLAY', 'SIMULATED'), fc.jsonValue()),
      ticks: fc.oneof(fc.array(fc.array(fc.oneof(fc.constantFrom<unknown>(...row), fc.jsonValue()))), fc.jsonValue()),
      quotes: fc.oneof(fc.array(fc.array(fc.oneof(fc.constantFrom<unknown>(...row), fc.jsonValue()))), fc.jsonValue()),
    });
    fc.assert(
      fc.property(anyMessage, fc.boolean(), (message, hasTicks) => {
        const { ticks, ...rest } = message;
        bus.publish('ticks', JSON.stringify(hasTicks ? { ...rest, ticks } : rest));
      }),
    );
  });
});

test('a closed intake takes, hears and tells nothing', () => {
  const { wire, here, there } = twoProcesses();
  wire.end().publish('ticks-hello', '');
  here.intake.close();
  there.intake.close();
  expect(jest.getTimerCount()).toBe(0);
  expect(here.bus.listeners).toBe(0);
  expect(here.intake.take(batchOf([tickOf('CLF27', { last: 58 })]))).toEqual({ accepted: 0, duplicates: 0 });
  expect(here.quotes.all()).toEqual([]);
});
