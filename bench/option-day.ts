/** Crude options as the exchange lists them, made from a known surface: for what is measured without a store. */
import { chainValues } from '@cushing/pricing';
import { OPTION_SERIES_CODES, addMonths, contractMonth, isoDate, toDayNumber, toMonthIndex } from '@cushing/products';
import type { ContractMonth } from '@cushing/products';
import { sviTotalVariance } from '@cushing/quant';

import type { DayInput } from '../api/dist/slices/options/index.js';

export const EXPIRIES = 12;
export const STRIKES = 100;
const TRADE_DATE = isoDate('2026-09-01');
/** The first month with a month and a half to go. */
const FIRST_MONTH = contractMonth(2026, 11);
const FIRST_YEARS = 0.125;
const LOWEST_STRIKE = 45.5;
const STRIKE_STEP = 0.5;
const RATE = 0.04;
const TICK = 0.01;
const PUT_AND_CALL = 2;
const ROWS = STRIKES * PUT_AND_CALL;

/** @returns a trade date with as many expiries of 100 strikes, a put and a call at each, settled on the tick */
export function optionDay(expiries: number): DayInput {
  const length = expiries * ROWS;
  const settle = Float64Array.from(Array.from({ length: expiries }, (_, expiry) => settlesOf(expiry)).flat());
  const series = OPTION_SERIES_CODES.indexOf('LO');
  return {
    product: 'CL',
    tradeDate: TRADE_DATE,
    settlements: {
      length,
      series: new Uint8Array(length).fill(series),
      month: Int32Array.from({ length }, (_, index) => toMonthIndex(monthOf(Math.floor(index / ROWS)))),
      isCall: Uint8Array.from({ length }, (_, index) => index % PUT_AND_CALL),
      strike: Float64Array.from({ length }, (_, index) => strikeOf(index % ROWS)),
      tradeDate: new Int32Array(length).fill(toDayNumber(TRADE_DATE)),
      settle,
      bid: settle.map((price) => price - TICK),
      ask: settle.map((price) => price + TICK),
      volume: new Float64Array(length).fill(12),
      openInterest: new Float64Array(length).fill(345),
      line: new Int32Array(length),
    },
    futures: new Map(Array.from({ length: expiries }, (_, expiry) => [monthOf(expiry), forwardOf(expiry)])),
    rates: [{ tenorDays: 365, rate: RATE }],
  };
}

function monthOf(expiry: number): ContractMonth {
  return addMonths(FIRST_MONTH, expiry);
}

function strikeOf(row: number): number {
  return LOWEST_STRIKE + STRIKE_STEP * Math.floor(row / PUT_AND_CALL);
}

function forwardOf(expiry: number): number {
  return 70 - 0.25 * expiry;
}

/** Put, call, put, call … by strike, at a third of volatility and with a skew to puts. */
function settlesOf(expiry: number): readonly number[] {
  const forward = forwardOf(expiry);
  const years = FIRST_YEARS + expiry / 12;
  const smile = { a: 0.05 * years, b: 0.25 * Math.sqrt(years), rho: -0.4, m: 0.02, sigma: 0.2 };
  const strikes = Float64Array.from({ length: ROWS }, (_, row) => strikeOf(row));
  const isCall = Uint8Array.from({ length: ROWS }, (_, row) => row % PUT_AND_CALL);
  const vols = strikes.map((strike) => Math.sqrt(sviTotalVariance(smile, Math.log(strike / forward)) / years));
  const values = chainValues('AMERICAN', forward, years, RATE, strikes, isCall, vols);
  return Array.from(values, (value) => Math.max(TICK, TICK * Math.round(value / TICK)));
}
