/** Proves that an hour of simulated ticks looks like a market's: pace, quotes, sizes, and how far and together prices move. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PRODUCTS, PRODUCT_CODES, futuresSymbol, listedMonths, roundToTick, isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { DEMO_SEED, openSimulatedDesk } from '../../../../test/support/simulated-desk.js';
import type { SimulatedDesk } from '../../../../test/support/simulated-desk.js';
import { PRODUCT_MODELS, tickStream } from '../../demo-market/index.js';
import type { Tick } from '../../quotes/index.js';
import { IntradayMarket } from './intraday-market.js';
import type { IntradayDay } from './intraday-market.js';
import { TickMaker } from './tick-maker.js';

const START = Date.parse('2026-11-23T15:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: SimulatedDesk;
let day: IntradayDay;
let ticks: readonly Omit<Tick, 'sequence'>[];

function fair(product: ProductCode, instant: number, nearby = 0): number {
  const share = day.clock.share(instant);
  const curve = day.curves.find((each) => each.product === product)!;
  return curve.fairValue(day.bridge.at(share), share, nearby);
}

const STEPS = 720;
const changes = new Map<ProductCode, number[]>();

/** Changes of the front's logarithm from Friday's settlement to Monday's, which the demo takes 72 hours for. */
function steps(product: ProductCode): number[] {
  const known = changes.get(product);
  if (known !== undefined) return known;
  const friday = Date.parse('2026-11-20T19:30:00Z');
  const logs = Array.from({ length: STEPS + 1 }, (_, step) =>
    Math.log(fair(product, friday + (72 * HOUR * step) / STEPS)),
  );
  const made = logs.slice(1).map((value, index) => value - logs[index]!);
  changes.set(product, made);
  return made;
}

function correlation(left: number[], right: number[]): number {
  const sum = (one: number[], other: number[]): number =>
    one.reduce((total, value, index) => total + value * other[index]!, 0);
  return sum(left, right) / Math.sqrt(sum(left, left) * sum(right, right));
}

beforeAll(async () => {
  desk = await openSimulatedDesk('2026-11-23T15:00:00Z');
  day = await new IntradayMarket({ market: desk.market, seed: DEMO_SEED, hours: 'ALWAYS' }).dayAt(START);
  const maker = new TickMaker(tickStream(DEMO_SEED), 50);
  maker.trade(day);
  const made: Omit<Tick, 'sequence'>[] = [];
  for (let now = START + 100; now <= START + HOUR; now += 100) {
    made.push(...maker.ticks(100, now).map(({ tick }) => tick));
  }
  ticks = made;
});
afterAll(() => desk.close());

describe('an hour of ticks', () => {
  test('are 50 a second', () => {
    expect(ticks.length / 3_600).toBeGreaterThan(40);
    expect(ticks.length / 3_600).toBeLessThan(60);
  });

  test('quote all contracts within the first seconds, and each of them every few minutes', () => {
    const all = PRODUCT_CODES.flatMap((product) =>
      listedMonths(product, isoDate('2026-11-23'))
        .slice(0, PRODUCT_MODELS[product].months)
        .map((month) => futuresSymbol(product, month)),
    );
    expect(all.length).toBeGreaterThan(200);
    const first = new Set(ticks.filter(({ time }) => time <= START + 5_000).map(({ symbol }) => symbol));
    expect([...first].sort()).toEqual(all.toSorted());
    for (let from = START; from < START + HOUR; from += 15 * MINUTE) {
      const quoted = new Set(
        ticks.filter(({ time }) => time > from && time <= from + 15 * MINUTE).map((t) => t.symbol),
      );
      expect(quoted.size).toBe(all.length);
    }
  });

  test('quote the front most, and liquid products more than others', () => {
    const counts = Map.groupBy(ticks, ({ symbol }) => symbol);
    // January is crude's second month on 23 November: December's contract ended on the 20th.
    const [front, fifth, last] = ['CLF27', 'CLK27', 'CLZ31'].map((symbol) => counts.get(symbol as never)?.length ?? 0);
    expect(front).toBeGreaterThan(3 * fifth!);
    expect(fifth).toBeGreaterThan(last!);
    const ofProducts = Map.groupBy(ticks, ({ product }) => product);
    expect(ofProducts.get('CL')!.length).toBeGreaterThan(ofProducts.get('NG')!.length);
    expect(ofProducts.get('NG')!.length).toBeGreaterThan(ofProducts.get('HO')!.length);
  });

  test('have bid below ask on the tick grid, a tick apart at the front and wider behind', () => {
    const apart = ({ product, bid, ask }: Omit<Tick, 'sequence'>): number =>
      Math.round((ask! - bid!) / PRODUCTS[product].tickSize);
    const wrong = ticks.filter(
      (tick) =>
        !(tick.bid! < tick.ask!) ||
        roundToTick(tick.product, tick.bid!) !== tick.bid ||
        roundToTick(tick.product, tick.ask!) !== tick.ask,
    );
    expect(wrong).toEqual([]);
    expect(new Set(ticks.filter(({ symbol }) => symbol === 'CLF27').map(apart))).toEqual(new Set([1]));
    const far = ticks.find(({ symbol }) => symbol === 'CLZ30')!;
    expect(apart(far)).toBeGreaterThan(5);
  });

  test('trade at bid or ask, in whole contracts, as much as the product does in such an hour', () => {
    const trades = ticks.filter(({ last }) => last !== undefined);
    expect(trades.filter(({ last, bid, ask }) => last !== bid && last !== ask)).toEqual([]);
    expect(trades.filter(({ size }) => !(Number.isInteger(size) && size! >= 1 && size! < 500))).toEqual([]);
    const atBid = trades.filter(({ last, bid }) => last === bid).length / trades.length;
    expect(atBid).toBeGreaterThan(0.45);
    expect(atBid).toBeLessThan(0.55);
    // From Friday's to Monday's settlement are 72 hours when the demo never rests: this is one of them.
    const volume = trades.filter(({ product }) => product === 'CL').reduce((sum, { size }) => sum + size!, 0);
    const usual = PRODUCT_MODELS.CL.activity.volume / 72;
    expect(volume / usual).toBeGreaterThan(0.6);
    expect(volume / usual).toBeLessThan(1.4);
  });

  test('stay around the fair value', () => {
    const wrong = ticks.filter(({ product, symbol, bid, ask, time }) => {
      const curve = day.curves.find((each) => each.product === product)!;
      const nearby = curve.contracts.findIndex(({ month }) => futuresSymbol(product, month) === symbol);
      if (nearby > 2) return false; // enough of them
      const value = fair(product, time, nearby);
      return value < bid! - 1e-9 || value > ask! + 1e-9;
    });
    expect(wrong).toEqual([]);
  });
});

