/**
 * Proves that simulated options look like what an exchange publishes: prices by put-call parity, above intrinsic, on
 * ticks and listed strikes, and that a day is the same wherever a simulation begins.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  OPTION_SERIES,
  OPTION_SERIES_CODES,
  PRODUCTS,
  PRODUCT_CODES,
  expiryInstant,
  fromDayNumber,
  fromMonthIndex,
  isOnStrikeGrid,
  isTradeDate,
  isoDate,
  optionExpiryDate,
  roundToTick,
  toDayNumber,
} from '@cushing/products';
import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';
import { black76ImpliedVol, fitSvi, sviTotalVariance } from '@cushing/quant';

import type { OptionSettlementColumns } from '../../market/index.js';
import type { ExpirySmile } from './option-surface.js';
import type { OptionWindow } from './product-option-simulation.js';
import { ProductOptionSimulation } from './product-option-simulation.js';
import { simulateOptions } from './simulate-options.js';
import { VolatilityPath } from './volatility-path.js';

const SEED = 1983;
const RATE = 0.04;
const FROM = isoDate('2026-10-12');
const FULL_FROM = isoDate('2026-10-26');
const THROUGH = isoDate('2026-11-06');
/** Rounding of a price to the nearest tick, and what doubles cannot hold of it. */
const HALF_A_TICK = 0.5 + 1e-6;

interface Row {
  readonly series: OptionSeries;
  readonly month: number;
  readonly isCall: boolean;
  readonly strike: number;
  readonly day: number;
  readonly settle: number;
  readonly bid: number;
  readonly ask: number;
  readonly volume: number;
  readonly openInterest: number;
}

function rowsOf(columns: OptionSettlementColumns): readonly Row[] {
  return Array.from({ length: columns.length }, (_, row) => ({
    series: OPTION_SERIES_CODES[columns.series[row]!]!,
    month: columns.month[row]!,
    isCall: columns.isCall[row] === 1,
    strike: columns.strike[row]!,
    day: columns.tradeDate[row]!,
    settle: columns.settle[row]!,
    bid: columns.bid[row]!,
    ask: columns.ask[row]!,
    volume: columns.volume[row]!,
    openInterest: columns.openInterest[row]!,
  }));
}

async function simulated(windows: readonly OptionWindow[], seed = SEED, rate = RATE): Promise<readonly Row[]> {
  const rows: Row[][] = [];
  for await (const columns of simulateOptions(seed, rate, windows)) rows.push([...rowsOf(columns)]);
  return rows.flat();
}

function windowOf(product: ProductCode, from: IsoDate = FROM, fullFrom: IsoDate = FULL_FROM): OptionWindow {
  return { product, from, through: THROUGH, fullFrom };
}

function chainKey({ series, month, day }: Pick<Row, 'series' | 'month' | 'day'>): string {
  return `${series} ${fromMonthIndex(month)} on ${fromDayNumber(day)}`;
}

function optionKey(row: Row): string {
  return `${chainKey(row)} ${row.isCall ? 'C' : 'P'} ${row.strike}`;
}

interface ChainTerms {
  readonly forward: number;
  readonly years: number;
  readonly smile: ExpirySmile;
}

/** Forward and time of every chain, as the options' own simulation states them. */
function chainTerms(): ReadonlyMap<string, ChainTerms> {
  const path = new VolatilityPath(SEED);
  const terms = new Map<string, ChainTerms>();
  const simulations = PRODUCT_CODES.map((product) => new ProductOptionSimulation(SEED, RATE, windowOf(product)));
  while (path.state.market.date < FROM) path.advance();
  while (path.state.market.date <= THROUGH) {
    const { date } = path.state.market;
    for (const simulation of simulations) {
      if (!isTradeDate(simulation.window.product, date)) continue;
      for (const { series, smile, day, forward } of simulation.chains(path.state)) {
        terms.set(chainKey({ series, month: smile.month, day }), { forward, years: smile.years, smile });
      }
    }
    path.advance();
  }
  return terms;
}

let all: readonly Row[] = [];
let terms: ReturnType<typeof chainTerms> = new Map();
let chains: ReadonlyMap<string, readonly Row[]> = new Map();

beforeAll(async () => {
  all = await simulated(PRODUCT_CODES.map((product) => windowOf(product)));
  terms = chainTerms();
  chains = Map.groupBy(all, chainKey);
});

function tick(series: OptionSeries): number {
  return PRODUCTS[OPTION_SERIES[series].underlying].tickSize;
}

function ofSeries(series: OptionSeries): readonly Row[] {
  return all.filter((row) => row.series === series);
}

