/** The page of days alike, from what the API answers to what a person reads and does. */
import '../../../test/support/chart-globals.js';
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { addDays, isoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { of } from 'rxjs';

import type { SimilarDaysQuery } from '../../gql/graphql.js';
import { Toasts } from '../../ui/toasts.js';
import { AnalogsPage } from './analogs-page.js';

afterEach(cleanup);

const LAST = isoDate('2026-03-31');
const FIRST = addDays(LAST, -100);
/** Every day is a trade date here. */
const DATES = Array.from({ length: 101 }, (_, index) => addDays(FIRST, index));
const PRODUCT = {
  ...{ __typename: 'Product', code: 'CL', name: 'WTI crude oil', quotation: 'USD/bbl', priceDecimals: 2 },
  ...{ tickSize: 0.01, tickValue: 10, source: 'IMPORTED', firstTradeDate: FIRST, lastTradeDate: LAST },
};

/** A day so long before the last one, after which the front moved so in 20 trade dates; null where they lie ahead. */
function day(before: number, distance: number, moved: number | null): SimilarDaysQuery['similarDays'][number] {
  const tradeDate = addDays(LAST, -before);
  const status = moved === null ? 'NOT_YET' : 'OK';
  const front = [0, ...(moved === null ? [] : [moved])].map((change, index) => ({
    ...{
      tradeDatesLater: 20 * index,
      tradeDate,
      settle: 50 + change,
      change: change / 50,
      changeStatus: 'OK' as const,
    },
  }));
  return {
    ...({ product: 'CL', source: 'SIMULATED', comparedWith: LAST } as const),
    ...{ tradeDate, distance, front },
    prices: [1, 2].map((nearby) => ({ nearby, settle: 51 - nearby, symbol: `CLX${nearby}` })),
    later: [5, 10, 20].map((tradeDatesLater) => ({
      ...{ tradeDatesLater, tradeDate, frontChange: moved, frontStatus: status },
      ...{ spreadChange: moved === null ? null : 0.25, spreadStatus: status },
    })),
  };
}

const DAYS = [day(1, 0.0004, null), day(30, 0.0101, 5), day(60, 0.3, -2)];
const NO_SHAPE = {
  message: 'The curve of CL on 2026-03-31 is not among those compared.',
  extensions: { code: 'NOT_FOUND', reason: 'NO_CURVE_SHAPE' },
};

function Where() {
  const { pathname, search } = useLocation();
  return <output data-testid="where">{decodeURIComponent(`${pathname}${search}`)}</output>;
}

function open(search = '', hasShape = true) {
  const asked: Record<string, unknown>[] = [];
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === 'Products') return of({ data: { products: [PRODUCT] } });
    if (operationName === 'TradeDatesAround') return of({ data: { tradeDates: DATES } });
    if (operationName === 'ContinuousHistory') return of({ data: { continuousHistory: [] } });
    if (operationName === 'ForwardCurves') {
      const [asOf] = variables['asOf'] as readonly IsoDate[];
      const points = ['2026-05', '2026-06'].map((deliveryMonth, index) => ({
        ...{ symbol: `CLK26${index}`, deliveryMonth, expiry: LAST, settle: 70 - index },
      }));
      const curve = { product: 'CL', tradeDate: asOf, source: 'SIMULATED', structure: 'BACKWARDATION', points };
      return of({ data: { forwardCurve: [curve] } });
    }
    asked.push(variables);
    return of(hasShape ? { data: { similarDays: DAYS } } : { data: null, errors: [NO_SHAPE] });
  });
  render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MemoryRouter initialEntries={[`/analogs${search}`]}>
        <Toasts>
          <Routes>
            <Route path="/analogs" element={<AnalogsPage />} />
            <Route path="/futures" element={<p>The curve</p>} />
          </Routes>
          <Where />
        </Toasts>
      </MemoryRouter>
    </ApolloProvider>,
  );
  return asked;
}

