import { AppError } from '../../shared/errors.js';

/** @returns UNAUTHENTICATED: the provider does not vouch for anybody */
export function providerRefused(cause: unknown): AppError {
  return new AppError('UNAUTHENTICATED', 'The provider did not sign you in: try again.', {
    reason: 'PROVIDER_REFUSED',
    cause,
  });
}

/** @returns UNAVAILABLE: the provider does not answer, or not in a way that could be understood */
export function providerAway(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The provider does not answer: try again in a moment.', {
    reason: 'PROVIDER',
    cause,
  });
}

/** @returns what went wrong with a provider: whatever is not its absence is a refusal */
export function toProviderError(error: unknown): AppError {
  // The library wraps what a request throws.
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof AppError) return cause;
  }
  return providerRefused(error);
}
