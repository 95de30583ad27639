/** Strategies around a small chain whose figures are reckoned by hand: everything at expiry is intrinsic less premium. */
import { describe, expect, test } from '@jest/globals';
import { contractMonth, isoDate } from '@cushing/products';

import { cellAfter } from './chain-keys.js';
import { dealAt, marketPrice } from './chain-columns.js';
import { layChain } from './chain-layout.js';
import { deltaAtIntrinsic, findVol, isInTheMoney, priceOf } from './chain-market.js';
import type { Chain, ChainRow, Expiry, Quote } from './chain-market.js';
import { chooseExpiry } from './choose-expiry.js';
import { chainKey } from './leg-chains.js';
import type { LegChains } from './leg-chains.js';
import { readyMade } from './ready-made.js';
import { analyzeStrategy, profitTable } from './strategy-analysis.js';
import type { StrategyAnalysis } from './strategy-analysis.js';
import { readLegs, writeLegs } from './strategy-legs.js';
import { marketLegs } from './strategy-market.js';
import type { MarketLeg } from './strategy-market.js';

const TICK = 0.01;
const QUOTE: Quote = {
  symbol: '',
  settle: null,
  bid: null,
  ask: null,
  volume: null,
  openInterest: null,
  iv: 0.3,
  ivStatus: 'OK',
  delta: null,
  gamma: null,
  vega: null,
  theta: null,
  rho: null,
  theoretical: null,
  moneyness: null,
  flags: [],
};

/** The put costs what parity says of a margined premium, so that every price is a sum. */
function rowOf(strike: number, call: number, delta: number): ChainRow {
  const put = call - (70 - strike);
  const quote = (price: number, ofDelta: number): Quote => ({
    ...QUOTE,
    settle: price,
    bid: price - 0.25,
    ask: price + 0.25,
    delta: ofDelta,
  });
  return { strike, call: quote(call, delta), put: quote(put, delta - 1) };
}

const CHAIN: Chain = {
  product: 'BZ',
  series: 'BZO',
  month: contractMonth(2026, 12),
  expiry: isoDate('2026-10-27'),
  underlying: 'BZZ26',
  tradeDate: isoDate('2026-06-15'),
  source: 'IMPORTED',
  exerciseStyle: 'AMERICAN',
  premiumStyle: 'FUTURES',
  daysToExpiry: 134,
  years: 134 / 365,
  forward: 70,
  forwardSource: 'FUTURE_SETTLE',
  rate: 0.04,
  rateSource: 'FLAT_DEFAULT',
  rateDate: null,
  model: 'BLACK76',
  modelReason: 'FUTURES_STYLE_PREMIUM',
  modelNote: '',
  atmVol: 0.3,
  atmVolStatus: 'OK',
  atmStrike: 70,
  openInterestDate: isoDate('2026-06-15'),
  rows: [rowOf(60, 11, 0.85), rowOf(65, 7.5, 0.74), rowOf(70, 5, 0.5), rowOf(75, 3, 0.26), rowOf(80, 1.5, 0.12)],
};

function expiryOf(month: string, expiry: string, series: Expiry['series'] = 'BZO'): Expiry {
  return {
    product: 'BZ',
    series,
    month: contractMonth(Number(month.slice(0, 4)), Number(month.slice(5))),
    expiry: isoDate(expiry),
    underlying: '',
    tradeDate: CHAIN.tradeDate,
    source: 'IMPORTED',
    daysToExpiry: Math.round((Date.parse(expiry) - Date.parse(CHAIN.tradeDate)) / 86_400_000),
    forward: 70,
    forwardSource: 'FUTURE_SETTLE',
    atmVol: 0.3,
    atmVolStatus: 'OK',
    strikes: 5,
    volume: 0,
    openInterest: 0,
  };
}

const EXPIRIES = [expiryOf('2026-12', '2026-10-27'), expiryOf('2027-01', '2026-11-25')];
const CHAINS: LegChains = new Map([[chainKey('BZO', CHAIN.month), { status: 'SHOWN', chain: CHAIN }]]);
const inMarket = (text: string, chains = CHAINS): readonly MarketLeg[] =>
  marketLegs('BZ', readLegs(text, 'BZ').legs, chains, EXPIRIES);
const analysisOf = (text: string): StrategyAnalysis => {
  const analyzed = analyzeStrategy(
    inMarket(text).map(({ input }) => input!),
    TICK,
  );
  if (analyzed.status === 'FAULT') throw new Error(analyzed.message);
  return analyzed.analysis;
};

