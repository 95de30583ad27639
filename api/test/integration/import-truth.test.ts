/**
 * Proves that the volatilities of a chain are those that its settlement file was made from, as far as prices that were
 * rounded to the tick can say: the true ones stand beside the files, which hold European prices at 4 %.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { expect, test } from '@jest/globals';
import { PRODUCTS, isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { black76Greeks } from '@cushing/quant';

import { describeWithSharedData } from '../../../scripts/testing/describe-with-shared-data.ts';
import { MemoryMarketChanges } from '../../src/adapters/memory/index.js';
import { OptionsService, analyseDay, markDay } from '../../src/slices/options/index.js';
import type { OptionChain, OptionQuote } from '../../src/slices/options/index.js';
import { WholeImports } from '../support/whole-import.js';

const RATE = 0.04;

interface TrueOption {
  readonly expiry: string;
  readonly type: 'CALL' | 'PUT';
  readonly strike: number;
  readonly forward: number;
  readonly years: number;
  readonly vol: number;
  readonly settle: number;
}

function truthOf(path: string): readonly TrueOption[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    const field = (name: string): string => fields[names.indexOf(name)]!;
    return {
      expiry: field('expiry'),
      type: field('option_type') === 'C' ? 'CALL' : 'PUT',
      strike: Number(field('strike')),
      forward: Number(field('futures_price')),
      years: Number(field('t_years')),
      vol: Number(field('iv_true')),
      settle: Number(field('settle')),
    };
  });
}

/** Imports the file and looks at every chain that the truth knows, as European options. */
async function chainsOf(path: string, product: ProductCode, expiries: ReadonlySet<string>): Promise<OptionChain[]> {
  const imports = await WholeImports.open();
  const changes = new MemoryMarketChanges();
  const options = new OptionsService({
    ...{ store: imports.store.options, futures: imports.store, changes, flatRate: RATE },
    computation: {
      analyse: (input) => Promise.resolve(analyseDay(input)),
      mark: (input) => Promise.resolve(markDay(input)),
    } as ConstructorParameters<typeof OptionsService>[0]['computation'],
  });
  try {
    expect(await imports.import({ path })).toMatchObject({ status: 'COMMITTED', rejectionCount: 0, unknownCount: 0 });
    const chains: OptionChain[] = [];
    for (const expiry of expiries) {
      chains.push(await options.chain({ product, expiry: isoDate(expiry), model: 'BLACK76' }));
    }
    return chains;
  } finally {
    options.close();
    await imports.close();
  }
}

/** @returns what is wrong with the volatility that a chain shows, or undefined */
function faultOf(option: TrueOption, quote: OptionQuote, chain: OptionChain, tickSize: number): unknown {
  const { type, forward, strike, settle } = option;
  // The files count whole days; a chain counts the hour too that lies between winter and summer time.
  const { years } = chain;
  const vol = option.vol * Math.sqrt(option.years / years);
  const discounted = settle * Math.abs(Math.expm1(-RATE * (years - option.years)));
  const uncertainty = tickSize / 2 + discounted;
  if (quote.iv === null) {
    const intrinsic = Math.exp(-RATE * years) * (type === 'CALL' ? forward - strike : strike - forward);
    const isExplained = ['BELOW_INTRINSIC', 'AT_INTRINSIC'].includes(quote.ivStatus);
    return isExplained && settle - uncertainty <= intrinsic ? undefined : { ...option, status: quote.ivStatus };
  }
  // Where a volatility is between two others, so is its vega: the lesser one says how far they can be apart.
  const vegas = [vol, quote.iv].map((sigma) => black76Greeks(type, forward, strike, years, sigma, RATE).vega);
  const allowed = uncertainty / Math.min(...vegas) + 1e-6;
  return Math.abs(quote.iv - vol) <= allowed ? undefined : { ...option, iv: quote.iv, allowed };
}

function chainOf(chains: readonly OptionChain[], { expiry }: TrueOption): OptionChain {
  return chains.find((each) => each.expiry === expiry)!;
}

function quoteOf(chain: OptionChain, { strike, type }: TrueOption): OptionQuote | null {
  const row = chain.rows.find((each) => each.strike === strike);
  return (type === 'CALL' ? row?.call : row?.put) ?? null;
}

const FILES = [
  ['CL', 'CL/nymex.settle.20261119.s.csv', 'truth_CL_20261119.csv'],
  ['CL', 'CL/STLNYMEX_20261119.txt', 'truth_CL_20261119.csv'],
  ['CL', 'CL/icecleared_oiloptions_2026_11_19.dat', 'truth_CL_20261119.csv'],
  ['NG', 'NG/nymex.settle.20261119.s.csv', 'truth_NG_20261119.csv'],
  ['NG', 'NG/STLNYMEX_20261119.txt', 'truth_NG_20261119.csv'],
] as const;

for (const [product, file, truthFile] of FILES) {
  describeWithSharedData(`the chains of ${file}`, `data/synthetic_settlement/${file}`, (path) => {
    test('have the true volatilities within half a tick, and none where the price is the smallest tick', async () => {
      const truth = truthOf(join(dirname(path), truthFile));
      const chains = await chainsOf(path, product, new Set(truth.map(({ expiry }) => expiry)));
      const { tickSize } = PRODUCTS[product];
      let compared = 0;
      let atMinimum = 0;
      let cabinet = 0;
      const wrong: unknown[] = [];
      for (const option of truth) {
        const chain = chainOf(chains, option);
        const quote = quoteOf(chain, option);
        if (quote === null) {
          // The bulletin calls some of the smallest ones cabinet, and gives no number.
          expect(option.settle).toBeLessThanOrEqual(tickSize);
          cabinet += 1;
        } else if (option.settle <= tickSize) {
          expect(quote).toMatchObject({ settle: option.settle, iv: null, delta: null, ivStatus: 'AT_MINIMUM_TICK' });
          atMinimum += 1;
        } else {
          compared += 1;
          expect(quote.settle).toBe(option.settle);
          const fault = faultOf(option, quote, chain, tickSize);
          if (fault !== undefined) wrong.push(fault);
        }
      }
      expect(wrong).toEqual([]);
      expect(compared + atMinimum + cabinet).toBe(truth.length);
      expect(compared).toBeGreaterThan(1_300);
      expect({ cabinet, atMinimum }).toEqual({
        cabinet: basename(path).startsWith('STLNYMEX') && product === 'CL' ? 12 : 0,
        atMinimum: product === 'CL' ? (basename(path).startsWith('STLNYMEX') ? 31 : 43) : 0,
      });
    }, 60_000);
  });
}
