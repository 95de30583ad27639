/**
 * Valuations of options without server and store, in a process of their own, so that the compiler knows nothing but
 * them: prints rows as JSON.
 */
import { measureOption, priceChain, PRICING_MODELS, strategyGrid } from '@cushing/pricing';
import type { ChainQuotes, OptionInputs, OptionLeg, PricingModel, StrategyRanges } from '@cushing/pricing';
import {
  americanPrice,
  americanPriceBatch,
  black76GreeksBatch,
  black76ImpliedVolBatch,
  greeksColumns,
} from '@cushing/quant';

import { analyseDay, markDay } from '../api/dist/slices/options/index.js';
import type { AnalysedExpiry } from '../api/dist/slices/options/index.js';
import { VolatilityService } from '../api/dist/slices/volatility/index.js';
import { describeTimes, inTurns, milliseconds } from './in-turns.ts';
import { EXPIRIES, STRIKES, optionDay } from './option-day.ts';
import type { Row } from './table.ts';

const CHAIN_ROUNDS = 200;
const DAY_ROUNDS = 40;
const GRID_ROUNDS = 2;
const OPTIONS = 60;
const OPTION_ROUNDS = 6;
/** Far enough out for nearly all of its options to have a volatility. */
const SHOWN_EXPIRY = 5;

process.stdout.write(
  JSON.stringify([...(await chainRows()), ...(await dayRows()), await gridRow(), ...(await optionRows())]),
);

/** What `americanPriceBatch` is asked for. */
interface Batch {
  readonly isCall: Uint8Array;
  readonly forwards: Float64Array;
  readonly strikes: Float64Array;
  readonly years: Float64Array;
  readonly vols: Float64Array;
  readonly rates: Float64Array;
}

function priceBatch({ isCall, forwards, strikes, years, vols, rates }: Batch): Float64Array {
  const out = new Float64Array(strikes.length);
  americanPriceBatch(isCall, forwards, strikes, years, vols, rates, out, 'FAST');
  return out;
}

async function chainRows(): Promise<readonly Row[]> {
  const day = optionDay(SHOWN_EXPIRY + 1);
  const expiry = analyseDay(day).at(-1);
  if (expiry === undefined) throw new TypeError('the day has no options');
  const quotes = quotesOf(expiry);
  const chain = priceChain(quotes);
  const found = chain.vol.filter((vol) => !Number.isNaN(vol)).length;
  const batch = batchOf([expiry]);
  const [times, bare, european, text] = await inTurns(CHAIN_ROUNDS, [
    () => priceChain(quotes),
    () => priceBatch(batch),
    () => {
      europeanChain(quotes);
    },
    () => JSON.stringify(chain, asArray),
  ]);
  const one = optionDay(1);
  const [whole] = await inTurns(CHAIN_ROUNDS, [() => analyseDay(one)]);
  return [
    {
      what: `chain of ${STRIKES} × 2 American options in process, ${found} vols, 5 Greeks each`,
      figure: describeTimes(times),
      beside:
        `≤ 2 ms; their prices alone ${milliseconds(bare?.median)}, vols and Greeks as European options ` +
        `${milliseconds(european?.median)}, JSON.stringify of them ${milliseconds(text?.median)}`,
    },
    {
      what: 'the front chain with flags, smile and theoretical values, in process',
      figure: describeTimes(whole),
      beside: `prices of as many alone ${milliseconds(bare?.median)}`,
    },
  ];
}

async function dayRows(): Promise<readonly Row[]> {
  const input = optionDay(EXPIRIES);
  const batch = batchOf(analyseDay(input));
  const surface = async (): Promise<unknown> => {
    const analysed = { ...dayTerms(input), expiries: analyseDay(input) };
    const none = (): never => {
      throw new TypeError('a surface needs nothing but its day');
    };
    const volatility = new VolatilityService({
      options: { day: () => Promise.resolve(analysed), marks: none },
      market: { continuousHistory: none, futuresHistory: none },
    });
    return volatility.surface('CL', undefined, undefined);
  };
  const answer = await surface();
  const [times, marks, bare, text] = await inTurns(DAY_ROUNDS, [
    surface,
    () => markDay(input),
    () => priceBatch(batch),
    () => JSON.stringify(answer),
  ]);
  const what = `${EXPIRIES} expiries × ${STRIKES} strikes × 2`;
  const anchor = `prices of its options alone ${milliseconds(bare?.median)}`;
  return [
    {
      what: `surface of a product anew in process, ${what}`,
      figure: describeTimes(times),
      beside: `≤ 20 ms; ${anchor}, JSON.stringify of it ${milliseconds(text?.median)}`,
    },
    {
      what: `trade date of a volatility history in process, ${what}`,
      figure: marks === undefined ? '' : describeTimes(marks),
      beside: anchor,
    },
  ];
}

