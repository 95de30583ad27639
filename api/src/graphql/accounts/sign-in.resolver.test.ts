/** Proves what becomes of the cookie when a session cannot be renewed. */
import 'reflect-metadata';

import { expect, test } from '@jest/globals';

import { AppError } from '../../shared/errors.js';
import type { Context } from '../context.js';
import { SignInResolver } from './sign-in.resolver.js';

/** @returns how often the cookie was cleared once a renewal had failed in this way */
async function clearedAfter(failure: Error): Promise<number> {
  let cleared = 0;
  // All that the resolver reads of it.
  const context = {
    refreshCookie: { token: 'refresh', set: () => undefined, clear: () => (cleared += 1) },
    accounts: { sessions: { refresh: () => Promise.reject(failure) } },
  } as unknown as Context;
  await expect(new SignInResolver().refreshSession(context)).rejects.toBe(failure);
  return cleared;
}

test('a session that has ended takes its cookie along', async () => {
  const ended = new AppError('UNAUTHENTICATED', 'The session has ended.', { reason: 'SESSION_ENDED' });
  expect(await clearedAfter(ended)).toBe(1);
});

test.each([
  ['the database is away', new AppError('UNAVAILABLE', 'The database does not answer.')],
  ['there are too many requests', new AppError('RATE_LIMITED', 'Too many.')],
  ['something is broken', new TypeError('broken')],
])('the cookie stays while %s, for the session may live', async (_why, failure) => {
  expect(await clearedAfter(failure)).toBe(0);
});
