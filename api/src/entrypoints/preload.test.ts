/** Proves what is read before a process is ready, that a store which is away is asked again, and who waits for what. */
import { beforeEach, expect, test } from '@jest/globals';

import { isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { AppError } from '../shared/errors.js';
import { CurveModels } from '../slices/analogs/index.js';
import type { CurveModelsOptions } from '../slices/analogs/index.js';
import type { OptionDay } from '../slices/options/index.js';
import { preload } from './preload.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');

let asked: string[];
let lines: { readonly fields: Record<string, unknown>; readonly message: string }[];
let waits: number[];
let failures: number;
let surface: (product: ProductCode) => Promise<OptionDay>;

beforeEach(() => {
  asked = [];
  lines = [];
  waits = [];
  failures = 0;
  surface = (product) => {
    if (product !== 'CL' && product !== 'NG') throw new AppError('NOT_FOUND', 'It has no options.');
    return Promise.resolve({ tradeDate: isoDate('2026-11-20') } as OptionDay);
  };
});

const log = (fields: object, message: string): void =>
  void lines.push({ fields: fields as Record<string, unknown>, message });
const logger = { debug: log, info: log, warn: log, error: log };
const pause = (milliseconds: number): Promise<void> => {
  waits.push(milliseconds);
  return Promise.resolve();
};

function mayFail(what: string): void {
  asked.push(what);
  if (failures === 0) return;
  failures -= 1;
  throw new AppError('UNAVAILABLE', 'The store is away.');
}

function newModels(): CurveModels {
  const store: CurveModelsOptions['store'] = {
    models() {
      asked.push('models');
      return Promise.resolve([]);
    },
  };
  return new CurveModels({ store, logger, wait: pause });
}

async function start(models = newModels(), surfacesWithinMs?: number): Promise<void> {
  await preload({
    ...{ models, clock: () => NOW, logger, pause },
    ...(surfacesWithinMs === undefined ? {} : { surfacesWithinMs }),
    rates: {
      rateCurveOn(date) {
        return new Promise((resolve) => {
          mayFail(`rates ${date}`);
          resolve({ date: isoDate('2026-11-19'), points: [] });
        });
      },
    },
    options: {
      async day(product, asOf) {
        if (product === 'CL') asked.push(`day of ${product}, ${asOf ?? 'the latest'}`);
        return surface(product);
      },
    },
  });
}

test('models, rates and surfaces are read once, each with what it took', async () => {
  const models = newModels();
  await start(models);
  await models.load();
  expect(models.getCurveModel({ product: 'CL', source: 'IMPORTED' })).toBeUndefined();
  expect(asked).toEqual(['models', 'rates 2026-11-22', 'day of CL, the latest']);
  const took = { elapsedMs: expect.any(Number), rssMb: expect.any(Number), addedMb: expect.any(Number) };
  expect(lines.map(({ fields }) => fields)).toEqual([
    expect.objectContaining({ models: 0, ...took }),
    expect.objectContaining({ date: '2026-11-19', attempt: 1, ...took }),
    expect.objectContaining({ dates: { CL: '2026-11-20', NG: '2026-11-20' }, attempt: 1, ...took }),
  ]);
});

test('a store that is away is asked again, less and less often', async () => {
  failures = 3;
  await start();
  expect(asked.filter((what) => what.startsWith('rates'))).toHaveLength(4);
  expect(waits).toEqual([200, 400, 800]);
});

test('a store that stays away keeps the process from being ready', async () => {
  failures = 5;
  await expect(start()).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'PRELOAD_FAILED' });
  expect(waits).toEqual([200, 400, 800, 1_600]);
});

test('surfaces that cannot be computed keep nobody from starting', async () => {
  surface = () => Promise.reject(new Error('a thread died'));
  await start();
  expect(lines.at(-1)?.message).toContain('surfaces could not be computed ahead');
});

test('surfaces that take long are computed on while the start goes on', async () => {
  const slow = Promise.withResolvers<OptionDay>();
  surface = () => slow.promise;
  await start(newModels(), 1);
  expect(lines.at(-1)?.message).toBe('the start goes on while surfaces are computed');
  slow.resolve({ tradeDate: isoDate('2026-11-20') } as OptionDay);
  while (lines.at(-1)?.message !== 'loaded at the start: the surfaces of the latest trade dates') {
    await new Promise(setImmediate);
  }
});
