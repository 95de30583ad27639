/** That the bell of a spread is reached by keys, as no key of the page makes its alert. */
import '../../../test/support/jsdom-globals.js';

import { contractMonth, isoDate } from '@cushing/products';
import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { AlertButton } from '../../alerts/alert-button.js';
import { AlertDeskContext } from '../../alerts/alert-context.js';
import type { AlertWish } from '../../alerts/alert-context.js';
import { SpreadsTable } from './spreads-table.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

test('the bell of a spread is a stop of the Tab key, that of a contract in a row is none', () => {
  jest.useFakeTimers({ now: Date.parse('2026-03-04T17:00:00Z') });
  const make = jest.fn<(wish: AlertWish) => void>();
  const leg = (symbol: string, month: number) => ({ symbol, deliveryMonth: contractMonth(2026, month) });
  const spread = {
    symbol: 'CLK26-CLM26',
    source: 'IMPORTED',
    tradeDate: isoDate('2026-03-03'),
    near: leg('CLK26', 5),
    far: leg('CLM26', 6),
    value: 0.4,
    change: 0.1,
  } as const;
  render(
    <AlertDeskContext value={{ make, edit: () => undefined }}>
      <SpreadsTable
        product="CL"
        months={1}
        spreads={[spread]}
        {...{ selected: undefined, sort: undefined, isLive: false }}
        onSelect={() => undefined}
        onSort={() => undefined}
      />
      <AlertButton symbol="CLN26" price={70} isInRow />
    </AlertDeskContext>,
  );
  const bell = screen.getByRole('button', { name: 'Alert me when CLK26 − CLM26 trades at a level' });
  expect(bell.tabIndex).toBe(0);
  expect(screen.getByRole('button', { name: 'Alert me when CLN26 trades at a level' }).tabIndex).toBe(-1);
  fireEvent.click(bell);
  expect(make).toHaveBeenCalledWith({ kind: 'SPREAD', symbol: 'CLK26', secondSymbol: 'CLM26', seen: 0.4 });
});
