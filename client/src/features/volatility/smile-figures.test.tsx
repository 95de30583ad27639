import { afterEach, expect, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';

import { isoDate } from '@cushing/products';
import { samplePoint, sampleSmile, sampleSurface } from '../../../test/support/volatility-samples.js';
import { SmileFigures } from './smile-figures.js';
import type { Smile } from './smile-series.js';
import type { Surface } from './surface-grid.js';

afterEach(cleanup);

function figures(smile: Smile, surface: Surface = sampleSurface()): string {
  render(<SmileFigures smile={smile} axis="MONEYNESS" surface={surface} notListed={[]} />);
  return document.body.textContent;
}

test('says how well the curve fits, that it is free of arbitrage, and by which moneyness', () => {
  const text = figures(sampleSmile());
  expect(text).toContain('SVI fit to 46 quotes, RMSE 0.07 vol points. ✓ Free of butterfly arbitrage.');
  expect(text).toContain('ATM40.00%25Δ RR−2.4025Δ fly+0.3010Δ RR−4.6010Δ fly+1.34 vol points');
  expect(text).toContain('moneyness is ln(K/F), F = CLG27 at 80.00');
});

test('has the fitted volatility, strike and moneyness at each delta, and marks what lies beyond the quotes', () => {
  figures(sampleSmile());
  const rows = screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).toEqual([
    ['At delta', '25Δ put', '10Δ call'],
    ['Vol, %', '42.00', '41.00'],
    ['Strike', '71.40', '104.12*'],
    ['ln(K/F)', '−0.114', '+0.264'],
  ]);
  expect(document.body.textContent).toContain('* beyond the quotes.');
});

test('says in words what is wrong with the quotes of the expiry, and nothing of other expiries', () => {
  const finding = {
    kind: 'BUTTERFLY',
    severity: 'WARNING',
    expiry: isoDate('2027-01-14'),
    strike: 90,
    logMoneyness: 0.12,
    message: 'A butterfly there costs less than nothing.',
    isRepaired: true,
  } as const;
  const other = { ...finding, expiry: isoDate('2027-02-17'), message: 'Of another expiry.' };
  const fit = { rmse: 0.3, quotes: 12, minG: -0.04, isArbitrageFree: true, isRepaired: true };
  const text = figures(sampleSmile({ fit }), sampleSurface({ findings: [finding, other] }));
  expect(text).toContain('⚠ A butterfly there costs less than nothing.');
  expect(text).not.toContain('Of another expiry.');
  expect(text).not.toContain('Free of butterfly arbitrage');
});

test('says why there is no fit, and why options have no volatility', () => {
  const points = [
    samplePoint(),
    samplePoint({ strike: 60, vol: null, volStatus: 'NO_QUOTE' }),
    samplePoint({ strike: 61, vol: null, volStatus: 'BELOW_INTRINSIC' }),
  ];
  const none = { fit: null, deltas: [], curve: [], riskReversal25: null, butterfly25: null };
  const text = figures(sampleSmile({ ...none, points }));
  expect(text).toContain('No fit: an SVI curve needs five usable quotes, and of 3 too few are.');
  expect(text).toContain('Without a volatility: 1 no settlement or quote, 1 price below intrinsic value.');
  expect(text).toContain('25Δ RR–');
});

test('prices that are not positive have volatilities in the quotation and no log-moneyness', () => {
  const text = figures(
    sampleSmile({ model: 'BACHELIER', forward: -37.63, atmVol: 45.678, fit: null, deltas: [], curve: [] }),
  );
  expect(text).toContain('ATM45.68');
  expect(text).not.toContain('45.68%');
  expect(text).toContain('No fit: prices that are not positive have no log-moneyness.');
});
