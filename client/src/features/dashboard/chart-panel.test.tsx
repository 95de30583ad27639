/** That what is taken out of the chart is what it shows, that missed bars are asked for, and what its bell watches. */
import '../../../test/support/chart-globals.js';
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MockLink } from '@apollo/client/testing';
import { isoDate } from '@cushing/products';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import { playLive } from '../../../test/support/played-live.js';
import type { PlayedLive } from '../../../test/support/played-live.js';
import { quoteOf, ticksOf } from '../../../test/support/price-ticks.js';
import { AlertDeskContext } from '../../alerts/alert-context.js';
import type { AlertWish } from '../../alerts/alert-context.js';
import { BarsDocument } from '../../gql/graphql.js';
import { LiveContext } from '../../live/use-live.js';
import { Toasts } from '../../ui/toasts.js';

const saved: string[] = [];
jest.unstable_mockModule('../../lib/download.js', () => ({
  downloadText: (_name: string, text: string) => void saved.push(text),
  downloadBlob: () => undefined,
}));
// jsdom has no canvas to draw on.
jest.unstable_mockModule('../../charts/lazy-candle-chart.js', () => ({ CandleChart: () => 'the chart' }));
const { ChartPanel } = await import('./chart-panel.js');

const bar = (start: string, price: number, volume: number) => ({
  ...{ __typename: 'Bar' as const, start, open: price, high: price, low: price, close: price },
  volume,
});
const FIRST = bar('2026-03-02T15:00:00.000Z', 70, 10);

const make = jest.fn<(wish: AlertWish) => void>();

let played: PlayedLive;
let answers: (typeof FIRST)[][];

beforeEach(async () => {
  jest.useFakeTimers();
  // The contract is traded still.
  jest.setSystemTime(Date.parse('2026-03-02T15:00:00Z'));
  make.mockClear();
  saved.length = 0;
  played = playLive();
  answers = [[FIRST]];
  const link = new MockLink([
    {
      request: { query: BarsDocument, variables: () => true },
      result: () => ({ data: { bars: answers.shift() ?? [] } }),
      maxUsageCount: Infinity,
    },
  ]);
  render(
    <LiveContext value={played.live}>
      <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
        <AlertDeskContext value={{ make, edit: () => undefined }}>
          <Toasts>
            <ChartPanel
              {...{ product: 'CL', symbol: 'CLK26', interval: 'MINUTE', today: isoDate('2026-03-02') }}
              picker={null}
              change={() => undefined}
            />
          </Toasts>
        </AlertDeskContext>
      </ApolloProvider>
    </LiveContext>,
  );
  await pass();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

async function pass(): Promise<void> {
  await act(() => jest.advanceTimersByTimeAsync(200));
}

async function trade(sequence: number, time: string, last: number, volume: number): Promise<void> {
  const quote = quoteOf('CLK26', { time: `2026-03-02T${time}.000Z`, last, volume });
  played.subscriptions.at(-1)?.send(ticksOf(sequence, [quote], { isSnapshot: sequence === 0 }));
  await pass();
}

/** @returns the lines of the file, without its header */
async function exported(): Promise<readonly string[]> {
  fireEvent.keyDown(screen.getByRole('button', { name: 'Export the bars' }), { key: 'Enter' });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'CSV' }));
  return (saved.at(-1) ?? '').trim().split(/\r?\n/u).slice(1);
}

test('the bars are taken out with what was traded since they came', async () => {
  await trade(0, '15:00:30', 71, 100);
  await trade(1, '15:00:40', 72, 104);
  await trade(2, '15:01:10', 73, 109);
  expect(await exported()).toEqual([
    'CLK26,2026-03-02T15:00:00.000Z,70,72,70,72,14',
    'CLK26,2026-03-02T15:01:00.000Z,73,73,73,73,5',
  ]);
});

test('after a pause of more than a bar the bars are asked for, and the new answer is shown', async () => {
  await trade(0, '15:00:30', 70, 100);
  answers.push([FIRST, bar('2026-03-02T15:03:00.000Z', 74, 50), bar('2026-03-02T15:05:00.000Z', 75, 6)]);
  await trade(1, '15:05:10', 75, 156);
  expect(await exported()).toEqual([
    'CLK26,2026-03-02T15:00:00.000Z,70,70,70,70,10',
    'CLK26,2026-03-02T15:03:00.000Z,74,74,74,74,50',
    'CLK26,2026-03-02T15:05:00.000Z,75,75,75,75,6',
  ]);
});

test('the bell makes an alert of the contract, by what the bars end with', async () => {
  const bell = screen.getByRole('button', { name: 'Alert me when CLK26 trades at a level' });
  fireEvent.click(bell);
  await trade(0, '15:00:30', 71, 100);
  fireEvent.click(bell);
  expect(make.mock.calls).toEqual([
    [{ kind: 'PRICE', symbol: 'CLK26', seen: 70 }],
    [{ kind: 'PRICE', symbol: 'CLK26', seen: 71 }],
  ]);
});
