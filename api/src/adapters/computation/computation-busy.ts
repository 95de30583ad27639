import { AppError } from '../../shared/errors.js';

/** Within which a thread is done with several things. */
const RETRY_AFTER_MS = 2_000;

/** @returns the error for what no thread could do in time */
export function computationBusy(cause?: unknown): AppError {
  return new AppError('UNAVAILABLE', 'Too much is being computed. Try again in a moment.', {
    cause,
    reason: 'COMPUTATION_BUSY',
    details: { retryAfterMs: RETRY_AFTER_MS },
  });
}
