/**
 * What is refused and what passes. Expected answers are the policy's own words (12 to 128 characters, at least 10⁸
 * guesses, nothing common, nothing that only the user's or the trade's own words make long), not what zxcvbn said.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { judgePassword, normalisePassword } from '../src/index.js';
import type { PasswordProblem } from '../src/index.js';

const JANE = ['jane.doe85@refinery.example', 'janedoe', 'Jane Doe'];

function problemsOf(password: string): readonly PasswordProblem[] {
  return judgePassword(password, JANE).problems;
}

const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
const chance = (least: number, most: number): fc.Arbitrary<string> =>
  fc
    .noBias(fc.array(fc.constantFrom(...PRINTABLE), { minLength: least, maxLength: most, size: 'max' }))
    .map((characters) => characters.join(''));

describe('passphrases and passwords by chance pass', () => {
  test.each([
    'correct horse battery staple',
    'x7$kQ9zLm2pWc',
    'crude-Violin-7-harbor-lemon',
    'the crude refinery walks backwards at noon',
    'зимний лес под снегом молчит',
    '木漏れ日の庭で猫が三匹眠っている',
    'ohne Fleiß kein großer Preis im Öl',
    'K9!mZq-Wf4t#-brent',
  ])('%s', (password) => {
    expect(judgePassword(password, JANE)).toMatchObject({ isAccepted: true, problems: [] });
  });
});

test.each<[string, PasswordProblem]>([
  ['x7$kQ9zLm2p', 'TOO_SHORT'],
  ['', 'TOO_SHORT'],
  ['🛢🛢🛢🛢🛢🛢', 'TOO_SHORT'],
  ['correct horse battery staple '.repeat(5), 'TOO_LONG'],
  ['aaaaaaaaaaaa', 'TOO_WEAK'],
  ['abcdefghijkl', 'TOO_WEAK'],
  ['qwertyuiopas', 'TOO_WEAK'],
  ['1q2w3e4r5t6y7u', 'TOO_WEAK'],
  ['x9!kx9!kx9!kx9', 'TOO_WEAK'],
  ['p4$$w0rd1234', 'TOO_WEAK'],
  ['Password1234', 'COMMON'],
  ['password-2026!!', 'COMMON'],
  ['  !!Summer2026!!', 'COMMON'],
  ['1234ILOVEYOU5678', 'COMMON'],
  ['wtibrent123', 'CONTAINS_CONTEXT'],
  ['wtibrent1234', 'CONTAINS_CONTEXT'],
  ['gas-diesel-brent-oil', 'CONTAINS_CONTEXT'],
  ['CushingOklahoma1', 'CONTAINS_CONTEXT'],
  ['W71-Br3n7-h3nry', 'CONTAINS_CONTEXT'],
  ['JaneDoe-Refinery-85', 'CONTAINS_CONTEXT'],
  ['jane.doe85!jane.doe', 'CONTAINS_CONTEXT'],
])('%j is refused as %s', (password, problem) => {
  const judgement = judgePassword(password, JANE);
  expect(judgement.problems).toContain(problem);
  expect(judgement.isAccepted).toBe(false);
});

test('a name is held against its owner alone', () => {
  const password = 'ravensworth-okonkwo';
  expect(judgePassword(password, []).isAccepted).toBe(true);
  expect(judgePassword(password, ['okonkwo@ravensworth.example']).problems).toContain('CONTAINS_CONTEXT');
  expect(judgePassword(password, ['Okonkwo Ravensworth']).problems).toContain('CONTAINS_CONTEXT');
});

test('the last label of a domain is no context', () => {
  const context = ['a@b.lemonade'];
  expect(judgePassword('lemonade-K9!mZ', context).problems).not.toContain('CONTAINS_CONTEXT');
  expect(judgePassword('lemonade-K9!mZ', ['a@lemonade.b', 'lemonade-k9']).problems).toContain('CONTAINS_CONTEXT');
});

test('length is counted in characters of the normal form', () => {
  // U+FB03 is one character that NFKC writes as three; the combining accent and its letter become one.
  expect(problemsOf('ﬃﬃﬃﬃ')).not.toContain('TOO_SHORT');
  expect(problemsOf('e\u0301'.repeat(11))).toContain('TOO_SHORT');
  expect(problemsOf('e\u0301'.repeat(12))).not.toContain('TOO_SHORT');
  const longest = 'x7$kQ9zLm2pWcR4t'.repeat(8);
  expect(problemsOf(longest)).not.toContain('TOO_LONG');
  expect(problemsOf(`${longest}!`)).toContain('TOO_LONG');
});

test('the normal form is NFKC', () => {
  expect(normalisePassword('ﬁne e\u0301 Ｗ')).toBe('fine é W');
});

describe('for any text', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), chance(0, 140));

  test('the judgement is of one piece and the same for every composition of the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const judgement = judgePassword(text, JANE);
        expect(judgement.isAccepted).toBe(judgement.problems.length === 0);
        expect(judgement.isAccepted).toBe(judgement.score >= 3);
        const characters = Array.from(text.normalize('NFKC')).length;
        expect(judgement.problems.includes('TOO_SHORT')).toBe(characters < 12);
        expect(judgement.problems.includes('TOO_LONG')).toBe(characters > 128);
        expect(judgePassword(text.normalize('NFD'), JANE)).toEqual(judgement);
      }),
      { numRuns: 100 },
    );
  });

  test('14 to 128 characters by chance pass', () => {
    fc.assert(
      fc.property(chance(14, 128), (text) => {
        expect(problemsOf(text)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('nothing passes that only words of the trade and the user with a few digits make up', () => {
    const word = fc.constantFrom('wti', 'brent', 'henry', 'hub', 'crude', 'cushing', 'jane', 'doe', 'Oil', 'GAS');
    const parts = fc.tuple(
      fc.array(word, { minLength: 3, maxLength: 6 }),
      fc.constantFrom('', '-', '.', ' '),
      fc.integer({ min: 0, max: 9_999 }),
    );
    fc.assert(
      fc.property(parts, ([words, between, digits]) => {
        expect(judgePassword(`${words.join(between)}${digits}`, JANE).isAccepted).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test('a part that is repeated is no stronger for it', () => {
    fc.assert(
      fc.property(chance(4, 4), fc.integer({ min: 12, max: 128 }), (part, length) => {
        expect(problemsOf(part.repeat(32).slice(0, length))).toContain('TOO_WEAK');
      }),
      { numRuns: 100 },
    );
  });
});

test('text without end is cut before it is read', () => {
  expect(problemsOf('x7$kQ9zLm2pWc'.repeat(1_000_000))).toContain('TOO_LONG');
});
