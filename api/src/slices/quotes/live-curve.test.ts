/** Forward curves as they are now: prices where there are any, settles where there are none. */
import { expect, test } from '@jest/globals';
import { isoDate, nearbyOf } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { batchOf, quotesForTest, symbolOf, tickOf } from '../../../test/support/quotes.js';
import type { ForwardCurve, FuturesSettlement } from '../market/index.js';
import { LiveCurves } from './live-curve.js';

const MONTHS: Readonly<Record<string, string>> = {
  ...{ CLZ26: '2026-12', CLF27: '2027-01', CLG27: '2027-02', CLH27: '2027-03', CLK20: '2020-05', CLM20: '2020-06' },
};

/** The curve of a trade date. */
function settled(tradeDate: string, settles: Readonly<Record<string, number>>): ForwardCurve {
  const points = Object.entries(settles).map(([symbol, settle]) => {
    const month = MONTHS[symbol] as FuturesSettlement['month']; // as written above
    const date = isoDate(tradeDate);
    const day = { open: settle, high: settle, low: settle, volume: 10, openInterest: 500 };
    const contract = { product: 'CL', month, symbol: symbolOf(symbol) } as const;
    return { ...contract, tradeDate: date, nearby: nearbyOf('CL', date, month), ...day, settle, importId: 'i' };
  });
  return { product: 'CL', source: 'IMPORTED', tradeDate: isoDate(tradeDate), structure: 'CONTANGO', points };
}

function setup(...curves: readonly ForwardCurve[]) {
  const { quotes, time, settles: written } = quotesForTest();
  const settles = {
    onChanged: written.onChanged.bind(written),
    curveAsOf: (product: ProductCode, asOf: IsoDate) =>
      Promise.resolve(curves.findLast((curve) => curve.product === product && curve.tradeDate <= asOf)),
  };
  return { quotes, time, live: new LiveCurves({ quotes, settles, clock: () => time.now }) };
}

const THURSDAY = settled('2026-11-19', { CLZ26: 57, CLF27: 58, CLG27: 59 });

test('without a price it is the latest settled curve', async () => {
  const { live, quotes } = setup(settled('2026-11-18', { CLZ26: 1 }), THURSDAY);
  quotes.apply(batchOf([tickOf('CLF27', { bid: 57 })]));
  await expect(live.liveCurve('CL')).resolves.toEqual({ curve: THURSDAY, mode: 'SETTLED', time: null });
});

test('each contract has its last price, else the middle of bid and ask, else its settle', async () => {
  const { live, quotes, time } = setup(THURSDAY);
  quotes.apply(
    batchOf([
      tickOf('CLZ26', { last: 60, size: 2, bid: 1, ask: 2 }),
      tickOf('CLF27', { bid: 59, ask: 60, time: time.now - 5 }),
    ]),
  );
  const { curve, mode, time: latest } = await live.liveCurve('CL');
  expect({ mode, latest }).toEqual({ mode: 'LIVE', latest: time.now });
  expect(curve).toMatchObject({
    product: 'CL',
    source: 'IMPORTED',
    tradeDate: '2026-11-20',
    structure: 'BACKWARDATION',
  });
  expect(curve.points.map(({ symbol, settle, volume, nearby }) => [symbol, settle, volume, nearby])).toEqual([
    ['CLZ26', 60, 2, 1],
    ['CLF27', 59.5, 0, 2],
    ['CLG27', 59, null, 3],
  ]);
  expect(curve.points.map(({ openInterest }) => openInterest)).toEqual([500, 500, 500]);
});

test('a contract that never settled is in it, one that has ended is not', async () => {
  const { live, quotes, time } = setup(THURSDAY);
  // CLZ26 trades through Friday; this is Monday's session.
  time.now = Date.parse('2026-11-22T23:30:00Z');
  quotes.apply(batchOf([tickOf('CLH27', { last: 61, time: time.now })]));
  const { curve } = await live.liveCurve('CL');
  expect(curve.points.map(({ symbol, settle, nearby }) => [symbol, settle, nearby])).toEqual([
    ['CLF27', 58, 1],
    ['CLG27', 59, 2],
    ['CLH27', 61, 3],
  ]);
  expect(curve.structure).toBe('CONTANGO');
});

test('prices of an earlier date count on, what traded that day does not', async () => {
  const { live, quotes, time } = setup(THURSDAY);
  quotes.apply(batchOf([tickOf('CLF27', { last: 60, size: 2 })]));
  time.now = Date.parse('2026-11-22T23:30:00Z');
  const { curve } = await live.liveCurve('CL');
  expect(curve.points[0]).toMatchObject({ symbol: 'CLF27', settle: 60, open: null, volume: null });
});

test('a replayed date stands on the settles before it', async () => {
  const before = settled('2020-04-17', { CLK20: 18.27, CLM20: 25.03 });
  const { live, quotes } = setup(before, settled('2020-04-20', { CLK20: -37.63, CLM20: 20.43 }), THURSDAY);
  const time = Date.parse('2020-04-20T14:00:00Z');
  quotes.apply(batchOf([tickOf('CLK20', { last: 11, time })], 'r', 'REPLAY'));
  const { curve } = await live.liveCurve('CL');
  expect(curve.tradeDate).toBe('2020-04-20');
  expect(curve.points.map(({ symbol, settle }) => [symbol, settle])).toEqual([
    ['CLK20', 11],
    ['CLM20', 25.03],
  ]);
});

test('prices alone make a curve, and nothing makes none', async () => {
  const { live, quotes } = setup();
  await expect(live.liveCurve('CL')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  quotes.apply(batchOf([tickOf('CLF27', { last: 60 })], 's', 'SIMULATED'));
  const { curve } = await live.liveCurve('CL');
  expect(curve).toMatchObject({ source: 'SIMULATED', structure: 'MIXED' });
  expect(curve.points).toMatchObject([{ symbol: 'CLF27', settle: 60, nearby: 2, openInterest: null }]);
});
