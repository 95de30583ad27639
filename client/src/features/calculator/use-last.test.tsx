/** What is kept while a field is half typed, and what is said of it. */
import '../../../test/support/jsdom-globals.js';

import { afterEach, expect, test } from '@jest/globals';
import { cleanup, renderHook } from '@testing-library/react';

import { fieldProblem } from './field-problem.js';
import { useLast } from './use-last.js';

afterEach(cleanup);

test('the last value stays until there is another one', () => {
  const [first, second] = [{ strike: 75 }, { strike: 70 }];
  const { result, rerender } = renderHook(({ value }) => useLast(value), {
    initialProps: { value: undefined as { strike: number } | undefined },
  });
  expect(result.current).toBeUndefined();
  for (const [value, kept] of [
    [first, first],
    [undefined, first],
    [second, second],
    [undefined, second],
  ] as const) {
    rerender({ value });
    expect(result.current).toBe(kept);
  }
});

test('the first wrong field is named', () => {
  const field = (name: string) => ({ text: '', error: name === 'vol' || name === 'rate' ? `no ${name}.` : undefined });
  expect(fieldProblem(['forward', 'rate', 'vol'], field)).toBe('Rate: no rate.');
  expect(fieldProblem(['forward', 'strike'], field)).toBeUndefined();
});
