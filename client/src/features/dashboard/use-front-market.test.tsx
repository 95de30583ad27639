/** What the desk asks of the products' settlements: one question, of those that have some, each up to its latest date. */
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MockLink } from '@apollo/client/testing';
import { contractMonth, isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';

import { FrontMarketsDocument } from '../../gql/graphql.js';
import { marketOf, useFrontMarkets } from './use-front-market.js';
import type { Product } from './use-front-market.js';

afterEach(cleanup);

const CLOCK = { today: isoDate('2026-03-04') } as Parameters<typeof useFrontMarkets>[1];
/** 95 days before each latest date. */
const QUESTION = {
  ...{ hasCl: true, clFrom: '2025-11-28', clTo: '2026-03-03', hasBz: false, bzFrom: null, bzTo: null },
  ...{ hasNg: true, ngFrom: '2020-01-17', ngTo: '2020-04-21', hasHo: false, hoFrom: null, hoTo: null },
  ...{ hasRb: false, rbFrom: null, rbTo: null },
};

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

/** @param results the answers to be given, in turn */
function ask(products: readonly Product[], ...results: readonly object[]) {
  const request = { query: FrontMarketsDocument, variables: QUESTION } as MockLink.MockedResponse['request'];
  const link = new MockLink(results.map((result) => ({ request, result })));
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ApolloProvider client={client}>{children}</ApolloProvider>
  );
  return renderHook(() => useFrontMarkets(products, CLOCK), { wrapper }).result;
}

const PRODUCTS = [product('CL', '2026-03-03'), product('NG', '2020-04-21'), product('RB', null)];
const LINE = [{ __typename: 'SettlementBar', tradeDate: '2026-03-03', symbol: 'CLJ26', settle: 70 }];
const ANSWER = {
  clBoard: board('CL', '2026-03-03', [
    row('CLH26', 3, '2026-02-20'),
    row('CLJ26', 4, '2026-03-20'),
    row('CLK26', 5, '2026-04-21'),
  ]),
  clHistory: LINE,
  ngBoard: board('NG', '2020-04-21', []),
  ngHistory: [],
};

test('every product with settlements comes by one question; one without is never there', async () => {
  // There is one answer: a second question would fail.
  const shown = ask(PRODUCTS, { data: ANSWER });
  expect(shown.current.CL.status).toBe('LOADING');
  await waitFor(() => {
    expect(shown.current.CL.status).toBe('SHOWN');
  });
  const crude = marketOf(shown.current, 'CL');
  expect([crude?.front?.symbol, crude?.second?.symbol]).toEqual(['CLJ26', 'CLK26']);
  expect(crude?.history.map(({ settle }) => settle)).toEqual([70]);
  expect(marketOf(shown.current, 'NG')).toMatchObject({ tradeDate: '2020-04-21', front: undefined, history: [] });
  expect(marketOf(shown.current, 'RB')).toBeUndefined();
});

test('where the question fails, trying again at one card brings all of them', async () => {
  const shown = ask(PRODUCTS, { errors: [{ message: 'The store is away.' }] }, { data: ANSWER });
  await waitFor(() => {
    expect(shown.current.NG.status).toBe('FAILED');
  });
  if (shown.current.NG.status === 'FAILED') shown.current.NG.retry();
  await waitFor(() => {
    expect([shown.current.CL.status, shown.current.NG.status]).toEqual(['SHOWN', 'SHOWN']);
  });
});
