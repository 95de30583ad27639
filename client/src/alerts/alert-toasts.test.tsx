/** That each crossing is told once, and by the browser where that was allowed. */
import '../../test/support/jsdom-globals.js';

import { ApolloClient, InMemoryCache } from '@apollo/client';
import { MockLink } from '@apollo/client/testing';
import { ApolloProvider } from '@apollo/client/react';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';

import { playLive } from '../../test/support/played-live.js';
import type { PlayedLive } from '../../test/support/played-live.js';
import type { AlertEventFieldsFragment } from '../gql/graphql.js';
import { LiveContext } from '../live/use-live.js';
import { Toasts } from '../ui/toasts.js';
import { AlertToasts } from './alert-toasts.js';

const LIVE = { kind: 'LIVE', delayMs: 0 } as const;
const RECONNECTING = { kind: 'RECONNECTING', since: 0, nextTryAt: 0 } as const;

interface Shown {
  readonly title: string;
  readonly options: NotificationOptions;
}

const shown: Shown[] = [];
let played: PlayedLive;
let listed: readonly AlertEventFieldsFragment[];

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  shown.length = 0;
  listed = [];
  played = playLive();
  played.answerWith(() => ({
    alertEvents: {
      unreadCount: listed.length,
      edges: listed.map((node) => ({ node })),
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  }));
  allow('default');
});

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function allow(permission: NotificationPermission): void {
  playNotification(permission, (title: string, options: NotificationOptions) => {
    shown.push({ title, options });
  });
}

function playNotification(
  permission: NotificationPermission,
  make: (title: string, options: NotificationOptions) => void,
): void {
  function PlayedNotification(title: string, options: NotificationOptions): void {
    make(title, options);
  }
  Object.assign(globalThis, { Notification: Object.assign(PlayedNotification, { permission }) });
}

function event(id: string, changes: Partial<AlertEventFieldsFragment> = {}): AlertEventFieldsFragment {
  return {
    ...{ id, alertId: 'a', kind: 'PRICE', symbol: 'CLF27', secondSymbol: null, product: null, expiry: null },
    ...{ level: 80, note: '', crossed: 'UP', value: 80 + Number(id) / 100, at: '2026-11-21T15:00:00.000Z' },
    readAt: null,
    ...changes,
  };
}

function open(): void {
  const client = new ApolloClient({ link: new MockLink([]), cache: new InMemoryCache() });
  render(
    <LiveContext value={played.live}>
      <ApolloProvider client={client}>
        <Toasts>
          <MemoryRouter>
            <AlertToasts userId="ada" />
            <Routes>
              <Route path="/" element="the page" />
              <Route path="/alerts" element="the alerts" />
            </Routes>
          </MemoryRouter>
        </Toasts>
      </ApolloProvider>
    </LiveContext>,
  );
}

async function connect(): Promise<void> {
  await act(async () => {
    played.tell(RECONNECTING);
    await jest.advanceTimersByTimeAsync(50);
    played.tell(LIVE);
    await jest.advanceTimersByTimeAsync(1_100);
  });
}

async function cross(crossing: AlertEventFieldsFragment): Promise<void> {
  await act(async () => {
    played.subscriptions.find(({ isEnded }) => !isEnded)?.send({ alertTriggered: crossing });
    await jest.advanceTimersByTimeAsync(10);
  });
}

const toasts = (): readonly (string | null)[] =>
  screen.queryAllByRole('listitem').map((item) => item.firstElementChild?.textContent ?? null);

test('a crossing is told once, though it comes by the socket and by the list', async () => {
  open();
  await connect();
  await cross(event('5'));
  expect(toasts()).toEqual(['CLF27 rose to 80.05 (alert at 80.00)']);
  await cross(event('5'));
  listed = [event('5')];
  await connect();
  expect(toasts()).toHaveLength(1);
});

test('its toast leads to the alerts, and says the note', async () => {
  open();
  await connect();
  await cross(event('5', { note: 'sell' }));
  expect(toasts()).toEqual(['CLF27 rose to 80.05 (alert at 80.00): sell']);
  fireEvent.click(screen.getByRole('button', { name: 'Show alerts' }));
  expect(screen.getByText('the alerts')).toBeDefined();
});

test('what was missed while the connection was lost is told after it, and what was read is not', async () => {
  open();
  await connect();
  listed = [event('3'), event('2', { readAt: '2026-11-21T15:00:01.000Z' }), event('1')];
  await connect();
  expect(toasts()).toEqual(['CLF27 rose to 80.01 (alert at 80.00)', 'CLF27 rose to 80.03 (alert at 80.00)']);
  await connect();
  expect(toasts()).toHaveLength(2);
});

test('much that was missed is told in one', async () => {
  listed = ['4', '3', '2', '1'].map((id) => event(id));
  open();
  await connect();
  expect(toasts()).toEqual(['4 alerts were crossed, the latest: CLF27 rose to 80.04 (alert at 80.00)']);
});

test('a page that is opened again tells nothing that was told before', async () => {
  open();
  await connect();
  await cross(event('5'));
  cleanup();
  listed = [event('5')];
  open();
  await connect();
  expect(toasts()).toEqual([]);
});

test('the browser tells it only where that was allowed, once over all tabs by its tag', async () => {
  open();
  await connect();
  await cross(event('1'));
  allow('denied');
  await cross(event('2'));
  expect(shown).toEqual([]);
  allow('granted');
  await cross(event('3', { note: 'sell' }));
  expect(shown).toMatchObject([{ title: 'CLF27 rose to 80.03 (alert at 80.00)', options: { tag: '3', body: 'sell' } }]);
});

test('a browser that has no notifications, or refuses to make one, leaves the toast', async () => {
  Reflect.deleteProperty(globalThis, 'Notification');
  open();
  await connect();
  await cross(event('1'));
  playNotification('granted', () => {
    throw new TypeError('Illegal constructor');
  });
  await cross(event('2'));
  expect(toasts()).toHaveLength(2);
});

test('without a socket the list is read again and again', async () => {
  open();
  await act(async () => {
    played.tell({ kind: 'POLLING', everyMs: 2_000 });
    await jest.advanceTimersByTimeAsync(1_100);
  });
  listed = [event('1')];
  await act(async () => {
    await jest.advanceTimersByTimeAsync(15_000);
  });
  expect(toasts()).toEqual(['CLF27 rose to 80.01 (alert at 80.00)']);
});