describe('legs in the market', () => {
  test('a leg without a price is bought at the ask and sold at the bid', () => {
    const [bought, sold, own] = inMarket('BZOZ26C7000*2,BZOZ26P6500*-1,BZOZ26C7500*1@2');
    expect(bought).toMatchObject({ entryPrice: 5.25, marketPrice: 5 });
    expect(sold).toMatchObject({ entryPrice: 2.25, marketPrice: 2.5 });
    expect(own).toMatchObject({ entryPrice: 2, marketPrice: 3 });
  });

  test('a margined premium is valued at no rate', () => {
    expect(inMarket('BZOZ26C7000*2')[0]?.input).toMatchObject({ model: 'BLACK76', rate: 0, vol: 0.3, forward: 70 });
  });

  test('a future is held against the future of the same month', () => {
    expect(inMarket('BZF27*-1')[0]).toMatchObject({ entryPrice: 70, input: { kind: 'FUTURE', forward: 70 } });
  });

  test.each([
    ['BZOZ26C7100*1', 'no such option on this date'],
    ['BZOH27C7000*1', 'no options of this month on this date'],
    ['BZH27*1', 'no price of BZH27 among the expiries of this date'],
  ])('%s is not valued, and says why', (text, note) => {
    expect(inMarket(text)[0]).toMatchObject({ input: undefined, note, isLoading: false });
  });

  test('a leg whose chain is asked for waits, and one whose chain failed says so', () => {
    const chains: LegChains = new Map([
      [chainKey('BZO', contractMonth(2027, 1)), { status: 'LOADING' }],
      [chainKey('BZO', contractMonth(2027, 2)), { status: 'FAILED', message: 'No answer.' }],
    ]);
    const [waiting, failed] = inMarket('BZOF27C7000*1,BZOG27C7000*1', chains);
    expect(waiting).toMatchObject({ isLoading: true, input: undefined });
    expect(failed).toMatchObject({ isLoading: false, note: 'No answer.' });
  });

  test('an option without a vol takes that of the other at its strike, else that at the money', () => {
    const without = { iv: null, ivStatus: 'AT_INTRINSIC' } as const;
    const [first, ...rest] = CHAIN.rows;
    const noCall: Chain = { ...CHAIN, rows: [{ ...first!, call: { ...first!.call!, ...without } }, ...rest] };
    expect(findVol(noCall, { strike: 60, type: 'CALL' })?.note).toMatch(/put at its strike/u);
    const neither: Chain = {
      ...CHAIN,
      atmVol: 0.33,
      rows: [{ ...first!, call: { ...first!.call!, ...without }, put: { ...first!.put!, ...without } }, ...rest],
    };
    expect(findVol(neither, { strike: 60, type: 'CALL' })).toMatchObject({ vol: 0.33 });
    expect(findVol({ ...neither, atmVol: null }, { strike: 60, type: 'CALL' })).toBeUndefined();
  });
});

describe('what a strategy makes', () => {
  test('a straddle at 10 in all breaks even 10 to either side and loses no more than that', () => {
    const { totals, outcomes, payoff, daysToExpiry } = analysisOf('BZOZ26C7000*1@5,BZOZ26P7000*1@5');
    expect(totals.cost).toBe(10);
    expect(totals.profit).toBeCloseTo(analysisProfit(0.3), 10);
    expect(outcomes).toMatchObject({ breakEvens: [60, 80], maximumGain: null, maximumLoss: 10 });
    expect(daysToExpiry).toBeCloseTo(134, 10);
    const at = (price: number): number | undefined => payoff.find((point) => point.price === price)?.atExpiry;
    expect([at(60), at(70), at(80)]).toEqual([0, -10, 0]);
  });

  test('the curve has the strikes, the future and the break-evens, rises, and stays above zero', () => {
    const prices = analysisOf('BZOZ26C7000*1@5.125,BZOZ26C8000*-1@1.5').payoff.map(({ price }) => price);
    for (const price of [70, 80, 73.625]) expect(prices).toContain(price);
    expect(prices.every((price, index) => price >= 0 && (index === 0 || price > prices[index - 1]!))).toBe(true);
  });

  test('the table has the present price as a row, today first and the expiry last', () => {
    const legs = inMarket('BZOZ26C7000*1@5').map(({ input }) => input!);
    const table = profitTable(legs, analysisOf('BZOZ26C7000*1@5'), 0);
    expect(table.prices[table.presentRow]).toBe(70);
    expect(table.days).toEqual([0, 34, 67, 101, expect.closeTo(134, 10)]);
    const row = table.profits[table.presentRow]!;
    expect(row.at(-1)).toBeCloseTo(-5, 10);
    // An option loses with time.
    expect(row.every((profit, index) => index === 0 || profit < row[index - 1]!)).toBe(true);
    // A vol point more is worth something today, and nothing at expiry.
    const shifted = profitTable(legs, analysisOf('BZOZ26C7000*1@5'), 0.01).profits[table.presentRow]!;
    expect(shifted[0]).toBeGreaterThan(row[0]!);
    expect(shifted.at(-1)).toBeCloseTo(-5, 10);
  });

  test('what is lost or gained at 0 alone says so; a spread that is over before does not', () => {
    expect(analysisOf('BZOZ26P6500*-1@2.5')).toMatchObject({ lossFloor: 0, gainFloor: undefined });
    expect(analysisOf('BZOZ26P6500*1@2.5')).toMatchObject({ lossFloor: undefined, gainFloor: 0 });
    expect(analysisOf('BZOZ26P7000*1@5,BZOZ26P6500*-1@2.5')).toMatchObject({
      lossFloor: undefined,
      gainFloor: undefined,
    });
    expect(analysisOf('BZOZ26C7000*1@5')).toMatchObject({ lossFloor: undefined, gainFloor: undefined });
    // A long future is lost as a whole.
    expect(analysisOf('BZZ26*1@70')).toMatchObject({ lossFloor: 0, outcomes: { maximumLoss: 70 } });
  });

  test('no legs are a fault in words', () => {
    expect(analyzeStrategy([], TICK)).toEqual({ status: 'FAULT', message: 'A strategy has at least one leg.' });
  });
});

