/** What is computed ahead, with a service that notes what it is asked. */
import { expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { MarketChange, MarketChanges } from '../market/index.js';
import type { DateRange } from '../market/index.js';
import { OptionsWarmUp } from './warm-up.js';
import type { OptionsWarmUpOptions } from './warm-up.js';
import type { Urgency } from './options.ports.js';

const LATEST = isoDate('2026-11-20');

function setup(fault: (product: ProductCode) => Error | undefined = () => undefined) {
  const asked: string[] = [];
  const warnings: unknown[] = [];
  const listeners = new Set<(change: MarketChange) => void>();
  const changes: MarketChanges = {
    publish: (change) => {
      for (const listener of listeners) listener(change);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const options = {
    day: (product: ProductCode) => {
      asked.push(`day ${product}`);
      const error = fault(product);
      return error === undefined ? Promise.resolve({ tradeDate: LATEST }) : Promise.reject(error);
    },
    marks: (product: ProductCode, { from, to }: DateRange, urgency: Urgency) => {
      asked.push(`marks ${product} ${from ?? ''} ${to ?? ''} ${urgency}`);
      return Promise.resolve({ points: [], isCut: false });
    },
  } as unknown as OptionsWarmUpOptions['options']; // of a day nothing but its date is read
  const logger = { debug: note, info: note, warn: (...entry: unknown[]) => warnings.push(entry), error: note };
  const warmUp = new OptionsWarmUp({ options, changes, logger });
  const change = (products: readonly ProductCode[]): void => {
    changes.publish({ importId: 'i', products, spotSeries: [], from: null, to: null, at: '2026-11-21T00:00:00Z' });
  };
  return { warmUp, asked, warnings, change, listeners };
}

function note(): void {
  // Of no interest here.
}

test('every product gets its latest day and a year of marks, one after the other', async () => {
  const { warmUp, asked } = setup();
  await warmUp.done();
  expect(asked.slice(0, 2)).toEqual(['day CL', 'marks CL 2025-11-15 2026-11-20 AHEAD']);
  expect(asked.filter((each) => each.startsWith('day'))).toEqual(['day CL', 'day BZ', 'day NG', 'day HO', 'day RB']);
});

test('a change brings its products back, once', async () => {
  const { warmUp, asked, change } = setup();
  await warmUp.done();
  asked.length = 0;
  change(['NG']);
  change(['NG']);
  await warmUp.done();
  expect(asked).toEqual(['day NG', 'marks NG 2025-11-15 2026-11-20 AHEAD']);
});

test('a product without options is passed over, a fault is told and ends nothing', async () => {
  const { warmUp, asked, warnings } = setup((product) => {
    if (product === 'BZ') return new AppError('NOT_FOUND', 'There are no option settlements of BZ yet.');
    return product === 'NG' ? new Error('broken') : undefined;
  });
  await warmUp.done();
  expect(asked.filter((each) => each.startsWith('marks')).map((each) => each.slice(6, 8))).toEqual(['CL', 'HO', 'RB']);
  expect(warnings).toEqual([[expect.objectContaining({ product: 'NG' }), expect.any(String)]]);
});

test('once closed it begins nothing and listens no more', async () => {
  const { warmUp, asked, listeners } = setup();
  const closing = warmUp.close();
  expect(listeners.size).toBe(0);
  await closing;
  expect(asked.filter((each) => each.startsWith('day')).length).toBeLessThanOrEqual(1);
});
