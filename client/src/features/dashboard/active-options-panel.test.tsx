/** What the bells beside the most active options watch: the future that an option is on, the volatility of its expiry. */
import '../../../test/support/chart-globals.js';
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MockLink } from '@apollo/client/testing';
import { isoDate } from '@cushing/products';
import { afterEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import { AlertDeskContext } from '../../alerts/alert-context.js';
import type { AlertWish } from '../../alerts/alert-context.js';
import { MostActiveOptionsDocument } from '../../gql/graphql.js';
import type { MostActiveOptionsQuery, PricingModel } from '../../gql/graphql.js';
import { Toasts } from '../../ui/toasts.js';
import { ActiveOptionsPanel } from './active-options-panel.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const EXPIRY = isoDate('2026-04-16');
const VOL_BELL = 'Alert me when the ATM vol of CL 16 Apr 2026 comes to a level';

async function open(model: PricingModel) {
  jest.useFakeTimers({ now: Date.parse('2026-03-04T17:00:00Z') });
  const option: MostActiveOptionsQuery['mostActiveOptions'][number] = {
    ...({ symbol: 'LOK26 C7500', product: 'CL', series: 'LO', expiry: EXPIRY, strike: 75, type: 'CALL' } as const),
    ...{ settle: 1.25, volume: 1_200, openInterest: 800, iv: 0.39, model, tradeDate: isoDate('2026-03-03') },
  };
  const link = new MockLink([
    {
      request: { query: MostActiveOptionsDocument, variables: { product: null, first: 10 } },
      result: { data: { mostActiveOptions: [option] } },
    },
  ]);
  const make = jest.fn<(wish: AlertWish) => void>();
  render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <AlertDeskContext value={{ make, edit: () => undefined }}>
        <MemoryRouter>
          <Toasts>
            <ActiveOptionsPanel product="CL" isOfProduct={false} onChoose={() => undefined} />
          </Toasts>
        </MemoryRouter>
      </AlertDeskContext>
    </ApolloProvider>,
  );
  await act(() => jest.advanceTimersByTimeAsync(100));
  return make;
}

test('the bells of an option are about its future and the volatility at the money, and are reached by keys', async () => {
  const make = await open('AMERICAN');
  const bells = ['Alert me when CLK26 trades at a level', VOL_BELL].map((name) => screen.getByRole('button', { name }));
  for (const bell of bells) {
    expect(bell.tabIndex).toBe(0);
    fireEvent.click(bell);
  }
  // Neither the option's premium nor its own volatility is a level of what is watched.
  expect(make.mock.calls).toEqual([
    [{ kind: 'PRICE', symbol: 'CLK26', seen: undefined }],
    [{ kind: 'ATM_VOL', product: 'CL', expiry: EXPIRY, seen: undefined }],
  ]);
});

test('a normal volatility has no bell', async () => {
  await open('BACHELIER');
  screen.getByRole('button', { name: 'Alert me when CLK26 trades at a level' });
  expect(screen.queryByRole('button', { name: VOL_BELL })).toBeNull();
});