/** Value of an undiscounted straddle at the money, 2F(2Φ(σ√T/2) − 1), less the 10 paid. Φ by its series. */
function analysisProfit(vol: number): number {
  const x = (vol * Math.sqrt(134 / 365)) / 2;
  let term = x;
  let sum = 0;
  for (let n = 0; n < 20; n += 1) {
    sum += term / (2 * n + 1);
    term *= (-x * x) / (2 * (n + 1));
  }
  return 140 * ((2 * sum) / Math.sqrt(2 * Math.PI)) - 10;
}

describe('ready-made strategies', () => {
  test.each([
    ['STRADDLE', 'BZOZ26C7000*1@5.25,BZOZ26P7000*1@5.25'],
    ['STRANGLE', 'BZOZ26P6500*1@2.75,BZOZ26C7500*1@3.25'],
    ['CALL_SPREAD', 'BZOZ26C7000*1@5.25,BZOZ26C7500*-1@2.75'],
    ['PUT_SPREAD', 'BZOZ26P7000*1@5.25,BZOZ26P6500*-1@2.25'],
    ['RISK_REVERSAL', 'BZOZ26P6500*-1@2.25,BZOZ26C7500*1@3.25'],
    ['BUTTERFLY', 'BZOZ26C6500*1@7.75,BZOZ26C7000*-2@4.75,BZOZ26C7500*1@3.25'],
    ['CALENDAR', 'BZOZ26C7000*-1@4.75,BZOF27C7000*1'],
  ] as const)('a %s stands around the money, its wings at 25 delta', (kind, expected) => {
    expect(writeLegs(readyMade(kind, CHAIN, EXPIRIES[1])!)).toBe(expected);
  });

  test('there is none without a strike at the money, and no calendar without a later expiry', () => {
    expect(readyMade('STRADDLE', { ...CHAIN, atmStrike: null }, EXPIRIES[1])).toBeUndefined();
    expect(readyMade('CALENDAR', CHAIN, undefined)).toBeUndefined();
  });
});

