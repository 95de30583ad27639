/** What a surface is at odds with, in words: on a published slice that has arbitrage and on flat ones that cross. */
import { describe, expect, test } from '@jest/globals';
import { contractMonth, futuresSymbol, isoDate } from '@cushing/products';

import { analysedExpiry, flatSmile } from '../../../test/support/analysed-expiry.js';
import type { AnalysedExpiry, FittedSmile } from '../options/index.js';
import { arbitrageFindings } from './arbitrage-findings.js';

/** Axel Vogt's example in Gatheral & Jacquier (2014): g is −0.0329 at log-moneyness 0.88. */
const VOGT = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

function smileOf(parts: Partial<FittedSmile>): AnalysedExpiry {
  return analysedExpiry({ smile: { ...flatSmile(0.4, 0.5), ...parts } });
}

/** The month after. */
function january(smile: FittedSmile): AnalysedExpiry {
  const month = contractMonth(2027, 1);
  const underlying = futuresSymbol('CL', month);
  return analysedExpiry({ month, underlying, expiry: isoDate('2026-12-16'), years: 0.58, forward: 80, smile });
}

describe('butterflies', () => {
  const vogt = { bestFit: VOGT, minG: -0.0328565, argMinG: 0.88, isRepaired: true };

  test('are told with the strikes between which the density is negative', () => {
    const [finding, ...others] = arbitrageFindings('CL', [smileOf(vogt)]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      ...{ kind: 'BUTTERFLY', severity: 'WARNING', expiry: '2026-11-17', isRepaired: true, logMoneyness: 0.88 },
      strike: expect.closeTo(75 * Math.exp(0.88), 10),
    });
    const [, low, high, worst] = /between strikes ([\d.]+) and ([\d.]+), most of all at ([\d.]+) \(g = −0\.033\)/
      .exec(finding!.message)!
      .map(Number);
    expect(worst).toBe(180.82); // 75·e^0.88
    expect(low).toBeLessThan(180);
    expect(high).toBeGreaterThan(181);
    expect(finding!.message).toContain('options on CLZ26 that expire on 2026-11-17');
    expect(finding!.message).toContain('The smile shown is the nearest one without.');
  });

  test('are told of a smile that was not repaired, without claiming that it was', () => {
    const [finding] = arbitrageFindings('CL', [smileOf({ ...vogt, isRepaired: false })]);
    expect(finding!.isRepaired).toBe(false);
    expect(finding!.message).not.toContain('The smile shown');
  });

  test('are told where there is no positive variance at all', () => {
    const [finding] = arbitrageFindings('CL', [smileOf({ ...vogt, minG: -Infinity, argMinG: 0 })]);
    expect(finding!.message).toContain('no positive variance about strike 75.00');
  });
});

test('wings are told where they alone were repaired', () => {
  const bestFit = { a: 0.1, b: 1.5, rho: -0.4, m: 0, sigma: 0.5 };
  const [finding, ...others] = arbitrageFindings('CL', [smileOf({ bestFit, isRepaired: true })]);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ kind: 'WING', severity: 'WARNING', logMoneyness: null, strike: null });
  // 1.5·(1 + 0.4)
  expect(finding!.message).toContain('towards low strikes: its total variance rises by 2.10 per unit');
});

describe('total variance that falls', () => {
  test('is noted, with the reason why it is no arbitrage', () => {
    // 0.16·0.5 = 0.08 against 0.09·0.58 = 0.0522.
    const findings = arbitrageFindings('CL', [smileOf({}), january(flatSmile(0.3, 0.58))]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ kind: 'CALENDAR', severity: 'NOTE', expiry: '2026-12-16', isRepaired: false });
    expect(findings[0]!.message).toContain('Total variance to 2026-12-16 is less than to 2026-11-17');
    expect(findings[0]!.message).toContain('0.0522 against 0.0800');
    expect(findings[0]!.message).toContain('the earlier options are on CLZ26, the later ones on CLF27');
  });

  test('is noted where it falls most, among strikes that both have quotes of', () => {
    const before = smileOf({ parameters: { a: 0.02, b: 0.1, rho: -0.5, m: 0, sigma: 0.2 }, lowest: -0.4 });
    const after = { ...flatSmile(0.25, 0.58), lowest: -0.25, highest: 0.5 };
    const [finding] = arbitrageFindings('CL', [before, january(after)]);
    // The steeper wing of the earlier one is the left: most at the lowest strike that the later one has.
    expect(finding!.logMoneyness).toBeCloseTo(-0.25, 12);
    expect(finding!.message).toContain('at log-moneyness −0.25 (strike');
    expect(finding!.strike).toBeCloseTo(80 * Math.exp(-0.25), 10);
  });

  test('is nothing where it rises, and where no strikes are in common', () => {
    expect(arbitrageFindings('CL', [smileOf({}), january(flatSmile(0.4, 0.58))])).toEqual([]);
    const apart = { ...flatSmile(0.1, 0.58), lowest: 0.4, highest: 0.5 };
    expect(arbitrageFindings('CL', [smileOf({}), january(apart)])).toEqual([]);
  });
});

test('an expiry without a smile is no part of it', () => {
  expect(arbitrageFindings('CL', [analysedExpiry(), smileOf({})])).toEqual([]);
});
