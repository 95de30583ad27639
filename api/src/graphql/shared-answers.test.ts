import { expect, test } from '@jest/globals';

import { SharedAnswers } from './shared-answers.js';

const MEGABYTE = 1024 * 1024;

function answer(letter: string, characters: number): Record<string, unknown> {
  return { value: letter.repeat(characters) };
}

test('an answer is found by its operation and keeps its text alone', () => {
  const answers = new SharedAnswers();
  const data = { forwardCurve: [{ settle: -37.63 }] };
  answers.keep('curve', data, answers.generation);
  const found = answers.find('curve');
  expect(answers.textOf(found)).toBe('{"data":{"forwardCurve":[{"settle":-37.63}]}}');
  expect(answers.textOf(data)).toBe('{"data":{"forwardCurve":[{"settle":-37.63}]}}');
  expect(answers.find('board')).toBeUndefined();
  expect(answers.textOf({})).toBeUndefined();
});

test('a change of the market forgets all, and what was begun before it is not kept', () => {
  const answers = new SharedAnswers();
  answers.keep('before', { a: 1 }, answers.generation);
  const { generation } = answers;
  answers.forget();
  answers.keep('late', { a: 2 }, generation);
  expect(answers.find('before')).toBeUndefined();
  expect(answers.find('late')).toBeUndefined();
});

test('what was asked for longest ago is given up first, and memory has a bound', () => {
  const answers = new SharedAnswers();
  for (let index = 0; index < 21; index += 1) {
    answers.keep(`answer ${index}`, answer('x', 3 * MEGABYTE), answers.generation);
    answers.find('answer 0');
  }
  answers.keep('one more', answer('y', 3 * MEGABYTE), answers.generation);
  expect(answers.find('answer 0')).toBeDefined();
  expect(answers.find('answer 1')).toBeUndefined();
  expect(answers.find('answer 2')).toBeDefined();
  expect(answers.find('one more')).toBeDefined();
});

test('an answer that would push out too many others is not kept', () => {
  const answers = new SharedAnswers();
  answers.keep('huge', answer('z', 5 * MEGABYTE), answers.generation);
  expect(answers.find('huge')).toBeUndefined();
});
