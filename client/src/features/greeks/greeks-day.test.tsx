/** That the future of the headline has a bell and a key; what has ended since has neither. */
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
import { GreeksMatrixDocument } from '../../gql/graphql.js';
import type { GreeksMatrixQuery } from '../../gql/graphql.js';
import { Toasts } from '../../ui/toasts.js';
import { GreeksDay } from './greeks-day.js';
import { readView } from './greeks-view.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const TRADE_DATE = isoDate('2026-03-03');
const BELL = 'Alert me when CLK26 trades at a level';
const MATRIX: GreeksMatrixQuery['greeksMatrix'] = {
  ...({ product: 'CL', series: 'LO', greek: 'GAMMA', type: 'CALL', by: 'DELTA', source: 'IMPORTED' } as const),
  ...{ tradeDate: TRADE_DATE, unit: 'delta per 1.00', columns: [{ label: '50', value: 0.5 }] },
  rows: [
    {
      ...({ series: 'LO', expiry: isoDate('2026-04-16'), underlying: 'CLK26', daysToExpiry: 44 } as const),
      ...({ forward: 69.5, model: 'AMERICAN', unit: 'delta per 1.00' } as const),
      cells: [{ strike: 69.5, value: 0.05, status: 'OK' }],
    },
  ],
};

async function open(now: string) {
  jest.useFakeTimers({ now: Date.parse(now) });
  const link = new MockLink([
    { request: { query: GreeksMatrixDocument, variables: () => true }, result: { data: { greeksMatrix: MATRIX } } },
  ]);
  const make = jest.fn<(wish: AlertWish) => void>();
  render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <AlertDeskContext value={{ make, edit: () => undefined }}>
        <MemoryRouter>
          <Toasts>
            <GreeksDay
              view={readView(new URLSearchParams('product=CL&shape=TABLE'))}
              change={() => undefined}
              dates={[TRADE_DATE]}
            />
          </Toasts>
        </MemoryRouter>
      </AlertDeskContext>
    </ApolloProvider>,
  );
  await act(() => jest.advanceTimersByTimeAsync(100));
  screen.getByTestId('headline');
  return make;
}

test('the bell and the key make an alert of the first future', async () => {
  const make = await open('2026-03-04T17:00:00Z');
  fireEvent.click(screen.getByRole('button', { name: BELL }));
  fireEvent.keyDown(document.body, { key: 'a' });
  const wish = { kind: 'PRICE', symbol: 'CLK26', seen: 69.5 };
  expect(make.mock.calls).toEqual([[wish], [wish]]);
});

test('a future that has ended since has no bell, and the key makes nothing', async () => {
  const make = await open('2026-05-04T17:00:00Z');
  expect(screen.queryByRole('button', { name: BELL })).toBeNull();
  fireEvent.keyDown(document.body, { key: 'a' });
  expect(make).not.toHaveBeenCalled();
});
