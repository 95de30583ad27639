/**
 * Proves what counts as one address, how waits grow, by the figures of the rule: 10 free, 1 s doubling to 15 min, and
 * whom they meet.
 */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { MemoryAttempts } from '../../adapters/memory/index.js';
import { AppError } from '../../shared/errors.js';
import { addressPrefix } from './address-prefix.js';
import { SignInDelay, delayError, waitAfter } from './sign-in-delay.js';

test('ten failures are free, then a second doubles up to fifteen minutes', () => {
  for (let failures = 0; failures < 10; failures++) expect(waitAfter(failures)).toBe(0);
  expect([10, 11, 12, 13, 19].map(waitAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 512_000]);
  expect([20, 21, 5_000].map(waitAfter)).toEqual([900_000, 900_000, 900_000]);
});

test('the wait is told in whole seconds or minutes, never as too short', () => {
  expect(delayError(1).message).toBe('Too many attempts failed: try again in 1 s.');
  expect(delayError(64_000).message).toBe('Too many attempts failed: try again in 64 s.');
  expect(delayError(900_000).message).toBe('Too many attempts failed: try again in 15 minutes.');
});

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const HOME = '192.0.2.1';
const STRANGER = '198.51.100.9';

describe('an attempt', () => {
  let now: number;
  let delay: SignInDelay;
  let judged: number;
  let news: number;
  beforeEach(() => {
    [now, judged, news] = [Date.UTC(2026, 2, 2, 9), 0, 0];
    delay = new SignInDelay({ attempts: new MemoryAttempts(() => now), clock: () => now });
  });

  /** @returns IN, WRONG, or how many milliseconds are to wait */
  async function attempt(account: string, ip: string, password: 'right' | 'wrong'): Promise<string | number> {
    const judge = (): Promise<string | undefined> => {
      judged++;
      return Promise.resolve(password === 'right' ? undefined : 'WRONG');
    };
    const onDelay = (): Promise<void> => {
      news++;
      return Promise.resolve();
    };
    try {
      return (await delay.attempt({ account, ip, judge, onDelay })) ?? 'IN';
    } catch (error) {
      return (error as AppError).details['retryAfterMs'] as number;
    }
  }
  async function attempts(count: number, account: string, ip: string): Promise<readonly (string | number)[]> {
    const answers: (string | number)[] = [];
    for (let index = 0; index < count; index++) answers.push(await attempt(account, ip, 'wrong'));
    return answers;
  }
  const many = (count: number, answer: string | number): readonly (string | number)[] =>
    Array.from({ length: count }, () => answer);

  test('counts before it is judged: of many at the same time ten are answered, and after each wait one', async () => {
    const tryAtOnce = async (count: number): Promise<readonly (string | number)[]> =>
      Promise.all(Array.from({ length: count }, (_, index) => attempt('ada', `192.0.2.${index}`, 'wrong')));
    const answered = (answers: readonly (string | number)[]): number =>
      answers.filter((answer) => answer === 'WRONG').length;

    expect(answered(await tryAtOnce(40))).toBe(10);
    expect(news).toBe(1);
    now += 15 * MINUTE_MS;
    expect(answered(await tryAtOnce(40))).toBe(1);
    expect(news).toBe(2);
    expect(answered(await tryAtOnce(40))).toBe(0);
  });

  test('of many at the same time from one place, no more than ten are judged', async () => {
    await Promise.all(Array.from({ length: 40 }, () => attempt('ada', HOME, 'wrong')));
    expect(judged).toBe(10);
  });

  test('at a place where its user signed in before is let in whatever strangers do elsewhere', async () => {
    expect(await attempt('ada', HOME, 'right')).toBe('IN');
    expect(await attempts(11, 'ada', STRANGER)).toEqual([...many(10, 'WRONG'), 1_000]);
    expect(await attempt('ada', HOME, 'right')).toBe('IN');
    // Once a quarter of an hour, for a day.
    for (let quarter = 0; quarter < 96; quarter++) {
      now += 15 * MINUTE_MS;
      expect(await attempt('ada', `198.51.100.${quarter}`, 'wrong')).toBe('WRONG');
      if (quarter > 10) expect(await attempt('ada', '203.0.113.1', 'right')).toBeGreaterThan(0);
    }
    expect(await attempt('ada', HOME, 'right')).toBe('IN');
    // And the stranger's count goes on.
    expect(await attempt('ada', STRANGER, 'wrong')).toBe(15 * MINUTE_MS);
  });

  test('at a known place is told from one at an unknown place by the right password alone', async () => {
    await attempt('ada', HOME, 'right');
    await attempts(11, 'ada', STRANGER);
    await attempts(11, 'nobody', '198.51.100.10');
    judged = 0;
    const [known, unknown] = [await attempt('ada', HOME, 'wrong'), await attempt('nobody', HOME, 'wrong')];
    expect(known).toBe(1_000);
    expect(unknown).toBe(known);
    expect(judged).toBe(2);
    // Even the right password does not let in where nobody signed in: it is answered like a wrong one, after the same.
    expect(await attempt('ada', '203.0.113.1', 'right')).toBe(1_000);
    expect(judged).toBe(3);
  });

  test('at a known place has ten free and then waits, like any other', async () => {
    await attempt('ada', HOME, 'right');
    await attempts(11, 'ada', STRANGER);
    expect(await attempts(10, 'ada', HOME)).toEqual(many(10, 1_000));
    judged = 0;
    expect(await attempt('ada', HOME, 'right')).toBe(1_000);
    expect(judged).toBe(0);
    now += SECOND_MS;
    expect(await attempt('ada', HOME, 'right')).toBe('IN');
  });

  test('is not judged during its address’s wait', async () => {
    for (let index = 0; index < 10; index++) await attempt(`account ${index}`, HOME, 'wrong');
    judged = 0;
    expect(await attempt('other', HOME, 'right')).toBe(1_000);
    expect(judged).toBe(0);
  });

  test('that succeeds takes its own failures back from the address: an office may mistype', async () => {
    for (let person = 0; person < 30; person++) {
      expect(await attempts(2, `person ${person}`, HOME)).toEqual(['WRONG', 'WRONG']);
      expect(await attempt(`person ${person}`, HOME, 'right')).toBe('IN');
    }
    // Others' failures stay.
    expect(await attempts(9, 'victim', HOME)).toEqual(many(9, 'WRONG'));
    expect(await attempts(1, 'own', HOME)).toEqual(['WRONG']);
    now += SECOND_MS;
    expect(await attempt('own', HOME, 'right')).toBe('IN');
    expect(await attempts(2, 'next', HOME)).toEqual(['WRONG', 1_000]);
  });

  test('that fails is forgotten after an hour without another, at the account and at the address', async () => {
    for (let hour = 0; hour < 24; hour++) {
      expect(await attempt('ada', HOME, 'wrong')).toBe('WRONG');
      now += HOUR_MS;
    }
    expect(await attempts(11, 'ada', HOME)).toEqual([...many(10, 'WRONG'), 1_000]);
    now += HOUR_MS - 1;
    expect(await attempts(2, 'ada', HOME)).toEqual(['WRONG', 2_000]);
  });

  test('that could not be judged was none', async () => {
    const busy = new AppError('UNAVAILABLE', 'Too much is going on.');
    const overload = async (): Promise<unknown> =>
      delay.attempt({ account: 'ada', ip: HOME, judge: () => Promise.reject(busy), onDelay: () => Promise.resolve() });
    for (let count = 0; count < 30; count++) await expect(overload()).rejects.toBe(busy);
    expect(await attempts(13, 'ada', HOME)).toEqual([...many(10, 'WRONG'), ...many(3, 1_000)]);
    now += SECOND_MS;
    // Nor does it begin the wait anew.
    for (let count = 0; count < 3; count++) await expect(overload()).rejects.toBe(busy);
    expect(await attempt('ada', HOME, 'right')).toBe('IN');
  });

  test('is free again at the account whose owner proved himself in another way', async () => {
    await attempts(10, 'ada', STRANGER);
    await delay.forget('ada');
    expect(await attempt('ada', '203.0.113.1', 'right')).toBe('IN');
  });
});

describe('the prefix of an address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['1:2:3:4:5:6:192.0.2.33', '1:2:3:4::/64'],
    ['', ''],
    ['unix', 'unix'],
  ])('of %s is %s', (ip, prefix) => {
    expect(addressPrefix(ip)).toBe(prefix);
  });
});