async function gridRow(): Promise<Row> {
  const legs = [60, 65, 75, 80].map((strike, index): OptionLeg => {
    const type = index < 2 ? 'PUT' : 'CALL';
    const quantity = index % 3 === 0 ? 1 : -1;
    const market = { model: 'AMERICAN', forward: 70, years: 0.5, vol: 0.35, rate: 0.04 } as const;
    return { kind: 'OPTION', ...market, type, strike, quantity, entryPrice: 2 };
  });
  const ranges: StrategyRanges = {
    prices: Array.from({ length: 1_000 }, (_, index) => 45 + 0.05 * index),
    volShifts: [-0.1, -0.05, 0, 0.05, 0.1],
    days: Array.from({ length: 10 }, (_, index) => 15 * index),
  };
  const points = ranges.prices.length * ranges.volShifts.length * ranges.days.length;
  const batch = gridBatch(legs, ranges);
  const [times, bare] = await inTurns(GRID_ROUNDS, [() => strategyGrid(legs, ranges), () => priceBatch(batch)]);
  const each = (ms = NaN): string => `${((1_000 * ms) / points).toFixed(2)} µs a point`;
  return {
    what: `strategy grid in process, ${points.toLocaleString('en-US')} points × ${legs.length} American options`,
    figure: `${milliseconds(times.median)}, ${each(times.median)}`,
    beside: `their prices alone ${milliseconds(bare?.median)}, ${each(bare?.median)}`,
  };
}

async function optionRows(): Promise<readonly Row[]> {
  const options = Array.from({ length: OPTIONS }, (_, index): Omit<OptionInputs, 'model'> => {
    const strike = 55 + 0.5 * index;
    return {
      type: index % 2 === 0 ? 'CALL' : 'PUT',
      forward: 70,
      strike,
      years: 0.1 + 0.03 * index,
      vol: 0.35,
      rate: 0.04,
    };
  });
  const measureAll = (model: PricingModel) => (): void => {
    // A normal volatility is in the quotation.
    const scale = model === 'BACHELIER' ? 70 : 1;
    for (const option of options) measureOption({ ...option, model, vol: scale * option.vol });
  };
  const priceAll = (): void => {
    for (const { type, forward, strike, years, vol, rate } of options)
      americanPrice(type, forward, strike, years, vol, rate, 'ACCURATE');
  };
  const times = await inTurns(OPTION_ROUNDS, [priceAll, ...PRICING_MODELS.map(measureAll)]);
  const [bare, ...models] = times.map(({ median }) => `${((1_000 * median) / OPTIONS).toFixed(1)} µs`);
  return PRICING_MODELS.map((model, index) => ({
    what: `calculator in process, ${model}, price and every Greek it has`,
    figure: `${models[index]} an option`,
    beside: `an American price alone, ACCURATE, ${bare}`,
  }));
}

/** Puts and calls of an expiry with a settle each, as `analyseDay` has them. */
function quotesOf({ model, forward, years, rate, strikes, calls, puts }: AnalysedExpiry): ChainQuotes {
  return {
    ...{ model: model.model, forward, years, rate },
    strikes: Float64Array.of(...strikes, ...strikes),
    isCall: Uint8Array.from({ length: 2 * strikes.length }, (_, row) => Number(row < strikes.length)),
    price: Float64Array.of(...calls.settle, ...puts.settle),
  };
}

/** The same options at a third of volatility, or at their own where they have one. */
function batchOf(expiries: readonly AnalysedExpiry[]): Batch {
  const rows = expiries.flatMap((expiry) => {
    const { forward, years, rate, strikes, calls, puts } = expiry;
    return [calls, puts].flatMap((side) =>
      Array.from(strikes, (strike, index) => {
        const vol = side.vol[index] ?? NaN;
        return { isCall: Number(side === calls), forward, strike, years, rate, vol: vol > 0 ? vol : 0.35 };
      }),
    );
  });
  return {
    isCall: Uint8Array.from(rows, ({ isCall }) => isCall),
    forwards: Float64Array.from(rows, ({ forward }) => forward),
    strikes: Float64Array.from(rows, ({ strike }) => strike),
    years: Float64Array.from(rows, ({ years }) => years),
    vols: Float64Array.from(rows, ({ vol }) => vol),
    rates: Float64Array.from(rows, ({ rate }) => rate),
  };
}

/** Every option of the grid, a row each. */
function gridBatch(legs: readonly OptionLeg[], { prices, volShifts, days }: StrategyRanges): Batch {
  const length = legs.length * prices.length * volShifts.length * days.length;
  const column = (): Float64Array => new Float64Array(length);
  const batch = {
    ...{ isCall: new Uint8Array(length), forwards: column(), strikes: column(), years: column(), vols: column() },
    rates: column(),
  };
  let row = 0;
  for (const leg of legs) {
    for (const volShift of volShifts) {
      for (const day of days) {
        for (const price of prices) {
          batch.isCall[row] = Number(leg.type === 'CALL');
          batch.forwards[row] = price;
          batch.strikes[row] = leg.strike;
          batch.years[row] = leg.years - day / 365;
          batch.vols[row] = leg.vol + volShift;
          batch.rates[row] = leg.rate;
          row += 1;
        }
      }
    }
  }
  return batch;
}

function europeanChain({ forward, years, rate, strikes, isCall, price }: ChainQuotes): void {
  const all = (value: number): Float64Array => new Float64Array(strikes.length).fill(value);
  const vols = all(NaN);
  black76ImpliedVolBatch(isCall, price, all(forward), strikes, all(years), all(rate), vols);
  black76GreeksBatch(isCall, all(forward), strikes, all(years), vols, all(rate), greeksColumns(strikes.length));
}

function dayTerms({ product, tradeDate }: ReturnType<typeof optionDay>) {
  return { product, tradeDate, source: 'SIMULATED', rateSource: 'FLAT_DEFAULT', rateDate: null } as const;
}

/** A typed array is text as an array, not as an object of its indices. */
function asArray(_: string, value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
}
