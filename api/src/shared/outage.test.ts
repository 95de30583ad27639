/** Proves when a service counts as away, who waits for it meanwhile, and what is logged. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { AppError } from './errors.js';
import { Outage } from './outage.js';

const unavailable = new AppError('UNAVAILABLE', 'It does not answer.', { cause: new Error('ECONNREFUSED') });
const answer = (): Promise<string> => Promise.resolve('primary');
const fail = (): Promise<string> => Promise.reject(unavailable);
const fallback = (): Promise<string> => Promise.resolve('fallback');

let now: number;
let told: string[];
let outage: Outage;

beforeEach(() => {
  now = 0;
  told = [];
  const silent = (): void => undefined;
  const tell = (_fields: object, message: string): void => {
    told.push(message);
  };
  const logger = { debug: silent, info: tell, warn: tell, error: silent };
  outage = new Outage({ name: 'Redis', meanwhile: 'counting here', logger, clock: () => now });
});

describe('an outage', () => {
  test('is told once however many calls meet it, and once when it is over', async () => {
    expect(await Promise.all([outage.run(fail, fallback), outage.run(fail, fallback)])).toEqual([
      'fallback',
      'fallback',
    ]);
    now += 1_000;
    await outage.run(fail, fallback);
    now += 1_000;
    expect(await outage.run(answer, fallback)).toBe('primary');
    expect(await outage.run(answer, fallback)).toBe('primary');
    expect(told).toEqual(['Redis is away: counting here', 'Redis is back']);
  });

  test('lets one call a second ask again', async () => {
    await outage.run(fail, fallback);
    let asked = 0;
    const ask = (): Promise<string> => {
      asked += 1;
      return fail();
    };
    for (now = 0; now < 3_000; now += 100) await outage.run(ask, fallback);
    expect(asked).toBe(2);
  });

  test('is not what a call found that began before the last change', async () => {
    const slow = Promise.withResolvers<string>();
    const pending = outage.run(() => slow.promise, fallback);
    await outage.run(fail, fallback);
    now += 1_000;
    await outage.run(answer, fallback);
    slow.reject(unavailable);
    expect(await pending).toBe('fallback');
    expect(told).toHaveLength(2);
    expect(await outage.run(answer, fallback)).toBe('primary');
  });

  test('is not an error of another kind, which goes to the caller', async () => {
    const wrong = new TypeError('a mistake');
    await expect(outage.run(() => Promise.reject(wrong), fallback)).rejects.toBe(wrong);
    expect(told).toEqual([]);
  });
});
