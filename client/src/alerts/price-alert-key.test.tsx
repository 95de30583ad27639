/** That a page's key offers the price that its bells offer. */
import '../../test/support/jsdom-globals.js';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render } from '@testing-library/react';

import { playLive } from '../../test/support/played-live.js';
import { quoteOf, ticksOf } from '../../test/support/price-ticks.js';
import { LiveContext } from '../live/use-live.js';
import { AlertDeskContext } from './alert-context.js';
import type { AlertWish } from './alert-context.js';
import { PriceAlertKey } from './price-alert-key.js';

beforeEach(() => {
  // CLK26 is traded until April.
  jest.useFakeTimers({ now: Date.parse('2026-03-04T17:00:00Z') });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function pass(ms: number): void {
  act(() => {
    jest.advanceTimersByTime(ms);
  });
}

function show({ isNow }: { readonly isNow?: boolean } = {}) {
  const played = playLive();
  const make = jest.fn<(wish: AlertWish) => void>();
  render(
    <LiveContext value={played.live}>
      <AlertDeskContext value={{ make, edit: () => undefined }}>
        <PriceAlertKey symbol="CLK26" settle={69.5} {...(isNow === undefined ? {} : { isNow })} />
      </AlertDeskContext>
    </LiveContext>,
  );
  pass(50);
  const seen = (): unknown => {
    fireEvent.keyDown(document.body, { key: 'a' });
    return make.mock.lastCall?.[0];
  };
  return { played, seen };
}

test('the settle before a price of now has come, and that price after', () => {
  const { played, seen } = show();
  expect(seen()).toEqual({ kind: 'PRICE', symbol: 'CLK26', seen: 69.5 });
  played.subscriptions.at(-1)!.send(ticksOf(0, [quoteOf('CLK26', { last: 71.23 })], { isSnapshot: true }));
  pass(17);
  expect(seen()).toEqual({ kind: 'PRICE', symbol: 'CLK26', seen: 71.23 });
});

test('the settle on a page of a past day, for which no price is asked', () => {
  const { played, seen } = show({ isNow: false });
  expect(played.subscriptions).toEqual([]);
  expect(seen()).toEqual({ kind: 'PRICE', symbol: 'CLK26', seen: 69.5 });
});
