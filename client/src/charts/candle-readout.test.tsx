import '../../test/support/jsdom-globals.js';

import { afterEach, expect, test } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';

import { CandleReadout, CandleVoice } from './candle-readout.js';
import { CandleStore } from './candle-store.js';
import { CursorStore } from './cursor-store.js';

afterEach(cleanup);

const candle = (time: number, close: number) => ({ time, open: 60, high: 70, low: 50, close, volume: 5 });

test('the candle at the cursor is said when the cursor moves, not with every trade of it', () => {
  const store = new CandleStore();
  store.load([candle(1, 61), candle(2, 62)]);
  const cursor = new CursorStore();
  const parts = {
    store,
    cursor,
    describeTime: (time: number) => `bar ${time}`,
    formatPrice: String,
    formatChange: (change: number) => `+${change}`,
  };
  const { container } = render(
    <>
      <CandleReadout {...parts} />
      <CandleVoice {...parts} />
    </>,
  );
  const regions = container.querySelectorAll('[aria-live]');
  expect(regions).toHaveLength(1);
  const said = () => regions[0]?.textContent;
  const readout = screen.getByTestId('candle-readout');
  expect(said()).toBe('');
  act(() => {
    cursor.move(2);
  });
  expect(said()).toBe('bar 2: open 60, high 70, low 50, close 62, +2, volume 5');
  act(() => {
    store.push(candle(2, 64));
  });
  expect(readout.textContent).toContain('C64');
  expect(said()).toContain('close 62');
  act(() => {
    cursor.move(1);
  });
  expect(said()).toContain('bar 1: ');
  act(() => {
    cursor.move(undefined);
  });
  expect(said()).toBe('');
});
