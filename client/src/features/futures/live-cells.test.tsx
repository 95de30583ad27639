/** Cells of the board that move, and what is taken out of them. */
import '../../../test/support/jsdom-globals.js';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import { Profiler } from 'react';
import type { ReactNode } from 'react';

import { playLive } from '../../../test/support/played-live.js';
import { quoteOf, ticksOf } from '../../../test/support/price-ticks.js';
import { LiveContext, useWatch } from '../../live/use-live.js';
import { LastCell, LiveSpreadCell, NetChangeCell } from './live-cells.js';
import { liveFields, liveSpreadFields } from './live-records.js';

beforeEach(() => {
  // A Wednesday at noon in New York: the session is open.
  jest.useFakeTimers({ now: Date.parse('2026-03-04T17:00:00Z') });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const rendered = jest.fn<(id: string) => void>();

function Board({ symbols }: { readonly symbols: readonly string[] }) {
  useWatch(symbols);
  return symbols.map((symbol) => (
    <Profiler key={symbol} id={symbol} onRender={rendered}>
      <LastCell product="CL" symbol={symbol} />
      <output aria-label={`Change of ${symbol}`}>
        <NetChangeCell product="CL" symbol={symbol} settle={69.5} />
      </output>
    </Profiler>
  ));
}

function show(symbols: readonly string[], more?: ReactNode) {
  const played = playLive();
  const view = render(
    <LiveContext value={played.live}>
      <Board symbols={symbols} />
      {more}
    </LiveContext>,
  );
  const pass = (ms: number): void => {
    act(() => {
      jest.advanceTimersByTime(ms);
    });
  };
  pass(50);
  return {
    ...view,
    send: (...message: Parameters<typeof ticksOf>) => {
      played.subscriptions.at(-1)!.send(ticksOf(...message));
      pass(17);
    },
  };
}

test('only the cells of the contract that moved are rendered, and light up', () => {
  const { getByTestId, getByLabelText, send } = show(['CLK26', 'CLM26']);
  expect(getByTestId('last-CLK26').textContent).toBe('–');
  send(0, [quoteOf('CLK26', { last: 70 }), quoteOf('CLM26', { last: 71 })], { isSnapshot: true });
  rendered.mockClear();
  send(1, [quoteOf('CLK26', { last: 68.25 })]);
  expect(getByTestId('last-CLK26').textContent).toBe('68.25');
  expect(getByTestId('last-CLK26').dataset['flash']).toBe('down');
  expect(getByLabelText('Change of CLK26').textContent).toBe('−1.25');
  expect(getByTestId('last-CLM26').dataset['flash']).toBeUndefined();
  expect(new Set(rendered.mock.calls.map(([id]) => id))).toEqual(new Set(['CLK26']));
});

test('a price of a silent feed says that it is stale', () => {
  const { getByTestId, send } = show(['CLK26']);
  send(0, [quoteOf('CLK26', { last: 70, status: 'STALE' })], { isSnapshot: true });
  expect(getByTestId('last-CLK26').textContent).toBe('stale70.00');
});

test('a spread is the near price less the far one, and says where one of them is old', () => {
  const spread = (
    <output aria-label="Spread">
      <LiveSpreadCell product="CL" near="CLK26" far="CLM26" />
    </output>
  );
  const { getByLabelText, send } = show(['CLK26', 'CLM26'], spread);
  send(0, [quoteOf('CLK26', { last: 70 })], { isSnapshot: true });
  expect(getByLabelText('Spread').textContent).toBe('–');
  send(1, [quoteOf('CLM26', { last: 70.6 })]);
  expect(getByLabelText('Spread').textContent).toBe('−0.60');
  send(2, [quoteOf('CLM26', { last: 70.6, status: 'STALE' })]);
  expect(getByLabelText('Spread').textContent).toBe('stale−0.60');
});

test('what is taken out has the price, its change without what binary fractions leave, and its time', () => {
  const near = { ...quoteOf('CLK26', { last: 70.3 }), isStale: false } as Parameters<typeof liveFields>[0];
  const far = { ...quoteOf('CLM26', { last: 70.1, time: '2026-03-02T15:00:01.000Z' }), isStale: true } as typeof near;
  expect(liveFields(near, 70.1)).toEqual([
    ...[70.3, 0.2, 70.01, 70.03, '2026-03-02T15:00:00.000Z', 'SIMULATED', 'LIVE'],
  ]);
  expect(liveFields(far, 70.1).at(-1)).toBe('STALE');
  expect(liveFields(undefined, 70.1)).toEqual([null, null, null, null, null, null, null]);
  expect(liveSpreadFields(near, far)).toEqual([0.2, '2026-03-02T15:00:01.000Z']);
  expect(liveSpreadFields(near, undefined)).toEqual([null, null]);
});
