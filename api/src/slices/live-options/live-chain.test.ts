/** Proves that what is told of a chain is what can be seen of it, and no more than what has changed. */
import { describe, expect, test } from '@jest/globals';
import { contractMonth, futuresSymbol, isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { chainChange, shownExpiry, wholeChain } from './live-chain.js';
import type { LiveExpiry } from './live-chain.js';
import type { RepricedExpiry } from './live-expiry.js';

function live(product: ProductCode): LiveExpiry {
  const strikes = Float64Array.of(70, 75);
  const terms = { series: 'LO', strikes, vols: new Float64Array(4), model: 'AMERICAN', rate: 0.04 } as const;
  return {
    ...{ product, series: 'LO', expiry: isoDate('2026-11-17'), volatilitiesOf: isoDate('2026-09-01') },
    underlying: futuresSymbol(product, contractMonth(2026, 12)),
    terms: { ...terms, expiresAt: 9e12, settleForward: 72, settleYears: 0.2 },
  };
}

/** Two strikes, all of whose numbers are the same but for those that a test says. */
function repriced(parts: Partial<RepricedExpiry> = {}): RepricedExpiry {
  const all = (value: number): Float64Array => new Float64Array(4).fill(value);
  return {
    ...{ forward: 72, years: 0.2, model: 'AMERICAN', atmVol: 0.35123456 },
    ...{ vol: all(0.35), value: all(2), delta: all(0.5), gamma: all(0.03), vega: all(0.1), theta: all(-0.02) },
    ...parts,
  };
}

const CL = live('CL');

describe('the whole chain', () => {
  test('has a row for each strike with its call and its put, null where there is nothing', () => {
    const value = Float64Array.of(4, 2, 1, NaN);
    const chain = wholeChain(shownExpiry(CL, repriced({ value }), 1_000));
    expect(chain).toMatchObject({
      ...{ product: 'CL', series: 'LO', expiry: '2026-11-17', underlying: 'CLZ26', volatilitiesOf: '2026-09-01' },
      ...{ forward: 72, years: 0.2, atmVol: 0.35123456, time: 1_000 },
    });
    const other = { iv: 0.35, delta: 0.5, gamma: 0.03, vega: 0.1, theta: -0.02 };
    expect(chain.rows).toEqual([
      { strike: 70, call: { value: 4, ...other }, put: { value: 1, ...other } },
      { strike: 75, call: { value: 2, ...other }, put: { value: null, ...other } },
    ]);
  });

  test('has no volatility at the money where there is none', () => {
    expect(wholeChain(shownExpiry(CL, repriced({ atmVol: NaN }), 0)).atmVol).toBeNull();
  });

  test.each([
    // A tick of crude is 0.01, of natural gas 0.001, of gasoline 0.0001.
    ['CL', { value: 1.235, gamma: 0.12346, vega: 1.235, theta: 1.235 }],
    ['NG', { value: 1.2346, gamma: 0.1235, vega: 1.2346, theta: 1.2346 }],
    ['RB', { value: 1.23457, gamma: 0.123, vega: 1.23457, theta: 1.23457 }],
  ] as const)('of %s has no digits that nobody can see', (product, expected) => {
    const all = (value: number): Float64Array => new Float64Array(4).fill(value);
    const exact = all(1.2345678);
    const columns = { value: exact, vega: exact.slice(), theta: exact.slice(), gamma: all(0.12345678) };
    const chain = wholeChain(
      shownExpiry(live(product), repriced({ ...columns, delta: all(0.12345678), vol: all(0.98765432) }), 0),
    );
    expect(chain.rows[0]?.call).toEqual({ ...expected, delta: 0.1235, iv: 0.9877 });
  });

  test('has no negative zero', () => {
    const [row] = wholeChain(shownExpiry(CL, repriced({ theta: new Float64Array(4).fill(-1e-9) }), 0)).rows;
    expect(Object.is(row?.call.theta, 0)).toBe(true);
  });
});

describe('a change', () => {
  const before = shownExpiry(CL, repriced(), 0);

  test.each([
    ['a value by a tenth of a tick', { value: Float64Array.of(2, 2, 2, 2.001) }],
    ['a delta by 0.0001', { delta: Float64Array.of(0.5, 0.5, 0.5, 0.5001) }],
    ['a volatility by 0.0001', { vol: Float64Array.of(0.35, 0.3501, 0.35, 0.35) }],
    ['a value that is no more', { value: Float64Array.of(2, NaN, 2, 2) }],
  ])('of %s tells its row alone', (_, parts) => {
    const change = chainChange(before, shownExpiry(CL, repriced(parts), 250));
    expect(change).toMatchObject({ time: 250, rows: [{ strike: 75 }] });
    expect(change?.rows).toHaveLength(1);
  });

  test('of the forward is told without rows where none of them shows it', () => {
    const change = chainChange(before, shownExpiry(CL, repriced({ forward: 72.01 }), 250));
    expect(change).toMatchObject({ forward: 72.01, rows: [] });
  });

  test('of the volatility at the money is told as soon as it can be seen', () => {
    const moved = (atmVol: number) => chainChange(before, shownExpiry(CL, repriced({ atmVol }), 250));
    expect(moved(0.3512)).toBeUndefined();
    expect(moved(0.3513)).toMatchObject({ atmVol: 0.3513, rows: [] });
    expect(moved(NaN)).toMatchObject({ atmVol: null });
  });

  test('is none where only time has passed, and what cannot be seen', () => {
    const value = Float64Array.of(2.0004, 2, 1.9996, 2);
    expect(chainChange(before, shownExpiry(CL, repriced({ value, years: 0.19 }), 250))).toBeUndefined();
  });

  test('is none of what was nothing and still is', () => {
    const nothing = (): RepricedExpiry => repriced({ value: new Float64Array(4).fill(NaN), atmVol: NaN });
    expect(chainChange(shownExpiry(CL, nothing(), 0), shownExpiry(CL, nothing(), 1))).toBeUndefined();
  });
});
