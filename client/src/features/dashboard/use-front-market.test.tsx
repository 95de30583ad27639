/** What the desk asks of the products' settlements: a question for each that has some, up to its latest date. */
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MockLink } from '@apollo/client/testing';
import { contractMonth, isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';

import { FrontMarketDocument } from '../../gql/graphql.js';
import { marketOf, useFrontMarkets } from './use-front-market.js';
import type { Product } from './use-front-market.js';

afterEach(cleanup);

const CLOCK = { today: isoDate('2026-03-04') } as Parameters<typeof useFrontMarkets>[1];
/** 95 days before each latest date. */
const CRUDE = { product: 'CL', from: '2025-11-28', to: '2026-03-03' };
const GAS = { product: 'NG', from: '2020-01-17', to: '2020-04-21' };

function product(code: ProductCode, lastTradeDate: string | null): Product {
  return { code, lastTradeDate: lastTradeDate === null ? null : isoDate(lastTradeDate) } as Product;
}

function row(symbol: string, month: number, expiry: string) {
  const dated = { symbol, deliveryMonth: contractMonth(2026, month), expiry: isoDate(expiry) };
  return { __typename: 'FuturesBoardRow', ...dated, settle: 70, change: null, changePercent: null };
}

function board(code: ProductCode, tradeDate: string, rows: readonly object[]) {
  return { __typename: 'FuturesBoard', product: code, source: 'IMPORTED', tradeDate, rows };
}

/** @param answers those that are given, each once */
function ask(products: readonly Product[], ...answers: readonly { readonly of: object; readonly result: object }[]) {
  const link = new MockLink(
    answers.map(({ of, result }) => ({
      request: { query: FrontMarketDocument, variables: of } as MockLink.MockedResponse['request'],
      result,
    })),
  );
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ApolloProvider client={client}>{children}</ApolloProvider>
  );
  return renderHook(() => useFrontMarkets(products, CLOCK), { wrapper }).result;
}

const PRODUCTS = [product('CL', '2026-03-03'), product('NG', '2020-04-21'), product('RB', null)];
const CRUDE_ROWS = [row('CLH26', 3, '2026-02-20'), row('CLJ26', 4, '2026-03-20'), row('CLK26', 5, '2026-04-21')];
const CRUDE_ANSWER = {
  of: CRUDE,
  result: {
    data: {
      futuresBoard: board('CL', '2026-03-03', CRUDE_ROWS),
      continuousHistory: [{ __typename: 'SettlementBar', tradeDate: '2026-03-03', symbol: 'CLJ26', settle: 70 }],
    },
  },
};
const GAS_ANSWER = {
  of: GAS,
  result: { data: { futuresBoard: board('NG', '2020-04-21', []), continuousHistory: [] } },
};

test('every product with settlements is asked for once; one without is never there', async () => {
  // There is one answer to each question: a second one, or one of RB, would fail.
  const shown = ask(PRODUCTS, CRUDE_ANSWER, GAS_ANSWER);
  expect(shown.current.CL.status).toBe('LOADING');
  await waitFor(() => {
    expect([shown.current.CL.status, shown.current.NG.status]).toEqual(['SHOWN', 'SHOWN']);
  });
  const crude = marketOf(shown.current, 'CL');
  expect([crude?.front?.symbol, crude?.second?.symbol]).toEqual(['CLJ26', 'CLK26']);
  expect(crude?.history.map(({ settle }) => settle)).toEqual([70]);
  expect(marketOf(shown.current, 'NG')).toMatchObject({ tradeDate: '2020-04-21', front: undefined, history: [] });
  expect(shown.current.RB.status).toBe('LOADING');
});

test('where one product fails the others are shown, and trying again brings that one', async () => {
  const failure = { of: GAS, result: { errors: [{ message: 'The store is away.' }] } };
  const shown = ask(PRODUCTS, failure, CRUDE_ANSWER, GAS_ANSWER);
  await waitFor(() => {
    expect([shown.current.CL.status, shown.current.NG.status]).toEqual(['SHOWN', 'FAILED']);
  });
  if (shown.current.NG.status === 'FAILED') shown.current.NG.retry();
  await waitFor(() => {
    expect([shown.current.CL.status, shown.current.NG.status]).toEqual(['SHOWN', 'SHOWN']);
  });
});
