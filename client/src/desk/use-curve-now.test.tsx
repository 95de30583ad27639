/** What the legend calls a curve of now. */
import '../../test/support/jsdom-globals.js';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';

import { playLive } from '../../test/support/played-live.js';
import { quoteOf, ticksOf } from '../../test/support/price-ticks.js';
import { LiveContext, useWatch } from '../live/use-live.js';
import { useCurveNow } from './use-curve-now.js';

const FRAME_MS = 20;
/** Longer than a curve waits to be drawn. */
const DRAWN_MS = 1_000;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-03-04T17:00:00Z') });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function Legend() {
  useWatch(['CLK26', 'CLM26']);
  const curve = useCurveNow('CL');
  return <output>{curve === undefined ? 'none' : `${curve.name}${curve.isStale ? ' (stale)' : ''}`}</output>;
}

function show() {
  const played = playLive();
  const view = render(
    <LiveContext value={played.live}>
      <Legend />
    </LiveContext>,
  );
  const pass = (ms: number): void => {
    act(() => {
      jest.advanceTimersByTime(ms);
    });
  };
  pass(50);
  const begun = (name: string) => played.subscriptions.find((one) => one.name === name)!;
  return {
    legend: () => view.getByRole('status').textContent,
    sendCurve: (mode: 'LIVE' | 'SETTLE') => {
      const points = ['CLK26', 'CLM26'].map((symbol, index) => ({
        ...{ symbol, deliveryMonth: `2026-0${5 + index}`, settle: 70, change: 0, volume: 0, openInterest: 0 },
      }));
      const curve = { product: 'CL', source: 'SIMULATED', structure: 'FLAT', tradeDate: '2026-03-03', mode, points };
      const time = '2026-03-04T16:59:58.000Z';
      begun('LiveForwardCurve').send({ forwardCurveUpdates: { ...curve, time, sequence: 0, isSnapshot: true } });
      pass(FRAME_MS);
      pass(DRAWN_MS);
    },
    sendQuotes: (...statuses: readonly ('LIVE' | 'STALE')[]) => {
      const quotes = statuses.map((status, index) => quoteOf(['CLK26', 'CLM26'][index]!, { status }));
      begun('PriceTicks').send(ticksOf(0, quotes, { isSnapshot: true }));
      pass(FRAME_MS);
      pass(DRAWN_MS);
    },
  };
}

test('a curve of settlements alone is none of now', () => {
  const { legend, sendCurve } = show();
  sendCurve('SETTLE');
  expect(legend()).toBe('none');
});

test('it is of now while one price of it is, and old with its time once the feed is silent', () => {
  const { legend, sendCurve, sendQuotes } = show();
  sendCurve('LIVE');
  expect(legend()).toBe('Now');
  sendQuotes('LIVE', 'STALE');
  expect(legend()).toBe('Now');
  sendQuotes('STALE', 'STALE');
  expect(legend()).toMatch(/^Last, \d\d:59:58.* \(stale\)$/u);
  sendQuotes('LIVE', 'LIVE');
  expect(legend()).toBe('Now');
});
