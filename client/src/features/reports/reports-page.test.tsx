/** The page of reports against a played server: what is built, what is kept, and what is mailed. */
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';

import { played, sessionOf } from '../../../test/support/played-session.js';
import type { Permission, ReportRowFragment } from '../../gql/graphql.js';
import { SessionContext } from '../../session/session-context.js';
import { Toasts } from '../../ui/toasts.js';
import { ReportsPage } from './reports-page.js';
import { ASK_EVERY_MS } from './use-reports.js';

const READER: readonly Permission[] = ['READ', 'ALERT', 'ACCOUNT'];
const PRODUCT = {
  ...{ __typename: 'Product', code: 'CL', name: 'WTI crude oil', quotation: 'USD/bbl', priceDecimals: 2 },
  ...{ tickSize: 0.01, tickValue: 10, source: 'IMPORTED', firstTradeDate: '2019-01-02', lastTradeDate: '2026-11-20' },
};

const EXPIRY = {
  ...{ __typename: 'OptionExpiry', series: 'LO', month: '2027-01', underlying: 'CLF27', tradeDate: '2026-11-20' },
  ...{ forward: 60, atmVol: 0.3, atmVolStatus: 'OK' },
};

const reportOf = (changes: Partial<ReportRowFragment> = {}): ReportRowFragment & { readonly __typename: string } => ({
  __typename: 'Report',
  id: 'r1',
  subject: 'CURVE_HISTORY',
  parameters: [{ name: 'products', value: 'CL,NG' }],
  format: 'PARQUET',
  status: 'DONE',
  rowsDone: 34_000,
  rowsTotal: 34_000,
  fileName: 'CL-NG-curve-history.parquet',
  size: 1_400_000,
  failure: null,
  createdAt: '2026-11-20T10:00:00Z',
  endedAt: '2026-11-20T10:00:05Z',
  ...changes,
});

interface World {
  reports: ReportRowFragment[];
  subscription: object | null;
  /** What the server says instead, by operation. */
  readonly refusals: Record<string, { readonly message: string; readonly reason: string }>;
  readonly asked: { readonly name: string; readonly variables: Record<string, unknown> }[];
  readonly address: () => string;
  readonly downloads: string[];
}

const originalFetch = globalThis.fetch;

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
  jest.useRealTimers();
  globalThis.fetch = originalFetch;
});

async function open(
  search = '',
  { permissions = READER, ...start }: Partial<World> & { readonly permissions?: readonly Permission[] } = {},
): Promise<World> {
  let address = '';
  const world: World = {
    ...{ reports: [], subscription: null, refusals: {}, asked: [], downloads: [], address: () => address },
    ...start,
  };
  const connection = () => ({
    __typename: 'ReportConnection',
    edges: world.reports.map((node) => ({ __typename: 'ReportEdge', node })),
    totalCount: world.reports.length,
  });
  const answers: Readonly<Record<string, (variables: Record<string, unknown>) => Record<string, unknown>>> = {
    Products: () => ({ products: [PRODUCT] }),
    Reports: () => ({ reports: connection() }),
    ReportContracts: () => ({
      futuresBoard: {
        ...{ __typename: 'FuturesBoard', tradeDate: '2020-04-21' },
        rows: [
          { __typename: 'FuturesBoardRow', symbol: 'CLK20', expiry: '2020-04-20' },
          { __typename: 'FuturesBoardRow', symbol: 'CLM20', expiry: '2020-05-19' },
        ],
      },
    }),
    ReportExpiries: () => ({
      optionExpiries: [
        { ...EXPIRY, expiry: '2026-11-24', daysToExpiry: 4 },
        { ...EXPIRY, expiry: '2026-12-28', daysToExpiry: 38 },
      ],
    }),
    DailyReport: () => ({
      dailyReport: {
        ...{ __typename: 'DailyReport', tradeDate: '2026-11-20', link: '/reports/daily/2026-11-20' },
        subscription: world.subscription,
      },
    }),
    ExportLink: () => ({ exportLink: '/exports/board.csv?signed' }),
    ReportLink: ({ id }) => ({ reportLink: `/exports/reports/${String(id)}?signed=${world.downloads.length}` }),
    CreateReport: () => {
      const report = reportOf({
        id: 'new',
        status: 'WAITING',
        rowsDone: 0,
        rowsTotal: null,
        fileName: null,
        size: null,
      });
      world.reports = [report, ...world.reports];
      return { createReport: report };
    },
    RemoveReport: ({ id }) => {
      world.reports = world.reports.filter((report) => report.id !== id);
      return { removeReport: id };
    },
    SetDailyReport: ({ input }) => {
      const wish = input as Record<string, unknown>;
      const nextAt = wish['isEnabled'] === true ? '2026-11-23T06:00:00Z' : null;
      world.subscription = { __typename: 'DailyReportSubscription', ...wish, nextAt, lastTradeDate: null };
      return { setDailyReport: world.subscription };
    },
  };
  const link = new ApolloLink(
    ({ operationName = '', variables }) =>
      new Observable((observer) => {
        world.asked.push({ name: operationName, variables });
        const refusal = world.refusals[operationName];
        const answer = answers[operationName]?.(variables);
        if (refusal === undefined) observer.next({ data: answer ?? null });
        else {
          const { message, reason } = refusal;
          observer.next({ data: null, errors: [{ message, extensions: { code: 'CONFLICT', reason } }] });
        }
        observer.complete();
      }),
  );
  globalThis.fetch = () => Promise.resolve({ ok: true, status: 304 } as Response);
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    world.downloads.push(this.getAttribute('href') ?? '');
  });
  const { manager, hear } = played();
  hear({ kind: 'SIGNED_IN', session: sessionOf(permissions) });
  function Address() {
    address = useLocation().search;
    return null;
  }
  render(
    <SessionContext value={manager}>
      <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
        <Toasts>
          <MemoryRouter initialEntries={[`/reports${search}`]}>
            <Address />
            <ReportsPage />
          </MemoryRouter>
        </Toasts>
      </ApolloProvider>
    </SessionContext>,
  );
  await act(async () => {
    await Promise.resolve();
  });
  return world;
}

