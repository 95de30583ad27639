import type { FuturesSymbol } from '@cushing/products';

import { AppError } from '../../shared/errors.js';

const RETRY_AFTER_MS = 60_000;

/** @param most how many may be watched */
export function tooManyChains(most: number): AppError {
  return new AppError('UNAVAILABLE', 'Too many option chains are watched. Try again in a moment.', {
    reason: 'TOO_MANY_CHAINS',
    details: { most, retryAfterMs: RETRY_AFTER_MS },
  });
}

export function noForward(underlying: FuturesSymbol): AppError {
  return new AppError('NOT_FOUND', `There is no price of ${underlying} to value its options at.`, {
    reason: 'NO_FORWARD',
    details: { underlying },
  });
}

/** @returns whether there is no such thing, as opposed to an answer that failed */
export function isRefusal(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'BAD_USER_INPUT');
}
