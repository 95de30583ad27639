import { expect, test } from '@jest/globals';

import { questionOf } from './export-question.js';
import type { MarketDefaults } from './export-question.js';
import { ofProduct, readView, writeView } from './reports-view.js';
import type { ReportsView } from './reports-view.js';

const viewOf = (address: string): ReportsView => readView(new URLSearchParams(address));
const NOTHING: MarketDefaults = { symbol: undefined, expiry: undefined };

test.each([
  'subject=board&product=CL',
  'subject=board&format=xlsx&product=NG&asOf=2020-04-20',
  'subject=curve-history&format=parquet&product=CL&products=CL%2CNG&from=2020-01-02&to=2020-12-31',
  'subject=chain&product=NG&asOf=2026-11-20&series=LN&expiry=2026-12-28&model=black76',
  'subject=greeks&product=CL&greek=dual-delta&type=put&by=moneyness',
  'subject=realized-volatility&product=CL&symbol=CLZ26&estimator=yang-zhang&window=60',
  'subject=realized-volatility&product=CL&nth=',
  'subject=bars&product=CL&interval=five-minutes',
])('the address %s is a view and the view that address', (address) => {
  expect(writeView(viewOf(address)).toString()).toBe(address);
});

test('what an address gets wrong is as if it was not said', () => {
  const wrong = 'subject=secrets&format=pdf&product=XX&asOf=2020-02-31&series=LO&greek=alpha';
  expect(writeView(viewOf(`${wrong}&product=NG`)).toString()).toBe('subject=board&product=CL');
});

test('what a subject does not know is not in its address', () => {
  const view = { ...viewOf('subject=curve-history&from=2020-01-02&products=CL'), subject: 'BOARD' } as const;
  expect(writeView(view).toString()).toBe('subject=board&product=CL');
});

test('a series of another product is none', () => {
  expect(viewOf('subject=chain&product=NG&series=LO').series).toBeUndefined();
  expect({ ...viewOf('subject=chain&product=NG&series=LN&expiry=2026-12-28'), ...ofProduct('CL') }).toMatchObject({
    product: 'CL',
    series: undefined,
    expiry: undefined,
  });
});

test.each<[string, object]>([
  ['subject=board&product=NG', { board: { product: 'NG', asOf: null }, format: 'CSV' }],
  [
    'subject=curve-history&format=parquet&to=2020-12-31',
    { curveHistory: { products: null, from: null, to: '2020-12-31' }, format: 'PARQUET' },
  ],
  [
    'subject=realized-volatility&product=HO&nth=2&window=60',
    {
      realizedVolatility: { product: 'HO', nth: 2, estimator: 'CLOSE_TO_CLOSE', window: 60, from: null, to: null },
      format: 'CSV',
    },
  ],
  [
    'subject=realized-volatility&symbol=clz26',
    {
      realizedVolatility: { symbol: 'CLZ26', estimator: 'CLOSE_TO_CLOSE', window: 20, from: null, to: null },
      format: 'CSV',
    },
  ],
  ['subject=alerts&format=jsonl', { alerts: { all: true }, format: 'JSONL' }],
  // Instants through the whole of the last day.
  [
    'subject=audit&from=2026-11-01&to=2026-11-20',
    { audit: { userId: null, from: '2026-11-01T00:00:00Z', to: '2026-11-20T23:59:59.999Z' }, format: 'CSV' },
  ],
])('%s asks the API', (address, input) => {
  expect(questionOf(viewOf(address), NOTHING)).toEqual({ status: 'READY', input });
});

test('what was not chosen waits for the market, and is what the market says', () => {
  const chain = viewOf('subject=chain&product=NG');
  expect(questionOf(chain, NOTHING)).toEqual({ status: 'WAITING' });
  expect(questionOf(chain, { ...NOTHING, expiry: null })).toMatchObject({ status: 'PROBLEM', field: 'expiry' });
  const expiry = { expiry: chain.asOf ?? ('2026-12-28' as never), series: 'LN' } as const;
  expect(questionOf(chain, { ...NOTHING, expiry })).toMatchObject({
    input: { chain: { product: 'NG', expiry: '2026-12-28', series: 'LN' } },
  });
  const bars = viewOf('subject=bars&product=CL&from=2026-11-20');
  expect(questionOf(bars, NOTHING)).toEqual({ status: 'WAITING' });
  expect(questionOf(bars, { ...NOTHING, symbol: 'CLF27' })).toMatchObject({
    input: { bars: { symbol: 'CLF27', interval: 'DAY', from: '2026-11-20T00:00:00Z', to: null } },
  });
});

test.each([
  ['subject=curve-history&from=2020-12-31&to=2020-01-02', 'to'],
  ['subject=realized-volatility&nth=0', 'nth'],
  ['subject=realized-volatility&nth=120', 'nth'],
  ['subject=realized-volatility&window=1', 'window'],
  ['subject=realized-volatility&window=2.5', 'window'],
  ['subject=realized-volatility&symbol=', 'symbol'],
  ['subject=bars&symbol=LOZ26', 'symbol'],
  ['subject=audit&userId=ada', 'userId'],
])('%s is not asked, and its field says why', (address, field) => {
  expect(questionOf(viewOf(address), NOTHING)).toMatchObject({ status: 'PROBLEM', field });
});