describe('the chain', () => {
  const quote = { ...QUOTE, settle: 2, bid: 1.9, ask: 2.1 };

  test('an ask is bought, a bid sold, a settlement bought where there is neither', () => {
    expect(dealAt('ask', quote)).toEqual({ quantity: 1, price: 2.1 });
    expect(dealAt('bid', quote)).toEqual({ quantity: -1, price: 1.9 });
    expect(dealAt('settle', quote)).toBeUndefined();
    const settled = { ...quote, bid: null, ask: null };
    expect(dealAt('ask', settled)).toEqual({ quantity: 1, price: 2 });
    expect(dealAt('settle', settled)).toEqual({ quantity: 1, price: 2 });
    expect(dealAt('bid', QUOTE)).toBeUndefined();
    expect(dealAt('iv', quote)).toBeUndefined();
    expect([marketPrice(quote, 1), marketPrice(quote, -1), marketPrice(settled, -1)]).toEqual([2.1, 1.9, 2]);
  });

  test('an option costs its settlement, else the middle of a quote that is not crossed', () => {
    expect(priceOf({ settle: null, bid: 1, ask: 2 })).toBe(1.5);
    expect(priceOf({ settle: null, bid: 2, ask: 1 })).toBeNull();
    expect(priceOf({ settle: 0, bid: 1, ask: 2 })).toBe(0);
  });

  test('a call is in the money below the future, a put above it', () => {
    expect(isInTheMoney(CHAIN, { strike: 65, type: 'CALL' })).toBe(true);
    expect(isInTheMoney(CHAIN, { strike: 65, type: 'PUT' })).toBe(false);
    expect(isInTheMoney({ ...CHAIN, forward: null }, { strike: 65, type: 'CALL' })).toBe(false);
  });

  test('an option at intrinsic in the money moves with its future, a European one by what that is worth now', () => {
    const quoted = { ...QUOTE, ivStatus: 'AT_INTRINSIC' } as const;
    expect(deltaAtIntrinsic(CHAIN, { strike: 60, type: 'CALL' }, quoted)).toBe(1);
    expect(deltaAtIntrinsic(CHAIN, { strike: 80, type: 'PUT' }, quoted)).toBe(-1);
    expect(deltaAtIntrinsic(CHAIN, { strike: 80, type: 'CALL' }, quoted)).toBeNull();
    expect(deltaAtIntrinsic(CHAIN, { strike: 60, type: 'CALL' }, { ...quoted, ivStatus: 'NO_QUOTE' })).toBeNull();
    // exp(−0.05 · 2) = 0.904837…
    const european: Chain = { ...CHAIN, exerciseStyle: 'EUROPEAN', premiumStyle: 'EQUITY', rate: 0.05, years: 2 };
    expect(deltaAtIntrinsic(european, { strike: 80, type: 'PUT' }, quoted)).toBeCloseTo(-0.904837, 6);
  });

  test('puts mirror the calls, with the bid left of the ask on both sides', () => {
    const names = (sides: 'BOTH' | 'CALLS' | 'PUTS'): readonly string[] =>
      layChain(['iv', 'settle', 'bid', 'ask'], sides).columns.map((column) =>
        column.kind === 'STRIKE' ? 'K' : `${column.type[0]} ${column.column.id}`,
      );
    expect(names('BOTH')).toEqual([
      ...['C iv', 'C settle', 'C bid', 'C ask', 'K'],
      ...['P bid', 'P ask', 'P settle', 'P iv'],
    ]);
    expect(names('CALLS')).toEqual(['K', 'C bid', 'C ask', 'C settle', 'C iv']);
    expect(names('PUTS')).toEqual(['K', 'P bid', 'P ask', 'P settle', 'P iv']);
  });

  test('keys move from cell to cell and stop at the edges', () => {
    const size = { rows: 30, columns: 9 };
    const from = { row: 12, column: 4 };
    expect(cellAfter('ArrowDown', from, size, false)).toEqual({ row: 13, column: 4 });
    expect(cellAfter('PageUp', from, size, false)).toEqual({ row: 2, column: 4 });
    expect(cellAfter('PageDown', { row: 25, column: 4 }, size, false)).toEqual({ row: 29, column: 4 });
    expect(cellAfter('ArrowLeft', { row: 0, column: 0 }, size, false)).toEqual({ row: 0, column: 0 });
    expect(cellAfter('End', from, size, false)).toEqual({ row: 12, column: 8 });
    expect(cellAfter('Home', from, size, true)).toEqual({ row: 0, column: 4 });
    expect(cellAfter('x', from, size, false)).toBeUndefined();
    expect(cellAfter('ArrowDown', from, { rows: 0, columns: 9 }, false)).toBeUndefined();
  });
});

describe('the expiry that is shown', () => {
  const listed = [
    expiryOf('2026-07', '2026-06-15', 'ON'),
    expiryOf('2026-08', '2026-07-28', 'ON'),
    expiryOf('2026-09', '2026-08-26', 'ON'),
    expiryOf('2026-08', '2026-07-29', 'LN'),
  ];

  test('is the first of the first series that has not come', () => {
    expect(chooseExpiry(listed, undefined, undefined)).toMatchObject({
      chosen: { series: 'ON', expiry: '2026-07-28' },
      series: ['ON', 'LN'],
    });
  });

  test('is the nearest to the one asked for, of the series that has it', () => {
    expect(chooseExpiry(listed, undefined, isoDate('2026-07-29'))?.chosen).toMatchObject({ series: 'LN' });
    expect(chooseExpiry(listed, 'ON', isoDate('2026-08-20'))?.chosen.expiry).toBe('2026-08-26');
    expect(chooseExpiry(listed, 'OB', undefined)?.chosen.series).toBe('ON');
    expect(chooseExpiry([], undefined, undefined)).toBeUndefined();
  });
});
