/** What a pushed tick has to be: each refusal with the smallest change that brings it about. */
import { describe, expect, test } from '@jest/globals';

import { readTick } from './read-tick.js';

/** A Friday, 10:00 in New York. */
const NOW = Date.parse('2026-11-20T15:00:00Z');
const GOOD = { symbol: 'CLF27', bid: 58.1, ask: 58.12, last: 58.11, size: 3, time: NOW, sequence: 7 };

function reasonOf(value: unknown): string {
  const read = readTick(value, NOW);
  return read.status === 'OK' ? 'OK' : read.reason;
}

describe('a tick that is taken', () => {
  test('comes as it was sent, its symbol in the exchange’s form', () => {
    expect(readTick({ ...GOOD, symbol: ' clf2027 ', venue: 'x' }, NOW)).toEqual({
      status: 'OK',
      tick: { ...GOOD, product: 'CL' },
    });
  });

  test('has its time as text as well, with any offset', () => {
    const read = readTick({ ...GOOD, time: '2026-11-20T09:59:59.250-05:00' }, NOW);
    expect(read).toMatchObject({ status: 'OK', tick: { time: NOW - 750 } });
  });

  test('needs one price only, and null says nothing', () => {
    const read = readTick(
      { symbol: 'NGZ26', bid: null, ask: 2.5, last: null, size: null, time: NOW, sequence: 0 },
      NOW,
    );
    expect(read).toEqual({
      status: 'OK',
      tick: {
        symbol: 'NGZ26',
        product: 'NG',
        bid: undefined,
        ask: 2.5,
        last: undefined,
        size: undefined,
        time: NOW,
        sequence: 0,
      },
    });
  });

  test.each([
    ['a negative price', { bid: -40, ask: -36, last: -37.63 }],
    ['a locked market', { bid: 58.1, ask: 58.1 }],
    ['the largest price', { bid: null, ask: 1e6 }],
    ['a price at which nothing traded', { size: 0 }],
    ['a time five seconds ahead', { time: NOW + 5_000 }],
    ['a time a day ago', { time: NOW - 86_400_000 }],
    ['the largest sequence', { sequence: Number.MAX_SAFE_INTEGER }],
    ['a year of one digit', { symbol: 'CLF7' }],
    ['a contract on its last trade date', { symbol: 'CLZ26' }],
  ])('%s', (_, change) => {
    expect(reasonOf({ ...GOOD, ...change })).toBe('OK');
  });
});

describe('a tick that is refused', () => {
  test.each([[null], [undefined], [5], ['CLF27'], [[GOOD]]])('%p is no object', (value) => {
    expect(reasonOf(value)).toBe('NOT_AN_OBJECT');
  });

  test.each<[string, object, string]>([
    ['no symbol', { symbol: undefined }, 'UNKNOWN_SYMBOL'],
    ['a symbol of no product', { symbol: 'XXF27' }, 'UNKNOWN_SYMBOL'],
    ['an option', { symbol: 'LOF27 C6000' }, 'UNKNOWN_SYMBOL'],
    ['a very long symbol', { symbol: 'CLF27'.repeat(10_000) }, 'UNKNOWN_SYMBOL'],
    ['the name of an inherited property', { symbol: '__proto__' }, 'UNKNOWN_SYMBOL'],
    // CLX26 traded through 2026-10-20.
    ['a contract that has ended', { symbol: 'CLX26' }, 'EXPIRED'],
    ['a price as text', { last: '58.11' }, 'NOT_A_NUMBER'],
    ['a price that is none', { bid: NaN }, 'NOT_A_NUMBER'],
    ['a price without end', { ask: Infinity }, 'NOT_A_NUMBER'],
    ['a price beyond all prices', { last: 1_000_000.1 }, 'NOT_A_NUMBER'],
    ['a bid above the ask', { bid: 58.13 }, 'CROSSED'],
    ['no price at all', { bid: null, ask: null, last: null, size: null }, 'NO_PRICE'],
    ['half a contract', { size: 0.5 }, 'BAD_SIZE'],
    ['less than no contracts', { size: -1 }, 'BAD_SIZE'],
    ['contracts traded at no price', { last: null }, 'BAD_SIZE'],
    ['no time', { time: null }, 'BAD_TIME'],
    ['a time in no zone', { time: '2026-11-20T15:00:00' }, 'BAD_TIME'],
    ['a time that does not exist', { time: '2026-11-20T25:00:00Z' }, 'BAD_TIME'],
    ['a date', { time: '2026-11-20' }, 'BAD_TIME'],
    ['more than five seconds ahead', { time: NOW + 5_001 }, 'TOO_FAR_AHEAD'],
    ['seconds instead of milliseconds', { time: NOW / 1000 }, 'TOO_OLD'],
    ['more than a day ago', { time: NOW - 86_400_001 }, 'TOO_OLD'],
    ['no sequence', { sequence: undefined }, 'BAD_SEQUENCE'],
    ['a negative sequence', { sequence: -1 }, 'BAD_SEQUENCE'],
    ['a sequence that doubles do not count to', { sequence: Number.MAX_SAFE_INTEGER + 1 }, 'BAD_SEQUENCE'],
  ])('%s', (_, change, reason) => {
    expect(reasonOf({ ...GOOD, ...change })).toBe(reason);
  });

  test('a contract ends with its last trade date, at 18:00 of which the next one begins', () => {
    const evening = Date.parse('2026-11-20T23:00:00Z');
    const tick = { ...GOOD, symbol: 'CLZ26', time: evening - 1 };
    expect(readTick(tick, evening - 1).status).toBe('OK');
    expect(readTick(tick, evening)).toMatchObject({ reason: 'EXPIRED', message: 'CLZ26 traded through 2026-11-20.' });
  });
});