const where = (): string => screen.getByTestId('where').textContent;
const table = () =>
  screen.findByRole('table', { name: 'Days on which the curve of CL looked most like on 31 Mar 2026' });
const rowsOf = (element: HTMLElement): string[][] =>
  within(element)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent));

test('the days stand in a table with what followed, a dash where that lies ahead', async () => {
  const asked = open();
  expect(rowsOf(await table())).toEqual([
    ['30 Mar 2026', '0.00040', 'very alike', '50.00', '–', '–', '–', '–', '–', '–'],
    ['1 Mar 2026', '0.01010', 'alike', '50.00', '+5.00', '+5.00', '+5.00', '+0.25', '+0.25', '+0.25'],
    ['30 Jan 2026', '0.30000', 'little alike', '50.00', '−2.00', '−2.00', '−2.00', '+0.25', '+0.25', '+0.25'],
  ]);
  expect(asked).toEqual([{ product: 'CL', date: LAST, limit: 10 }]);
  // The middle of +10 % and −4 %.
  screen.getByText(
    'Of the 3 days most alike, 2 have 20 trade dates after them: the front stood higher then on 1; median +3.0%.',
  );
  screen.getByText('Likeness is no forecast', { exact: false });
  screen.getByText('SIMULATED');
});

test('a day that is hidden counts no more, and the address says so', async () => {
  open();
  const shown = await table();
  fireEvent.click(within(shown).getByRole('checkbox', { name: 'Show 1 Mar 2026' }));
  await screen.findByText(
    'Of the 2 days most alike, with 1 hidden, 1 has 20 trade dates after it: the front stood higher then on 0; median −4.0%.',
  );
  expect(where()).toBe('/analogs?product=CL&hidden=2026-03-01');
  fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
  await waitFor(() => {
    expect(where()).toBe('/analogs?product=CL');
  });
});

test('the days around are left out of as many as can be asked for, and it is said that too few are left', async () => {
  const asked = open();
  await table();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Leave out the ± 20 days around' }));
  await screen.findByText('Only 2 of the 3 days most alike', { exact: false });
  expect(rowsOf(await table()).map(([date]) => date)).toEqual(['1 Mar 2026', '30 Jan 2026']);
  expect(asked.at(-1)).toEqual({ product: 'CL', date: LAST, limit: 50 });
  expect(where()).toBe('/analogs?product=CL&apart=yes');
});

test('a row opens the curve of its day', async () => {
  open();
  const row = within(await table()).getAllByRole('row')[2];
  fireEvent.keyDown(row ?? document.body, { key: 'Enter' });
  await screen.findByText('The curve');
  expect(where()).toBe('/futures?product=CL&asOf=2026-03-01');
});

test('the row that has the focus stands out in both charts', async () => {
  open();
  const row = within(await table()).getAllByRole('row')[2];
  await waitFor(() => {
    expect(screen.getAllByText('3 days alike')).toHaveLength(2);
  });
  const named = (): number => screen.queryAllByText('1 Mar 2026', { selector: 'span' }).length;
  expect(named()).toBe(0);
  fireEvent.focus(row ?? document.body);
  expect(named()).toBe(2);
  fireEvent.blur(row ?? document.body);
  expect(named()).toBe(0);
});

test('a curve without a shape says how shapes come to be', async () => {
  open('', false);
  await screen.findByText('This curve has no shape to compare yet.');
  screen.getByText('Shapes are written after each import, and for what was stored before when the server starts.');
  screen.getByRole('button', { name: 'Try again' });
});

test('the keys go to the trade date before, and let go of what was hidden', async () => {
  open('?product=CL&hidden=2026-03-01');
  await table();
  fireEvent.keyDown(document.body, { key: '[' });
  await waitFor(() => {
    expect(where()).toBe('/analogs?product=CL&asOf=2026-03-30');
  });
});
