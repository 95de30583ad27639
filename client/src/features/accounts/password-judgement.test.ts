import { expect, test } from '@jest/globals';

import { problemTexts } from './password-judgement.js';

test('weakness is said alone: what is short or common is weak for that', () => {
  expect(problemTexts(['TOO_WEAK'])).toEqual(['Easily guessed: add another unrelated word.']);
  expect(problemTexts(['TOO_SHORT', 'TOO_WEAK'])).toEqual(['Use at least 12 characters.']);
});

test('what a newer server refuses in a word that is not known here is passed over', () => {
  expect(problemTexts(['TOO_LONG', 'OF_A_KIND_TO_COME'])).toEqual(['Use at most 128 characters.']);
});