describe('a simulated day', () => {
  test('begins where every contract settled', async () => {
    for (const product of PRODUCT_CODES) {
      const { rows, tradeDate } = await desk.market.futuresBoard(product, undefined);
      expect(tradeDate).toBe('2026-11-20');
      const curve = day.curves.find((each) => each.product === product)!;
      const settles = new Map(rows.map(({ month, settle }) => [month, settle]));
      const compared = curve.contracts.flatMap(({ month }, nearby) => {
        const settle = settles.get(month);
        return settle === undefined
          ? []
          : [[roundToTick(product, curve.fairValue(day.bridge.at(0), 0, nearby)), settle]];
      });
      expect(compared.length).toBeGreaterThanOrEqual(35);
      for (const [value, settle] of compared) expect(value).toBeCloseTo(settle!, 8);
    }
  });

  test('ends where every contract settles next', async () => {
    const later = await openSimulatedDesk('2026-11-24T15:00:00Z');
    try {
      for (const curve of day.curves) {
        const { product, contracts } = curve;
        const { rows, tradeDate } = await later.market.futuresBoard(product, undefined);
        expect(tradeDate).toBe('2026-11-23');
        const values = contracts.map((_, nearby) => curve.fairValue(day.bridge.at(1), 1, nearby));
        expect(values.map((value) => roundToTick(product, value))).toEqual(rows.map(({ settle }) => settle));
      }
    } finally {
      await later.close();
    }
  });

  test.each(['CL', 'NG', 'HO'] as const)('moves %s by its daily vol', (product) => {
    const realized = Math.sqrt(steps(product).reduce((sum, change) => sum + change * change, 0));
    const { sigmaChi, sigmaXi, rho } = PRODUCT_MODELS.CL.factors;
    const ofCrude = Math.sqrt((sigmaChi ** 2 + sigmaXi ** 2 + 2 * rho * sigmaChi * sigmaXi) / 252);
    // Crude 1.7 % a day; products about that, gas some 3.5 %.
    const [least, most] = product === 'NG' ? [0.025, 0.045] : [0.6 * ofCrude, 1.3 * ofCrude];
    expect(realized).toBeGreaterThan(least);
    expect(realized).toBeLessThan(most);
  });

  test('moves crude, Brent and products together, gas apart', () => {
    const crude = steps('CL');
    expect(correlation(crude, steps('BZ'))).toBeGreaterThan(0.8);
    expect(correlation(crude, steps('RB'))).toBeGreaterThan(0.5);
    expect(Math.abs(correlation(crude, steps('NG')))).toBeLessThan(0.35);
  });

  test('moves the front more than the back, in the same direction', () => {
    const back = Array.from({ length: 240 }, (_, step) => Math.log(fair('CL', START + step * MINUTE, 40)));
    const front = Array.from({ length: 240 }, (_, step) => Math.log(fair('CL', START + step * MINUTE, 0)));
    const moves = (logs: number[]): number[] => logs.slice(1).map((value, index) => value - logs[index]!);
    const size = (changes: number[]): number => Math.hypot(...changes);
    expect(size(moves(front))).toBeGreaterThan(1.3 * size(moves(back)));
    expect(correlation(moves(front), moves(back))).toBeGreaterThan(0.3);
  });
});

test('a market that settled elsewhere goes on from there: the stored settles count, not the model', async () => {
  const other = await new IntradayMarket({ market: desk.market, seed: 7, hours: 'ALWAYS' }).dayAt(START - 20 * HOUR);
  const { rows } = await desk.market.futuresBoard('CL', undefined);
  const curve = other.curves.find(({ product }) => product === 'CL')!;
  for (const { month, settle } of rows) {
    const nearby = curve.contracts.findIndex((contract) => contract.month === month);
    if (nearby >= 0) expect(curve.fairValue(other.bridge.at(0), 0, nearby)).toBeCloseTo(settle, 8);
  }
});
