/** The one translator from what was thrown to what a client may see. */
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';

import { AppError } from '../shared/errors.js';
import type { AppErrorCode } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';

/** The HTTP status of an answer that is refused whole for this code. */
export const HTTP_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  CONFLICT: 409,
  UNAVAILABLE: 503,
  INTERNAL: 500,
} satisfies Record<AppErrorCode, number>;

const LONGEST_MESSAGE = 400;

/** What Apollo Server and our own rules say of a request that is wrong in itself, by our finer code. */
const REQUEST_FAULTS: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'SYNTAX',
  GRAPHQL_VALIDATION_FAILED: 'VALIDATION',
  BAD_USER_INPUT: 'VARIABLES',
  OPERATION_RESOLUTION_FAILURE: 'OPERATION_NAME',
  OPERATION_TYPE: 'OPERATION_TYPE',
  BAD_REQUEST: 'REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'PERSISTED_QUERY',
  PERSISTED_QUERY_NOT_FOUND: 'PERSISTED_QUERY',
};

/**
 * @param error what a resolver threw or graphql found; the original stands in `originalError`
 * @param requestId names the request in the answer and in the log
 * @param logger gets what the client does not see
 * @returns the error as it is sent: an `AppError`'s own words, a request fault's own words, else INTERNAL
 */
export function toClientError(error: unknown, requestId: string, logger: Logger): GraphQLFormattedError {
  const graphqlError = error instanceof GraphQLError ? error : undefined;
  const origin = graphqlError?.originalError ?? error;
  const place = {
    ...(graphqlError?.locations === undefined ? {} : { locations: graphqlError.locations }),
    ...(graphqlError?.path === undefined ? {} : { path: graphqlError.path }),
  };
  if (origin instanceof AppError) {
    const { code, reason, details } = origin;
    if (origin.cause !== undefined) logger.warn({ requestId, err: origin.cause, code, reason }, origin.message);
    return {
      message: origin.message,
      ...place,
      extensions: { code, ...(reason === undefined ? {} : { reason }), ...details, requestId },
    };
  }
  if (graphqlError !== undefined && isRequestFault(graphqlError)) {
    const { code, reason = REQUEST_FAULTS[String(code)] ?? 'VARIABLES' } = extensionsOf(graphqlError);
    return {
      message: shortened(withoutSecrets(withoutSuggestions(graphqlError.message))),
      ...place,
      extensions: { code: 'BAD_USER_INPUT', reason, requestId },
    };
  }
  logger.error({ requestId, err: origin, path: graphqlError?.path }, 'a request failed');
  return {
    message: `Something went wrong on our side. Quote request ${requestId} when you report it.`,
    ...place,
    extensions: { code: 'INTERNAL', requestId },
  };
}

/** Whether graphql itself refused the request; it marks neither variables nor values of our scalars that are wrong. */
function isRequestFault(error: GraphQLError): boolean {
  const { code } = extensionsOf(error);
  if (typeof code === 'string') return code in REQUEST_FAULTS;
  return error.path === undefined && (error.originalError === undefined || error.originalError instanceof GraphQLError);
}

/** graphql-jit leaves the extensions of its errors undefined, whatever their type says. */
function extensionsOf(error: GraphQLError): Readonly<Record<string, unknown>> {
  return (error as { readonly extensions?: Readonly<Record<string, unknown>> }).extensions ?? {};
}

/** graphql repeats wrong texts, and the whole input around a wrong value: a password may stand in either. */
function withoutSecrets(message: string): string {
  return message
    .replace(/ got invalid value (?:"(?:[^"\\]|\\.)*"|[^";])*?( at "[^"]*")?; /su, ' got an invalid value$1; ')
    .replace(/(cannot represent a non string value): .*$/su, '$1.')
    .replace(/(Expected value of type "[^"]*"), found .*$/su, '$1.');
}

/** A wrong value may be of any length. */
function shortened(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}

/** graphql offers names of the schema for misspelt ones; where introspection is closed that would open it again. */
function withoutSuggestions(message: string): string {
  return message.replace(/ ?Did you mean .+\?$/u, '');
}
