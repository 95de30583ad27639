/** What a card says of its front contract where the market is half silent, or below zero. */
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MockLink } from '@apollo/client/testing';
import { contractMonth, isoDate } from '@cushing/products';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import { playLive } from '../../../test/support/played-live.js';
import { quoteOf, ticksOf } from '../../../test/support/price-ticks.js';
import { AlertDeskContext } from '../../alerts/alert-context.js';
import type { AlertWish } from '../../alerts/alert-context.js';
import { NearestOptionsDocument } from '../../gql/graphql.js';
import type { PricingModel } from '../../gql/graphql.js';
import { LiveContext } from '../../live/use-live.js';
import { MetricCard } from './metric-card.js';
import type { FrontMarket, Product } from './use-front-market.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const TRADE_DATE = isoDate('2026-03-03');
const EXPIRY = isoDate('2026-04-16');
const PRODUCT: Product = {
  ...{ code: 'CL', name: 'WTI crude oil', quotation: 'USD/bbl', lastTradeDate: TRADE_DATE },
} as Product;
const FRONT = {
  ...{ symbol: 'CLK26', deliveryMonth: contractMonth(2026, 5), expiry: isoDate('2026-04-21') },
  ...{ settle: 69.5, change: 0.5, changePercent: 0.7 },
};
const MARKET: FrontMarket = {
  ...{ product: 'CL', tradeDate: TRADE_DATE, reference: isoDate('2026-03-04'), source: 'IMPORTED' },
  ...{ rows: [FRONT], front: FRONT, second: undefined, history: [] },
};

async function open(model: PricingModel, atmVol: number, make?: (wish: AlertWish) => void) {
  jest.useFakeTimers({ now: Date.parse('2026-03-04T17:00:00Z') });
  const played = playLive();
  played.tell({ kind: 'LIVE', delayMs: 0 });
  const listed = { series: 'LO', expiry: EXPIRY, tradeDate: TRADE_DATE, model, atmVol } as const;
  const link = new MockLink([
    {
      request: { query: NearestOptionsDocument, variables: { product: 'CL' } },
      result: { data: { optionExpiries: [listed] } },
    },
  ]);
  render(
    <LiveContext value={played.live}>
      <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
        <AlertDeskContext value={make && { make, edit: () => undefined }}>
          <MemoryRouter>
            <MetricCard
              product={PRODUCT}
              shown={{ status: 'SHOWN', data: MARKET, isStale: false }}
              {...{ search: '?product=CL', isSelected: false, keyNumber: 1 }}
            />
          </MemoryRouter>
        </AlertDeskContext>
      </ApolloProvider>
    </LiveContext>,
  );
  const pass = (ms: number) =>
    act(async () => {
      await jest.advanceTimersByTimeAsync(ms);
    });
  await pass(200);
  return async (changes: object) => {
    played.subscriptions[0]!.send(ticksOf(0, [{ ...quoteOf('CLK26'), ...changes }], { isSnapshot: true }));
    await pass(50);
  };
}

describe('the volatility at the money', () => {
  const figure = () => screen.getByText('ATM vol').nextElementSibling?.textContent;

  test('is in percent where the model is a lognormal one', async () => {
    await open('AMERICAN', 0.352);
    expect(figure()).toBe('35.2%');
  });

  test('is in the quotation where the model is a normal one, though the future is above zero', async () => {
    await open('BACHELIER', 21.4);
    expect(figure()).toBe('21.40');
  });
});

describe('the mark of the price', () => {
  test('is that of the feed where the price is of now', async () => {
    const send = await open('AMERICAN', 0.352);
    await send({ origin: 'LIVE', last: 70.25 });
    expect(screen.getByTestId('front-price').textContent).toBe('70.25');
    expect(screen.getByTestId('mode').textContent).toBe('LIVE');
  });

  test('is that of the settlement where the feed tells no price', async () => {
    const send = await open('AMERICAN', 0.352);
    await send({ origin: 'LIVE', last: null, bid: null, ask: 71 });
    expect(screen.getByTestId('front-price').textContent).toBe('69.50');
    expect(screen.queryByTestId('mode')).toBeNull();
    screen.getByText(/^Settle /u);
  });
});

describe('the bells', () => {
  const VOL_BELL = 'Alert me when the ATM vol of CL 16 Apr 2026 comes to a level';

  test('make alerts of the front contract and of the volatility, by what the card shows', async () => {
    const make = jest.fn<(wish: AlertWish) => void>();
    const send = await open('AMERICAN', 0.352, make);
    await send({ origin: 'LIVE', last: 70.25 });
    fireEvent.click(screen.getByRole('button', { name: 'Alert me when CLK26 trades at a level' }));
    fireEvent.click(screen.getByRole('button', { name: VOL_BELL }));
    expect(make.mock.calls).toEqual([
      [{ kind: 'PRICE', symbol: 'CLK26', seen: 70.25 }],
      [{ kind: 'ATM_VOL', product: 'CL', expiry: EXPIRY, seen: 0.352 }],
    ]);
  });

  test('are not there for whoever may have no alerts', async () => {
    await open('AMERICAN', 0.352);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