/** Rows with the forward and time of their chain. */
function priced(series: OptionSeries): readonly (Row & ChainTerms)[] {
  return ofSeries(series).map((row) => ({ ...row, ...terms.get(chainKey(row))! }));
}

describe('simulated options', () => {
  test.each(OPTION_SERIES_CODES)('%s has twelve expiries on every trade date, none after its expiry', (series) => {
    const byDay = Map.groupBy(ofSeries(series), ({ day }) => day);
    const { underlying } = OPTION_SERIES[series];
    const days = Array.from({ length: 26 }, (_, later) => toDayNumber(FROM) + later);
    expect([...byDay.keys()]).toEqual(days.filter((day) => isTradeDate(underlying, fromDayNumber(day))));
    for (const [day, rows] of byDay) {
      const expiries = [...new Set(rows.map(({ month }) => month))].map((month) =>
        optionExpiryDate(series, fromMonthIndex(month)),
      );
      expect(expiries).toHaveLength(12);
      expect(expiries[0]! >= fromDayNumber(day)).toBe(true);
    }
  });

  test.each(OPTION_SERIES_CODES)(
    '%s is listed with whole chains around its future, out to four deviations',
    (series) => {
      for (const [key, rows] of chains) {
        if (!key.startsWith(`${series} `) || rows[0]!.day < toDayNumber(FULL_FROM)) continue;
        const { forward } = terms.get(key)!;
        expect(rows.length).toBeGreaterThanOrEqual(70);
        expect(rows.filter(({ isCall }) => isCall)).toHaveLength(rows.length / 2);
        // A crude or products vol of 12 % for a fortnight is the least: four deviations are a tenth.
        expect(rows[0]!.strike).toBeLessThan(forward * 0.92);
        expect(rows.at(-1)!.strike).toBeGreaterThan(forward * 1.08);
      }
    },
  );

  test.each(OPTION_SERIES_CODES)(
    '%s settles on ticks, at least at one, at strikes that the exchange lists',
    (series) => {
      const { underlying } = OPTION_SERIES[series];
      const wrong = ofSeries(series).filter(
        ({ strike, settle, bid, ask }) =>
          !isOnStrikeGrid(series, strike) ||
          !(settle >= tick(series)) ||
          [settle, ask, bid].some((price) => !Number.isNaN(price) && roundToTick(underlying, price) !== price),
      );
      expect(wrong).toEqual([]);
    },
  );

  test.each(OPTION_SERIES_CODES)(
    '%s is bid below and offered above its settlement; a bid lacks only where one tick is all',
    (series) => {
      const rows = ofSeries(series);
      expect(rows.filter(({ settle, ask }) => !(ask > settle))).toEqual([]);
      expect(rows.filter(({ settle, bid }) => !Number.isNaN(bid) && !(bid < settle && bid > 0))).toEqual([]);
      expect(rows.filter(({ settle, bid }) => Number.isNaN(bid) && settle > 2.5 * tick(series))).toEqual([]);
      expect(rows.some(({ bid }) => Number.isNaN(bid))).toBe(true);
    },
  );

  test('has wider markets away from the money and further out', () => {
    const widths = (place: number, isNear: boolean): number => {
      const rows = [...Map.groupBy(priced('LO'), ({ day }) => day).values()].flatMap((ofDay) => {
        const month = ofDay[0]!.month + place;
        return ofDay.filter((row) => {
          const distance = row.forward / row.strike - 1;
          return row.month === month && row.isCall && (isNear ? Math.abs(distance) < 0.03 : distance > 0.15);
        });
      });
      return rows.reduce((sum, { ask, bid }) => sum + ask - bid, 0) / rows.length;
    };
    expect(widths(1, false)).toBeGreaterThan(1.5 * widths(1, true));
    expect(widths(11, true)).toBeGreaterThan(1.5 * widths(1, true));
  });

  test.each(OPTION_SERIES_CODES)('%s is worth no less than intrinsic, by half a tick', (series) => {
    const { exerciseStyle } = OPTION_SERIES[series];
    const under = priced(series).filter(({ isCall, strike, settle, forward, years }) => {
      const exercised = Math.max(isCall ? forward - strike : strike - forward, 0);
      const intrinsic = exerciseStyle === 'AMERICAN' ? exercised : exercised * Math.exp(-RATE * years);
      return settle < intrinsic - HALF_A_TICK * tick(series);
    });
    expect(under).toEqual([]);
  });

  test.each<[OptionSeries, number]>([
    ['LN', RATE],
    ['BZO', 0],
  ])('%s keeps put-call parity within rounding, discounted at %d', (series, rate) => {
    const rows = priced(series);
    const puts = new Map(rows.filter(({ isCall }) => !isCall).map((row) => [`${chainKey(row)} ${row.strike}`, row]));
    const beyond = rows.flatMap((call) => {
      const put = call.isCall ? puts.get(`${chainKey(call)} ${call.strike}`) : undefined;
      if (put === undefined) return [];
      const parity = (call.forward - call.strike) * Math.exp(-rate * call.years);
      // Each is rounded by half a tick; what is worth less than half of one is listed at a whole one.
      const isFloored = Math.min(call.settle, put.settle) < 1.5 * tick(series);
      const ticks = Math.abs(call.settle - put.settle - parity) / tick(series);
      return [ticks / HALF_A_TICK - (isFloored ? 3 : 2)];
    });
    expect(beyond.length).toBeGreaterThan(5_000);
    expect(beyond.filter((excess) => excess > 0)).toEqual([]);
  });

  test('is dearer as American than as European, and the more the further in the money', () => {
    const european = new Map(ofSeries('LN').map((row) => [optionKey(row).slice(2), row.settle]));
    const premiums = ofSeries('ON').map((row) => row.settle - european.get(optionKey(row).slice(2))!);
    expect(Math.min(...premiums)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...premiums)).toBeGreaterThan(0.02);
  });

  test('falls with the strike as a call and rises as a put', () => {
    for (const rows of chains.values()) {
      for (const isCall of [true, false]) {
        const settles = rows.filter((row) => row.isCall === isCall).map((row) => (isCall ? -row.settle : row.settle));
        expect(settles.every((settle, index) => index === 0 || settle >= settles[index - 1]!)).toBe(true);
      }
    }
  });

  test('is counted from the settlement to the expiry at 14:30 in New York', () => {
    const key = `LO 2026-12 on 2026-10-30`;
    const days =
      (Date.parse(expiryInstant(isoDate('2026-11-17'))) - Date.parse(expiryInstant(isoDate('2026-10-30')))) / 864e5;
    expect(days).toBe(18 + 1 / 24); // clocks go back on 1 November
    expect(terms.get(key)!.years).toBeCloseTo(days / 365, 12);
  });

  test('is worth its intrinsic value on its last day, or a tick', () => {
    const last = priced('BZO').filter(({ years }) => years === 0);
    expect(last.length).toBeGreaterThan(0);
    for (const { isCall, strike, forward, settle } of last) {
      expect(settle).toBeCloseTo(Math.max(isCall ? forward - strike : strike - forward, 0.01), 9);
    }
  });
});