function press(name: string | RegExp): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

const askedFor = ({ asked }: World, name: string) => asked.filter((one) => one.name === name);

test('a subject shows its own parameters alone, and the address holds it', async () => {
  const world = await open('?product=CL');
  screen.getByRole('button', { name: 'Latest: 20 Nov 2026' });
  expect(screen.queryByLabelText('Estimated')).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: 'Realised vol' }));
  screen.getByLabelText('Estimated');
  expect(screen.queryByLabelText('Trade date')).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: /^Parquet/u }));
  expect(world.address()).toBe('?subject=realized-volatility&format=parquet&product=CL');
});

test('the audit log is offered to administrators alone', async () => {
  await open();
  expect(screen.queryByRole('radio', { name: 'Audit log' })).toBeNull();
  cleanup();
  await open('', { permissions: [...READER, 'ADMINISTER'] });
  screen.getByRole('radio', { name: 'Audit log' });
});

test('an address of what one may not have says so, and asks for nothing', async () => {
  await open('?subject=audit');
  screen.getByText(/Your role does not open this/u);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Download now' }).disabled).toBe(true);
});

test('a file is had at once by a link that is asked for then', async () => {
  const world = await open('?subject=board&product=NG&asOf=2026-11-19');
  press('Download now');
  await waitFor(() => {
    expect(world.downloads).toEqual(['/exports/board.csv?signed']);
  });
  expect(askedFor(world, 'ExportLink').map(({ variables }) => variables)).toEqual([
    { input: { board: { product: 'NG', asOf: '2026-11-19' }, format: 'CSV' } },
  ]);
});

test.each([
  // The contract whose last trade date has passed is not the front one.
  ['?subject=bars', { bars: { symbol: 'CLM20', interval: 'DAY', from: null, to: null }, format: 'CSV' }],
  // The first expiry with a week left, as on every page.
  [
    '?subject=chain',
    { chain: { product: 'CL', asOf: null, expiry: '2026-12-28', series: 'LO', model: null }, format: 'CSV' },
  ],
])('%s has what the market says stand for what was not chosen', async (search, input) => {
  const world = await open(search);
  await waitFor(() => {
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Download now' }).disabled).toBe(false);
  });
  fireEvent.keyDown(document.body, { key: 'd' });
  await waitFor(() => {
    expect(askedFor(world, 'ExportLink').map(({ variables }) => variables)).toEqual([{ input }]);
  });
});

test('what cannot be asked is said at its field, and the buttons rest', async () => {
  await open('?subject=realized-volatility');
  fireEvent.change(screen.getByLabelText('Returns in each'), { target: { value: '1' } });
  screen.getByText('A whole number of 2 to 1,000.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Download now' }).disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('Returns in each'), { target: { value: '60' } });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Download now' }).disabled).toBe(false);
});

test('a refusal is said in the words of the server', async () => {
  await open('', {
    refusals: { CreateReport: { message: 'You have 50 reports: remove one first.', reason: 'REPORT_LIMIT' } },
  });
  press('Make in the background');
  expect((await screen.findByRole('alert')).textContent).toBe('You have 50 reports: remove one first.');
});

