/** Which expiries of the term structure have a bell, and what it watches. */
import '../../../test/support/jsdom-globals.js';

import { contractMonth, isoDate } from '@cushing/products';
import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { AlertDeskContext } from '../../alerts/alert-context.js';
import type { AlertWish } from '../../alerts/alert-context.js';
import type { TermPoint } from './term-series.js';
import { TermTable } from './term-table.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const PASSED = isoDate('2026-03-17');
const LISTED = isoDate('2026-04-16');
const NORMAL = isoDate('2026-05-14');

const point = (expiry: TermPoint['expiry'], model: TermPoint['model'], atmVol: number): TermPoint => ({
  ...{ expiry, month: contractMonth(2026, 5), underlying: 'CLK26', daysToExpiry: 40, forward: 70, model, atmVol },
  ...({ atmVolStatus: 'OK', forwardVol: atmVol, forwardVolStatus: 'OK' } as const),
  ...{ riskReversal25: 0, butterfly25: 0 },
});

test('the bell of an expiry watches its volatility; what has passed and a normal vol have none', () => {
  jest.useFakeTimers({ now: Date.parse('2026-03-20T17:00:00Z') });
  const make = jest.fn<(wish: AlertWish) => void>();
  const change = jest.fn();
  render(
    <AlertDeskContext value={{ make, edit: () => undefined }}>
      <TermTable
        structure={{
          ...({ product: 'CL', series: 'LO', tradeDate: isoDate('2026-03-03'), source: 'IMPORTED' } as const),
          points: [point(PASSED, 'AMERICAN', 0.4), point(LISTED, 'AMERICAN', 0.352), point(NORMAL, 'BACHELIER', 21)],
        }}
        {...{ before: undefined, product: 'CL', selected: LISTED, change }}
      />
    </AlertDeskContext>,
  );
  const bell = screen.getByRole('button', { name: 'Alert me when the ATM vol of CL 16 Apr 2026 comes to a level' });
  expect(screen.getAllByRole('button')).toEqual([bell]);
  fireEvent.click(bell);
  expect(make.mock.calls).toEqual([[{ kind: 'ATM_VOL', product: 'CL', expiry: LISTED, seen: 0.352 }]]);
  // Its click chooses no other expiry.
  expect(change).not.toHaveBeenCalled();
});
