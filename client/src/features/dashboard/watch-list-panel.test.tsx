/** Where the focus goes as contracts leave the list, what is told of it, and who keeps the list. */
import '../../../test/support/chart-globals.js';
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MockLink } from '@apollo/client/testing';
import { afterEach, describe, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';

import { playLive } from '../../../test/support/played-live.js';
import { played, sessionOf } from '../../../test/support/played-session.js';
import { SetWatchListDocument, WatchListDocument } from '../../gql/graphql.js';
import type { Permission } from '../../gql/graphql.js';
import { LiveContext } from '../../live/use-live.js';
import { SessionContext } from '../../session/session-context.js';
import { Toasts } from '../../ui/toasts.js';
import type { FrontMarkets } from './use-front-market.js';
import { WatchListPanel } from './watch-list-panel.js';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const LOADING = { status: 'LOADING' } as const;
const MARKETS: FrontMarkets = { CL: LOADING, BZ: LOADING, NG: LOADING, HO: LOADING, RB: LOADING };

/** A request to keep a list. */
interface Sent {
  readonly symbols: unknown;
  readonly fetchOptions: unknown;
}

async function open(
  watchList: readonly string[],
  permissions: readonly Permission[] = ['READ', 'ACCOUNT'],
): Promise<{ readonly sent: readonly Sent[]; readonly asked: readonly unknown[]; readonly leave: () => void }> {
  const sent: Sent[] = [];
  const asked: unknown[] = [];
  const session = played();
  session.hear({ kind: 'SIGNED_IN', session: sessionOf(permissions) });
  const listening = new ApolloLink((operation, forward) => {
    asked.push(operation.operationName);
    const { symbols } = operation.variables;
    const { fetchOptions } = operation.getContext();
    if (operation.operationName === 'SetWatchList') sent.push({ symbols, fetchOptions });
    return forward(operation);
  });
  const answering = new MockLink([
    { request: { query: WatchListDocument }, result: { data: { watchList } } },
    {
      request: { query: SetWatchListDocument, variables: () => true },
      result: ({ symbols }) => ({ data: { setWatchList: symbols as readonly string[] } }),
      maxUsageCount: Infinity,
    },
  ]);
  const link = ApolloLink.from([listening, answering]);
  const { unmount } = render(
    <SessionContext value={session.manager}>
      <LiveContext value={playLive().live}>
        <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
          <Toasts>
            <WatchListPanel markets={MARKETS} symbol={undefined} onPick={() => undefined} />
          </Toasts>
        </ApolloProvider>
      </LiveContext>
    </SessionContext>,
  );
  await screen.findByRole('table');
  return { sent, asked, leave: unmount };
}

function remove(symbol: string): void {
  const button = screen.getByRole('button', { name: `Remove ${symbol}` });
  button.focus();
  fireEvent.click(button);
}

test('the row that takes the place of a removed one gets the focus', async () => {
  await open(['CLK26', 'NGK26', 'HOK26']);
  remove('NGK26');
  expect(document.activeElement?.getAttribute('data-row')).toBe('HOK26');
  screen.getByText('NGK26 is watched no more');
});

test('the field for contracts gets the focus where the last one is removed, and that is told', async () => {
  await open(['CLK26']);
  remove('CLK26');
  screen.getByText('Nothing is watched yet.');
  expect(document.activeElement).toBe(screen.getByLabelText('Contracts to watch'));
  expect(screen.getByText('CLK26 is watched no more').getAttribute('role')).toBe('status');
});

test('a contract that moves keeps the focus on the button that moved it', async () => {
  await open(['CLK26', 'NGK26']);
  const button = screen.getByRole('button', { name: 'Move down CLK26' });
  button.focus();
  fireEvent.click(button);
  screen.getByText('CLK26 is number 2 of 2');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move down CLK26');
});

describe('a change just before the page is left', () => {
  const kept = { symbols: ['NGK26'], fetchOptions: { keepalive: true } };

  test('is sent as the browser goes elsewhere, by a request that outlives the page', async () => {
    const { sent } = await open(['CLK26', 'NGK26']);
    remove('CLK26');
    expect(sent).toEqual([]);
    fireEvent(window, new Event('pagehide'));
    expect(sent).toEqual([kept]);
  });

  test('beside another one is sent once more as the browser comes back', async () => {
    const { sent } = await open(['CLK26', 'NGK26', 'HOK26']);
    remove('CLK26');
    fireEvent(window, new Event('pagehide'));
    remove('NGK26');
    fireEvent(window, new Event('pagehide'));
    fireEvent(window, new Event('pageshow'));
    await waitFor(() => {
      expect(sent.map(({ symbols }) => symbols)).toEqual([['NGK26', 'HOK26'], ['HOK26'], ['HOK26']]);
    });
  });

  test('is sent as another page of the desk is shown', async () => {
    const { sent, leave } = await open(['CLK26', 'NGK26']);
    remove('CLK26');
    leave();
    expect(sent).toEqual([kept]);
  });
});

describe('the list of a guest', () => {
  const GUEST: readonly Permission[] = ['READ'];

  test('is kept in the browser, which is said; the server is asked to keep nothing', async () => {
    const { sent, leave } = await open(['CLK26', 'NGK26'], GUEST);
    screen.getByText('2, kept in this browser only');
    remove('CLK26');
    screen.getByText('1, kept in this browser only');
    fireEvent(window, new Event('pagehide'));
    leave();
    expect(sent).toEqual([]);
    await open(['CLK26', 'NGK26'], GUEST);
    expect(screen.queryByRole('button', { name: 'Remove CLK26' })).toBeNull();
    screen.getByRole('button', { name: 'Remove NGK26' });
  });

  test('is shown at once where the browser has one, and the server is not asked', async () => {
    localStorage.setItem('cushing.watch-list', '["RBM26"]');
    const { asked } = await open(['CLK26'], GUEST);
    screen.getByRole('button', { name: 'Remove RBM26' });
    expect(asked).toEqual([]);
  });

  test('is not shown to who has an account', async () => {
    const { leave } = await open(['CLK26', 'NGK26'], GUEST);
    remove('CLK26');
    leave();
    await open(['CLK26', 'NGK26']);
    screen.getByRole('button', { name: 'Remove CLK26' });
    screen.getByText('2');
  });

  test.each(['{', '"CLK26"', '["CLK26","CLK26"]', '["LOZ26 C7500"]', JSON.stringify(Array(51).fill('CLK26'))])(
    'is the one of the server where the browser kept %s',
    async (text) => {
      localStorage.setItem('cushing.watch-list', text);
      await open(['HOK26'], GUEST);
      screen.getByRole('button', { name: 'Remove HOK26' });
      screen.getByText('1, kept in this browser only');
    },
  );
});
