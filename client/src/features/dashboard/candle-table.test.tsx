import '../../../test/support/jsdom-globals.js';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import { CandleStore } from '../../charts/candle-store.js';
import { CandleTable } from './candle-table.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const candle = (time: number, close: number) => ({ time, open: 60, high: 70, low: 50, close, volume: 5 });

test('many trades in a second renew the table once, with the last of them', () => {
  const store = new CandleStore();
  store.load([candle(1, 61), candle(2, 62)]);
  const describeTime = jest.fn((time: number) => `bar ${time}`);
  const { container } = render(
    <CandleTable caption="Bars" store={store} describeTime={describeTime} formatPrice={String} />,
  );
  const details = container.querySelector('details')!;
  details.open = true;
  fireEvent(details, new Event('toggle'));
  expect(screen.getAllByRole('row')).toHaveLength(3);
  const drawn = describeTime.mock.calls.length;
  act(() => {
    for (let close = 63; close < 70; close += 1) {
      store.push(candle(2, close));
      jest.advanceTimersByTime(100);
    }
  });
  expect(describeTime).toHaveBeenCalledTimes(drawn);
  act(() => {
    jest.advanceTimersByTime(1_000);
  });
  // Two rows, once more.
  expect(describeTime).toHaveBeenCalledTimes(drawn + 2);
  expect(screen.getByRole('cell', { name: '69' })).toBeTruthy();
  act(() => {
    store.push(candle(3, 71));
    jest.advanceTimersByTime(1_000);
  });
  expect(screen.getByRole('cell', { name: '71' })).toBeTruthy();
});
