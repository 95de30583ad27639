/** Apollo Server over compiled operations: what a request passes on its way, in order. */
import { randomUUID } from 'node:crypto';

import { ApolloServer, HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ExecutionResult, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import { isCompiledQuery } from 'graphql-jit';

import type { Logger } from '../shared/logger.js';
import { tooLargeAnswer } from './answer-size.js';
import type { CompiledOperations } from './compiled-operations.js';
import type { Context } from './context.js';
import { toClientError } from './errors.js';
import { DOCUMENT_LIMITS, documentLimitsRule } from './limits.js';

export interface ApolloServerParts {
  readonly schema: GraphQLSchema;
  readonly operations: CompiledOperations;
  readonly logger: Logger;
}

/** @returns the server, not started; batching, GET, form bodies and the landing page are off */
export function createApolloServer({ schema, operations, logger }: ApolloServerParts): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    logger: apolloLogger(logger),
    documentStore: operations.documentStore,
    parseOptions: { maxTokens: DOCUMENT_LIMITS.tokens },
    validationRules: [documentLimitsRule],
    validationOptions: { maxErrors: 10 },
    introspection: true,
    persistedQueries: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: (result) => JSON.stringify(result),
    formatError: (formatted, error) => toClientError(asGraphQLError(formatted, error), randomUUID(), logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      answerSizePlugin(schema),
      compiledExecutionPlugin(operations, logger),
      requestFaultStatusPlugin(),
    ],
  });
}

/** Refuses an answer that would be too large before anything of it is read. */
function answerSizePlugin(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, request }) => {
          const error = tooLargeAnswer(schema, {
            document,
            operationName: request.operationName,
            variables: request.variables,
          });
          if (error !== undefined) throw withStatus(error, 400);
          return Promise.resolve();
        },
      }),
  };
}

/** Runs the operation as graphql-jit compiled it, in place of graphql's own execution. */
function compiledExecutionPlugin(operations: CompiledOperations, logger: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ document, operation, request, contextValue }) => {
          // Apollo Server says what is wrong with the name.
          if (operation === undefined || operation.operation === 'subscription') return null;
          const compiled = operations.compile(document, request.operationName);
          const result = isCompiledQuery(compiled)
            ? await compiled.query(undefined, contextValue, request.variables ?? {})
            : compiled;
          const isRefused = result.errors !== undefined && result.data === undefined;
          return {
            http: { headers: new HeaderMap(), ...(isRefused ? { status: 400 } : {}) },
            body: { kind: 'single', singleResult: toAnswer(result, contextValue, logger) },
          };
        },
      }),
  };
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

/**
 * A client that accepts plain `application/json` alone learns of a wrong request from the body: by the
 * GraphQL-over-HTTP specification such an answer has status 200. Everyone else gets 400.
 */
function requestFaultStatusPlugin(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ request, response }: GraphQLRequestContext<Context>) => {
          const accepted = request.http?.headers.get('accept')?.split(/[,;]/u, 1)[0]?.trim();
          const isWellFormed = typeof request.query === 'string' && request.query !== '';
          if (response.http.status === 400 && isWellFormed && accepted === 'application/json') {
            response.http.status = 200;
          }
          return Promise.resolve();
        },
      }),
  };
}

function withStatus(error: GraphQLError, status: number): GraphQLError {
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status } } });
}

/** Apollo Server marks its own refusals on the formatted error only. */
function asGraphQLError(formatted: { readonly extensions?: Record<string, unknown> }, error: unknown): unknown {
  if (!(error instanceof GraphQLError) || error.originalError instanceof Error) return error;
  return new GraphQLError(error.message, {
    extensions: { ...error.extensions, code: error.extensions['code'] ?? formatted.extensions?.['code'] },
    ...(error.nodes === undefined ? {} : { nodes: error.nodes }),
    ...(error.source === undefined ? {} : { source: error.source }),
    ...(error.positions === undefined ? {} : { positions: error.positions }),
    ...(error.path === undefined ? {} : { path: error.path }),
  });
}

function apolloLogger(logger: Logger): Record<'debug' | 'info' | 'warn' | 'error', (message?: unknown) => void> {
  return {
    debug: (message) => {
      logger.debug({ part: 'apollo' }, String(message));
    },
    info: (message) => {
      logger.info({ part: 'apollo' }, String(message));
    },
    warn: (message) => {
      logger.warn({ part: 'apollo' }, String(message));
    },
    error: (message) => {
      logger.error({ part: 'apollo' }, String(message));
    },
  };
}
