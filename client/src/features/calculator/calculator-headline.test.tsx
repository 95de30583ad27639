/** What the bells of the headline watch. */
import '../../../test/support/jsdom-globals.js';

import { contractMonth, isoDate } from '@cushing/products';
import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { AlertDeskContext } from '../../alerts/alert-context.js';
import type { AlertWish } from '../../alerts/alert-context.js';
import { Toasts } from '../../ui/toasts.js';
import { CalculatorHeadline } from './calculator-headline.js';
import { readView } from './calculator-view.js';
import type { Chain } from './market-values.js';
import { optionForm } from './option-form.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const EXPIRY = isoDate('2026-04-16');
const TRADE_DATE = isoDate('2026-03-03');
const CHAIN: Chain = {
  ...({ product: 'CL', series: 'LO', source: 'IMPORTED', forwardSource: 'FUTURE_SETTLE' } as const),
  ...{ month: contractMonth(2026, 5), expiry: EXPIRY, underlying: 'CLK26', tradeDate: TRADE_DATE, forward: 69.5 },
  ...({ rate: 0.04, rateSource: 'CURVE', rateDate: TRADE_DATE, model: 'AMERICAN' } as const),
  ...{ atmVol: 0.352, atmStrike: 69.5, rows: [] },
};

function open(chain: Chain) {
  jest.useFakeTimers({ now: Date.parse('2026-03-04T17:00:00Z') });
  const make = jest.fn<(wish: AlertWish) => void>();
  const view = readView(new URLSearchParams('product=CL'));
  const answers = { expiries: [], chain, today: TRADE_DATE };
  render(
    <AlertDeskContext value={{ make, edit: () => undefined }}>
      <Toasts>
        <CalculatorHeadline
          {...{ view, answers, form: optionForm(view, answers), change: () => undefined }}
          {...{ problem: undefined, retry: undefined, goToFirst: undefined, isStale: false }}
        />
      </Toasts>
    </AlertDeskContext>,
  );
  return make;
}

test('the future and its volatility each have a bell', () => {
  const make = open(CHAIN);
  fireEvent.click(screen.getByRole('button', { name: 'Alert me when CLK26 trades at a level' }));
  fireEvent.click(screen.getByRole('button', { name: 'Alert me when the ATM vol of CL 16 Apr 2026 comes to a level' }));
  expect(make.mock.calls).toEqual([
    [{ kind: 'PRICE', symbol: 'CLK26', seen: 69.5 }],
    [{ kind: 'ATM_VOL', product: 'CL', expiry: EXPIRY, seen: 0.352 }],
  ]);
});

test('a normal volatility has none', () => {
  open({ ...CHAIN, model: 'BACHELIER', atmVol: 21 });
  screen.getByRole('button', { name: 'Alert me when CLK26 trades at a level' });
  expect(screen.queryByRole('button', { name: /ATM vol/u })).toBeNull();
});