describe('thin chains', () => {
  test('hold nine to eleven strikes once there is a month left, puts below the money and calls above', () => {
    for (const [key, rows] of chains) {
      const { forward, years } = terms.get(key)!;
      if (rows[0]!.day >= toDayNumber(FULL_FROM)) continue;
      const strikes = new Set(rows.map(({ strike }) => strike));
      expect(strikes.size).toBeLessThanOrEqual(11);
      expect(strikes.size).toBeGreaterThanOrEqual(years > 1 / 12 ? 9 : 5);
      const both = [...strikes].filter((strike) => rows.filter((row) => row.strike === strike).length === 2);
      expect(both).toHaveLength(1);
      for (const { strike, isCall } of rows) {
        if (strike !== both[0]) expect(strike > forward).toBe(isCall);
      }
    }
  });

  test('settle as the whole chains would', async () => {
    const whole = await simulated([windowOf('NG', FROM, FROM)]);
    const byKey = new Map(whole.map((row) => [optionKey(row), row]));
    const thin = all.filter((row) => OPTION_SERIES[row.series].underlying === 'NG' && row.day < toDayNumber(FULL_FROM));
    expect(thin.length).toBeGreaterThan(2_000);
    expect(thin.map((row) => byKey.get(optionKey(row)))).toEqual(thin);
  });

  test.each([1, 2, 5, 11])('give back the smile that they were priced from, expiry %d', (place) => {
    const first = ofSeries('LN')[0]!;
    const chain = priced('LN').filter((row) => row.day === first.day && row.month === first.month + place);
    const { forward, years, smile } = chain[0]!;
    const iv = chain.map(({ isCall, strike, settle }) =>
      black76ImpliedVol(isCall ? 'CALL' : 'PUT', settle, forward, strike, years, RATE),
    );
    const k = chain.map(({ strike }) => Math.log(strike / forward));
    const fit = fitSvi([{ T: years, k, iv }], { repair: true });
    for (const deviations of [-1, 0, 1]) {
      const at = deviations * Math.sqrt(smile.theta);
      const fitted = Math.sqrt(sviTotalVariance(fit.slices[0]!.params, at) / years);
      const made = Math.sqrt(sviTotalVariance(smile.svi!, at) / years);
      expect(Math.abs(fitted - made)).toBeLessThan(0.005);
    }
  });
});

