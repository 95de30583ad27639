/** What happens to a valid operation: answered from what is shared, or judged by its size and run as it was compiled. */
import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestContextResponseForOperation, GraphQLResponse } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { ExecutionResult, FormattedExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { isCompiledQuery } from 'graphql-jit';

import { AppError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { retryAfterSeconds } from '../slices/limits/index.js';
import { tooLargeAnswer } from './answer-size.js';
import type { CompiledOperations } from './compiled-operations.js';
import type { Context } from './context.js';
import { HTTP_STATUS, toClientError } from './errors.js';
import { isShared } from './shared-answers.js';
import type { SharedAnswers } from './shared-answers.js';
import { mayAskAll } from './shield.js';

export interface ExecutionParts {
  readonly schema: GraphQLSchema;
  readonly operations: CompiledOperations;
  readonly answers: SharedAnswers;
  readonly logger: Logger;
}

/** @returns what is wrong with an operation of a kind that the schema has not */
export function operationTypeFault(
  schema: GraphQLSchema,
  { operation }: OperationDefinitionNode,
): GraphQLError | undefined {
  if (schema.getRootType(operation)) return undefined;
  return new GraphQLError(`There is no ${operation} here.`, { extensions: { code: 'OPERATION_TYPE' } });
}

const SUBSCRIBE_BY_SOCKET = 'Subscriptions go over WebSocket: connect to this address with graphql-ws.';

/** Takes the place of graphql's own execution. */
export function executionPlugin(parts: ExecutionParts): ApolloServerPlugin<Context> {
  return {
    unexpectedErrorProcessingRequest: ({ error, requestContext }) => {
      parts.logger.error({ requestId: requestContext.contextValue.requestId, err: error }, 'a request failed');
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: (request) => respond(request, parts),
        willSendResponse: ({ request, response }) => {
          if (response.http.status === 400 && isWellFormed(request) && acceptsPlainJsonAlone(request)) {
            response.http.status = 200;
          }
          return Promise.resolve();
        },
      }),
  };
}

async function respond(
  { document, operation, queryHash, request, contextValue }: GraphQLRequestContextResponseForOperation<Context>,
  { schema, operations, answers, logger }: ExecutionParts,
): Promise<GraphQLResponse | null> {
  // Absent, whatever its type says, where the document has no operation of that name: Apollo Server says so.
  if ((operation as OperationDefinitionNode | undefined) === undefined) return null;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    const error = new AppError('BAD_USER_INPUT', SUBSCRIBE_BY_SOCKET, { reason: 'METHOD' });
    return response({ errors: [toClientError(error, contextValue.requestId, logger)] });
  }
  const typeFault = operationTypeFault(schema, operation);
  if (typeFault !== undefined) return response({ errors: [toClientError(typeFault, contextValue.requestId, logger)] });
  const { operationName, variables = {} } = request;
  // What is kept was asked for by others: the rules of its fields have not seen this caller.
  const key =
    isShared(schema, operation) && mayAskAll(operation, contextValue.identity)
      ? `${queryHash} ${operationName ?? ''} ${JSON.stringify(variables)}`
      : undefined;
  const known = key === undefined ? undefined : answers.find(key);
  if (known !== undefined) return response({ data: known });

  const tooLarge = tooLargeAnswer(schema, { document, operationName, variables });
  if (tooLarge !== undefined) return response({ errors: [toClientError(tooLarge, contextValue.requestId, logger)] });

  const { generation } = answers;
  const compiled = operations.compile(document, operationName);
  const result = isCompiledQuery(compiled) ? await compiled.query(undefined, contextValue, variables) : compiled;
  const answer = toAnswer(result, contextValue, logger);
  if (key !== undefined && answer.data && answer.errors === undefined && answer.extensions === undefined) {
    answers.keep(key, answer.data, generation);
  }
  return response(answer, refusalStatus(answer));
}

/** @returns the result as it is sent: errors translated, notices beside the data */
export function toAnswer(
  result: ExecutionResult,
  context: Pick<Context, 'requestId' | 'notices'>,
  logger: Logger,
): FormattedExecutionResult {
  return {
    ...(result.errors === undefined
      ? {}
      : { errors: result.errors.map((error) => toClientError(error, context.requestId, logger)) }),
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(context.notices.length === 0 ? {} : { extensions: { notices: context.notices } }),
  };
}

/** @returns the text of an answer; that of a shared one is at hand already */
export function serialise(result: FormattedExecutionResult, answers: SharedAnswers): string {
  const isPlain = result.errors === undefined && result.extensions === undefined;
  return (isPlain ? answers.textOf(result.data) : undefined) ?? JSON.stringify(result);
}

/** @returns the status of an operation of which nothing was allowed; undefined where anything of it is answered */
function refusalStatus({ data, errors = [] }: FormattedExecutionResult): number | undefined {
  const [code, ...others] = new Set(errors.map(({ extensions }) => extensions?.['code']));
  if (code !== 'UNAUTHENTICATED' && code !== 'FORBIDDEN' && code !== 'RATE_LIMITED') return undefined;
  const isNothingAnswered = others.length === 0 && Object.values(data ?? {}).every((value) => value === null);
  return isNothingAnswered ? HTTP_STATUS[code] : undefined;
}

function response(
  singleResult: FormattedExecutionResult,
  status = singleResult.data === undefined ? 400 : undefined,
): GraphQLResponse {
  const headers = new HeaderMap();
  const retryAfterMs = singleResult.errors?.[0]?.extensions?.['retryAfterMs'];
  if (status === HTTP_STATUS.RATE_LIMITED && typeof retryAfterMs === 'number') {
    headers.set('retry-after', String(retryAfterSeconds(retryAfterMs)));
  }
  return {
    http: { headers, ...(status === undefined ? {} : { status }) },
    body: { kind: 'single', singleResult },
  };
}

interface HttpRequest {
  readonly query?: string | undefined;
  readonly http?: { readonly headers: { get(name: string): string | undefined } };
}

function isWellFormed(request: HttpRequest): boolean {
  return request.query !== undefined && request.query !== '';
}

/**
 * A client that accepts plain `application/json` alone learns of a wrong request from the body: by the
 * GraphQL-over-HTTP specification such an answer has status 200. Everyone else gets 400.
 */
function acceptsPlainJsonAlone(request: HttpRequest): boolean {
  const [accepted] = request.http?.headers.get('accept')?.split(/[,;]/u) ?? [];
  return accepted?.trim() === 'application/json';
}
