/** Proves that everybody gets a username that fits the rules, as near to the name as they allow. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { usernameWishes } from './username-wishes.js';

const unique = () => '0123abcd-9999';
const first = (name: string | undefined, email: string) => usernameWishes(name, email, unique)[0];

describe('the first wish', () => {
  test.each([
    ['Ada Byron', 'x@example.com', 'ada_byron'],
    ["Conor O'Neill-Śmith", 'x@example.com', 'conor_o_neill-smith'],
    ['  ..Ada..  ', 'x@example.com', 'ada'],
    ['ﬁne ½', 'x@example.com', 'fine_1_2'],
    ['石油', 'oil.trader+desk@example.com', 'oil.trader_desk'],
    [undefined, 'ada@example.com', 'ada'],
    ['Jo', 'jo@example.com', 'user'],
    ['a'.repeat(40), 'x@example.com', 'a'.repeat(30)],
  ])('of %j and %s is %s', (name, email, username) => {
    expect(first(name, email)).toBe(username);
  });
});

test('taken ones get numbers, then what nobody else has, and still fit', () => {
  const wishes = usernameWishes('a'.repeat(40), 'x@example.com', unique);
  expect(wishes.slice(1, 3)).toEqual([`${'a'.repeat(29)}2`, `${'a'.repeat(29)}3`]);
  expect(wishes.at(-1)).toBe(`${'a'.repeat(21)}-0123abcd`);
  expect(wishes.length).toBeLessThan(20);
});

test('every wish fits the rules, whatever the name', () => {
  fc.assert(
    fc.property(fc.option(fc.string({ unit: 'binary' }), { nil: undefined }), fc.emailAddress(), (name, email) => {
      for (const wish of usernameWishes(name, email, unique)) expect(wish).toMatch(/^[A-Za-z\d_.-]{3,30}$/u);
    }),
    { numRuns: 500 },
  );
});
