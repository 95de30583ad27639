/** Where the focus goes as contracts leave the list, and what is told of it. */
import '../../../test/support/chart-globals.js';
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MockLink } from '@apollo/client/testing';
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { playLive } from '../../../test/support/played-live.js';
import { SetWatchListDocument, WatchListDocument } from '../../gql/graphql.js';
import { LiveContext } from '../../live/use-live.js';
import { Toasts } from '../../ui/toasts.js';
import type { FrontMarkets } from './use-front-market.js';
import { WatchListPanel } from './watch-list-panel.js';

afterEach(cleanup);

const LOADING = { status: 'LOADING' } as const;
const MARKETS: FrontMarkets = { CL: LOADING, BZ: LOADING, NG: LOADING, HO: LOADING, RB: LOADING };

async function open(watchList: readonly string[]): Promise<void> {
  const link = new MockLink([
    { request: { query: WatchListDocument }, result: { data: { watchList } } },
    {
      request: { query: SetWatchListDocument, variables: () => true },
      result: ({ symbols }) => ({ data: { setWatchList: symbols as readonly string[] } }),
      maxUsageCount: Infinity,
    },
  ]);
  render(
    <LiveContext value={playLive().live}>
      <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
        <Toasts>
          <WatchListPanel markets={MARKETS} symbol={undefined} onPick={() => undefined} />
        </Toasts>
      </ApolloProvider>
    </LiveContext>,
  );
  await screen.findByRole('table');
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
