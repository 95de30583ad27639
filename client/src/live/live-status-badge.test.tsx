import '../../test/support/jsdom-globals.js';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';

import { playLive } from '../../test/support/played-live.js';
import { LiveStatusBadge } from './live-status-badge.js';
import type { LiveStatus } from './live-status.js';
import { LiveContext } from './use-live.js';

const NOW = 1_000_000;

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function show(): (status: LiveStatus) => void {
  const { live, tell } = playLive();
  render(
    <LiveContext value={live}>
      <LiveStatusBadge />
    </LiveContext>,
  );
  return (status) => {
    act(() => {
      tell(status);
    });
  };
}

test.each<readonly [LiveStatus, string]>([
  [{ kind: 'IDLE' }, 'Connecting …'],
  [{ kind: 'LIVE', delayMs: 300 }, 'Live'],
  [{ kind: 'DELAYED', delayMs: 2_300 }, 'Delayed by 2.3 s'],
  [{ kind: 'RECONNECTING', since: NOW, nextTryAt: NOW + 2_600 }, 'Reconnecting in 3 s'],
  [{ kind: 'POLLING', everyMs: 2_000 }, 'Polling every 2 s'],
  [{ kind: 'OFFLINE' }, 'Offline'],
])('%j is said as %s', (status, text) => {
  show()(status);
  expect(screen.getByText(text)).toBeTruthy();
});

test('the seconds until the next attempt are counted down', () => {
  show()({ kind: 'RECONNECTING', since: NOW, nextTryAt: NOW + 2_500 });
  act(() => {
    jest.advanceTimersByTime(1_000);
  });
  expect(screen.getByText('Reconnecting in 2 s')).toBeTruthy();
  act(() => {
    jest.advanceTimersByTime(2_000);
  });
  expect(screen.getByText('Reconnecting …')).toBeTruthy();
});

test('what is said aloud does not change with figures', () => {
  const tell = show();
  const said = [1_000, 2_300].map((delayMs) => {
    tell({ kind: 'DELAYED', delayMs });
    return screen.getByRole('status').textContent;
  });
  expect(said).toEqual(['Prices are delayed.', 'Prices are delayed.']);
});