describe('the trading of simulated options', () => {
  test.each(OPTION_SERIES_CODES)('%s is counted in whole contracts', (series) => {
    const bad = ofSeries(series).filter(
      ({ volume, openInterest }) =>
        !Number.isInteger(volume) || !Number.isInteger(openInterest) || volume < 0 || openInterest < 0,
    );
    expect(bad).toEqual([]);
  });

  const sum = (rows: readonly Row[], of: 'volume' | 'openInterest'): number =>
    rows.reduce((total, row) => total + row[of], 0);

  test.each(OPTION_SERIES_CODES)('%s gathers near the money, out of it, and in the first expiries', (series) => {
    const vol = OPTION_SERIES[series].underlying === 'NG' ? 0.5 : 0.3;
    const rows = priced(series).filter(({ day }) => day >= toDayNumber(FULL_FROM));
    const outside = rows.filter(({ isCall, strike, forward }) => strike > forward === isCall);
    const near = rows.filter(
      ({ strike, forward, years }) => Math.abs(Math.log(strike / forward)) < 2 * vol * Math.sqrt(years + 0.1),
    );
    const byDay = Map.groupBy(rows, ({ day }) => day);
    const early = [...byDay.values()].flatMap((ofDay) => ofDay.filter(({ month }) => month <= ofDay[0]!.month + 2));
    for (const what of ['volume', 'openInterest'] as const) {
      expect(sum(outside, what)).toBeGreaterThan(0.7 * sum(rows, what));
      expect(sum(near, what)).toBeGreaterThan(0.8 * sum(rows, what));
      expect(sum(early, what)).toBeGreaterThan((what === 'volume' ? 0.6 : 0.4) * sum(rows, what));
    }
  });

  test('prefers puts on crude, calls on gas, and round strikes', () => {
    const putShare = (series: OptionSeries): number =>
      sum(
        ofSeries(series).filter(({ isCall }) => !isCall),
        'openInterest',
      ) / sum(ofSeries(series), 'openInterest');
    expect(putShare('LO')).toBeGreaterThan(0.52);
    expect(putShare('ON')).toBeLessThan(0.48);
    expect(putShare('LN')).toBeLessThan(0.48);
    const mean = (rows: readonly Row[]): number => sum(rows, 'openInterest') / rows.length;
    const near = priced('LO').filter(
      ({ strike, forward, day }) => day >= toDayNumber(FULL_FROM) && Math.abs(strike / forward - 1) < 0.1,
    );
    const [fives, others] = [
      near.filter(({ strike }) => strike % 5 === 0),
      near.filter(({ strike }) => strike % 1 !== 0),
    ];
    expect(mean(fives)).toBeGreaterThan(2 * mean(others));
  });

  test('leaves open interest nearly as it was the day before', () => {
    const days = [...new Set(ofSeries('LO').map(({ day }) => day))].filter((day) => day >= toDayNumber(FULL_FROM));
    const onDay = (day: number): ReadonlyMap<string, Row> =>
      new Map(
        ofSeries('LO')
          .filter((row) => row.day === day)
          .map((row) => [`${row.month} ${row.isCall} ${row.strike}`, row]),
      );
    for (const [index, day] of days.entries()) {
      if (index === 0) continue;
      const before = onDay(days[index - 1]!);
      const changes = [...onDay(day)].flatMap(([key, { openInterest }]) => {
        const past = before.get(key)?.openInterest ?? 0;
        return past < 500 ? [] : [Math.abs(openInterest / past - 1)];
      });
      expect(changes.length).toBeGreaterThan(100);
      expect(Math.max(...changes)).toBeLessThan(0.15);
    }
  });
});

describe('the simulation of options', () => {
  test('tells the same day wherever it begins and whichever products are with it', async () => {
    const later = await simulated([windowOf('CL', isoDate('2026-11-02'))]);
    const same = all.filter((row) => row.series === 'LO' && row.day >= toDayNumber(isoDate('2026-11-02')));
    expect(later).toEqual(same);
  });

  test('is another one for another seed, and cheaper at a higher rate', async () => {
    const window = { ...windowOf('CL'), from: THROUGH };
    const usual = await simulated([window]);
    const other = await simulated([window], SEED + 1);
    const dear = await simulated([window], SEED, 0.08);
    expect(other.map(({ settle }) => settle)).not.toEqual(usual.map(({ settle }) => settle));
    const total = (rows: readonly Row[]): number => rows.reduce((sum, { settle }) => sum + settle, 0);
    expect(dear.map(optionKey)).toEqual(usual.map(optionKey));
    expect(total(dear)).toBeLessThan(total(usual));
  });

  test('makes nothing of no window', async () => {
    expect(await simulated([])).toEqual([]);
  });
});
