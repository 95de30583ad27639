/** The level that the form of alerts fills in by itself. */
import '../../test/support/jsdom-globals.js';

import { ApolloClient, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MockLink } from '@apollo/client/testing';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import { playLive } from '../../test/support/played-live.js';
import { quoteOf, ticksOf } from '../../test/support/price-ticks.js';
import { LiveContext, useWatch } from '../live/use-live.js';
import { Toasts } from '../ui/toasts.js';
import { AlertForm } from './alert-form.js';

beforeEach(() => {
  // jsdom has the element without its methods.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  jest.useFakeTimers();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

/** A page that shows the prices of two contracts already. */
function Board() {
  useWatch(['CLK26', 'CLM26']);
  return null;
}

async function open(): Promise<void> {
  const { live, subscriptions } = playLive();
  const client = new ApolloClient({ link: new MockLink([]), cache: new InMemoryCache() });
  const within = (form: boolean) => (
    <LiveContext value={live}>
      <ApolloProvider client={client}>
        <Toasts>
          <Board />
          {form ? <AlertForm wish={{ symbol: 'CLK26', seen: 69 }} onClose={() => undefined} /> : null}
        </Toasts>
      </ApolloProvider>
    </LiveContext>
  );
  const { rerender } = render(within(false));
  await pass(100);
  const quotes = [quoteOf('CLK26', { last: 70.5 }), quoteOf('CLM26', { last: 64.25 })];
  subscriptions[0]!.send(ticksOf(0, quotes, { isSnapshot: true }));
  await pass(100);
  rerender(within(true));
  await pass(100);
}

async function pass(ms: number): Promise<void> {
  await act(async () => {
    await jest.advanceTimersByTimeAsync(ms);
  });
}

async function write(label: string, value: string): Promise<void> {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await pass(100);
}

const level = (): string => screen.getByLabelText<HTMLInputElement>('Level').value;

test('is the price of the contract, and of another one that is known already once it is named', async () => {
  await open();
  expect(level()).toBe('70.50');
  await write('Contract', 'CLM26');
  expect(level()).toBe('64.25');
});

test('stays what was typed, whatever contract is named', async () => {
  await open();
  await write('Level', '72');
  await write('Contract', 'CLM26');
  expect(level()).toBe('72');
});
