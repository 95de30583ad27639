/** Proves what counts as one address, and how waits grow: by the figures of the rule, 10 free, 1 s doubling to 15 min. */
import { describe, expect, test } from '@jest/globals';

import { PlainAttempts } from '../../../test/support/accounts.js';
import { addressPrefix } from './address-prefix.js';
import { SignInDelay, delayError, waitAfter } from './sign-in-delay.js';
import type { SignInPermit } from './sign-in-delay.js';

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

describe('attempts at the same time', () => {
  test('count before they are judged: ten are let in, and after each wait one', async () => {
    let now = 0;
    const delay = new SignInDelay({ attempts: new PlainAttempts(), clock: () => now });
    const tryAtOnce = async (count: number): Promise<readonly SignInPermit[]> =>
      Promise.all(Array.from({ length: count }, (_, index) => delay.enter('ada', `192.0.2.${index}`)));
    const open = (permits: readonly SignInPermit[]): number => permits.filter(({ kind }) => kind === 'OPEN').length;
    const news = (permits: readonly SignInPermit[]): number =>
      permits.filter((permit) => permit.kind === 'DELAYED' && permit.isNews).length;

    const first = await tryAtOnce(40);
    expect(open(first)).toBe(10);
    expect(news(first)).toBe(1);
    now += 15 * 60_000;
    const second = await tryAtOnce(40);
    expect(open(second)).toBe(1);
    expect(news(second)).toBe(1);
    expect(open(await tryAtOnce(40))).toBe(0);
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
