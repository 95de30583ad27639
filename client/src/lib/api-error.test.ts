import { expect, test } from '@jest/globals';

import { isTokenRefusal, refusalIn, refusalInText } from './api-error.js';

test('a refusal is read with all that a form can show of it', () => {
  const answer = {
    data: null,
    errors: [
      {
        message: 'Too many.',
        extensions: {
          code: 'BAD_USER_INPUT',
          reason: 'INPUT',
          field: 'password',
          problems: ['TOO_SHORT', 'COMMON'],
          retryAfterMs: 1_500,
        },
      },
      { message: 'Another.' },
    ],
  };
  expect(refusalIn(answer)).toEqual({
    code: 'BAD_USER_INPUT',
    reason: 'INPUT',
    message: 'Too many.',
    field: 'password',
    problems: ['TOO_SHORT', 'COMMON'],
    retryAfterMs: 1_500,
  });
});

test.each([undefined, null, 'text', {}, { errors: 'no' }, { errors: [] }, { errors: [{}] }, { errors: [null] }])(
  '%j says nothing',
  (answer) => {
    expect(refusalIn(answer)).toBeUndefined();
  },
);

test('values of the wrong kind are left out', () => {
  const extensions = { code: 7, reason: {}, field: ['x'], problems: ['A', 3], retryAfterMs: 'soon' };
  expect(refusalIn({ errors: [{ message: 'odd', extensions }] })).toEqual({
    code: 'INTERNAL',
    reason: undefined,
    message: 'odd',
    field: undefined,
    problems: ['A'],
    retryAfterMs: undefined,
  });
});

test('a body that is no JSON says nothing', () => {
  expect(refusalInText('<h1>Bad gateway</h1>')).toBeUndefined();
});

test.each([
  ['UNAUTHENTICATED', 'TOKEN_EXPIRED', true],
  ['UNAUTHENTICATED', 'TOKEN_REVOKED', true],
  ['UNAUTHENTICATED', 'WRONG_CREDENTIALS', false],
  ['UNAUTHENTICATED', 'LINK_INVALID', false],
  ['UNAUTHENTICATED', 'SIGN_IN_NEEDED', false],
  ['FORBIDDEN', 'TOKEN_EXPIRED', false],
])('%s %s is for the token: %p', (code, reason, isForToken) => {
  expect(isTokenRefusal(refusalIn({ errors: [{ message: 'x', extensions: { code, reason } }] }))).toBe(isForToken);
});
