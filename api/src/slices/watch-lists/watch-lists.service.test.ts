/** Proves what a list may hold, and what somebody without one is shown. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { parseFuturesSymbol } from '@cushing/products';
import type { FuturesSymbol, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { UserId } from '../accounts/index.js';
import type { MarketService } from '../market/index.js';
import { WatchListsService } from './index.js';

const NOW = Date.UTC(2026, 10, 20, 15);
const TRADER = 'trader' as UserId;
const OTHER = 'other' as UserId;
const FRONTS: Partial<Record<ProductCode, readonly string[]>> = { NG: ['NGZ26', 'NGF27'], CL: ['CLZ26', 'CLF27'] };

function rowOf(text: string) {
  const parsed = parseFuturesSymbol(text);
  if (parsed.status === 'error') throw new Error(parsed.message);
  return { symbol: parsed.symbol, ...parsed.contract };
}

let now: number;
let lists: Map<UserId, readonly FuturesSymbol[]>;
let service: WatchListsService;

beforeEach(() => {
  now = NOW;
  lists = new Map();
  const market = {
    coverage: () => Promise.resolve(new Map(Object.keys(FRONTS).map((product) => [product, {}]))),
    futuresBoard: (product: ProductCode) => Promise.resolve({ rows: FRONTS[product]!.map(rowOf) }),
  } as unknown as MarketService;
  service = new WatchListsService({
    store: {
      read: (userId) => Promise.resolve(lists.get(userId)),
      write: (userId, symbols) => {
        lists.set(userId, symbols);
        return Promise.resolve();
      },
    },
    market,
    clock: () => now,
  });
});

test('somebody without a list is shown the front contract of each product that has settlements, crude first', async () => {
  expect(await service.read(TRADER)).toEqual(['CLZ26', 'NGZ26']);
});

test('the front is the one that still trades, and the settled one of a market that has ended', async () => {
  // CLZ26 trades for the last time on the 20th: from that evening on it is the next date's session.
  now = Date.UTC(2026, 10, 21, 15);
  expect(await service.read(TRADER)).toEqual(['CLF27', 'NGZ26']);
  now = Date.UTC(2030, 0, 2, 15);
  expect(await service.read(TRADER)).toEqual(['CLZ26', 'NGZ26']);
});

test('a list is kept in its order, in the exchange’s words', async () => {
  expect(await service.write(TRADER, ['ngf27', 'brnz2027', 'CLX26'])).toEqual(['NGF27', 'BZZ27', 'CLX26']);
  expect(await service.read(TRADER)).toEqual(['NGF27', 'BZZ27', 'CLX26']);
  expect(await service.read(OTHER)).toEqual(['CLZ26', 'NGZ26']);
});

test('an empty list stays empty', async () => {
  await service.write(TRADER, []);
  expect(await service.read(TRADER)).toEqual([]);
});

describe('a list is refused', () => {
  test.each([
    ['with a contract twice, however it is written', ['CLF27', 'clf2027'], 'INPUT'],
    ['with what is no symbol', ['CLF27', ''], 'SYMBOL_FORM'],
    ['with an option', ['LOF27 C8000'], 'SYMBOL_NOT_A_FUTURE'],
    ['with a contract that is not listed yet', ['RBZ45'], 'NOT_LISTED'],
    ['of 51', Array.from({ length: 51 }, (_, index) => `CLF${String(index + 27)}`), 'OUT_OF_RANGE'],
  ])('%s', async (_what, symbols, reason) => {
    const writing = service.write(TRADER, symbols);
    await expect(writing).rejects.toBeInstanceOf(AppError);
    await expect(writing).rejects.toMatchObject({ code: 'BAD_USER_INPUT', reason, details: { field: 'symbols' } });
    expect(lists.size).toBe(0);
  });

  test('not of fifty', async () => {
    const codes = 'FGHJKMNQUVXZ';
    const symbols = Array.from({ length: 50 }, (_, index) => `CL${codes[index % 12]!}${27 + Math.floor(index / 12)}`);
    expect(await service.write(TRADER, symbols)).toEqual(symbols);
  });
});