test('a report is followed each second while it is made, not while the page is hidden, and its file is had then', async () => {
  const world = await open('?subject=curve-history');
  jest.useFakeTimers();
  const tick = () =>
    act(async () => {
      await jest.advanceTimersByTimeAsync(ASK_EVERY_MS);
    });
  press('Make in the background');
  await tick();
  expect(screen.getAllByRole('progressbar').length).toBeGreaterThan(0);
  world.reports = [reportOf({ id: 'new', status: 'RUNNING', rowsDone: 12_000, rowsTotal: 34_000, size: null })];
  await tick();
  expect(screen.getAllByText('12,000 of 34,000 rows')).toHaveLength(2);
  const [bar] = screen.getAllByRole('progressbar');
  expect(bar?.getAttribute('aria-valuenow')).toBe('35');
  const hidden = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  const before = askedFor(world, 'Reports').length;
  await tick();
  expect(askedFor(world, 'Reports')).toHaveLength(before);
  hidden.mockReturnValue('visible');
  world.reports = [reportOf({ id: 'new' })];
  await tick();
  expect(screen.queryByRole('progressbar')).toBeNull();
  const after = askedFor(world, 'Reports').length;
  await tick();
  await tick();
  expect(askedFor(world, 'Reports')).toHaveLength(after);
  const [download] = screen.getAllByRole('button', { name: 'Download CL-NG-curve-history.parquet' });
  if (download !== undefined) fireEvent.click(download);
  await tick();
  expect(world.downloads).toEqual(['/exports/reports/new?signed=0']);
});

test('a kept report says what it is, and each download has a link of its own', async () => {
  const world = await open('', { reports: [reportOf()] });
  const row = within(await screen.findByRole('row', { name: /Curve history/u }));
  row.getByText('CL, NG');
  row.getByText('1.4 MB');
  row.getByText('34,000');
  row.getByText('Ready');
  // Seven days after it was asked for.
  expect(row.getAllByRole('time').map((time) => time.getAttribute('datetime'))[1]).toBe('2026-11-27T10:00:00.000Z');
  const download = row.getByRole('button', { name: /^Download/u });
  fireEvent.click(download);
  await waitFor(() => {
    expect(world.downloads).toHaveLength(1);
    expect(download.getAttribute('aria-busy')).toBeNull();
  });
  fireEvent.click(download);
  await waitFor(() => {
    expect(world.downloads).toEqual(['/exports/reports/r1?signed=0', '/exports/reports/r1?signed=1']);
  });
});

test('a report that failed says why, and has no file', async () => {
  await open('', { reports: [reportOf({ status: 'FAILED', size: null, failure: 'CL has no settlements then.' })] });
  const row = within(await screen.findByRole('row', { name: /Curve history/u }));
  row.getByText('CL has no settlements then.');
  expect(row.queryByRole('button', { name: /^Download/u })).toBeNull();
});

test('a report is removed once that was confirmed; who keeps none is led to build one', async () => {
  const world = await open('', { reports: [reportOf()] });
  fireEvent.click(await screen.findByRole('button', { name: 'Remove CL-NG-curve-history.parquet' }));
  expect(askedFor(world, 'RemoveReport')).toHaveLength(0);
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
  await screen.findByText('You keep no reports.');
  press('Build one');
  expect(document.activeElement?.id).toBe('build');
});

test('the daily report opens beside the page, also of another date', async () => {
  await open();
  const latest = await screen.findByRole('link', { name: /Report of 20 Nov 2026, the latest/u });
  expect([latest.getAttribute('href'), latest.getAttribute('target')]).toEqual(['/reports/daily/2026-11-20', '_blank']);
  fireEvent.change(screen.getByLabelText('Date of another report'), { target: { value: '2020-04-20' } });
  const other = screen.getByRole('link', { name: /Open the report of 20 Apr 2020/u });
  expect(other.getAttribute('href')).toBe('/reports/daily/2020-04-20');
});

test('the daily report is mailed at a time of the browser’s own zone unless another is named', async () => {
  const world = await open();
  await screen.findByText('You are not mailed it.');
  fireEvent.click(screen.getByLabelText(/Mail it to/u));
  fireEvent.change(screen.getByLabelText('At'), { target: { value: '06:30' } });
  press('Save');
  await screen.findByText(/^Next: 23 Nov 2026.*if there is a new trade date by then\.$/u);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  expect(askedFor(world, 'SetDailyReport').map(({ variables }) => variables)).toEqual([
    { input: { isEnabled: true, time: '06:30', timezone: timeZone, products: [] } },
  ]);
});

test('who has not confirmed an address is led to it', async () => {
  const message = 'Confirm your e-mail address first: mails go to no other.';
  const world = await open('', { refusals: { SetDailyReport: { message, reason: 'EMAIL_NOT_VERIFIED' } } });
  const way = await screen.findByRole('link', { name: 'confirm it' });
  expect(way.getAttribute('href')).toBe('/profile');
  fireEvent.click(screen.getByLabelText(/Mail it to/u));
  press('Save');
  press(await screen.findByRole('button', { name: 'Send the mail that confirms it' }).then(() => /Send the mail/u));
  await waitFor(() => {
    expect(askedFor(world, 'RequestEmailVerification')).toHaveLength(1);
  });
});

test('the demo is told what mail needs', async () => {
  await open('', { permissions: ['READ'] });
  await screen.findByText(/Mail needs an account of your own/u);
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});
