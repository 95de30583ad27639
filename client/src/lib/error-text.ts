import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

import { ApiError, NoAnswerError, refusalIn, refusalInText } from './api-error.js';
import type { Refusal } from './api-error.js';
import { waitText } from './format.js';

const UNREACHABLE = 'The server cannot be reached. Check that it is running, then try again.';

/** @returns what the server said of a failed request; undefined where it said nothing */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof ApiError) return error.refusal;
  if (CombinedGraphQLErrors.is(error)) return refusalIn({ errors: error.errors });
  return ServerError.is(error) ? refusalInText(error.bodyText) : undefined;
}

/** @returns what a person can do about a failed request: the server's own words where it has some */
export function errorText(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal !== undefined) return refusal.message;
  if (ServerError.is(error)) return new NoAnswerError(error.statusCode).message;
  return error instanceof NoAnswerError ? error.message : UNREACHABLE;
}

/** @returns what went wrong, and when to try again where the server says so */
export function failureText(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal?.code !== 'RATE_LIMITED' || refusal.retryAfterMs === undefined) return errorText(error);
  return `Too many attempts. Try again in ${waitText(refusal.retryAfterMs)}.`;
}
