/** GraphQL over WebSocket by graphql-ws: the same documents, limits, rules and errors as over HTTP. */
import { createHash, randomUUID } from 'node:crypto';

import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { GraphQLError, getOperationAST, parse, specifiedRules, validate } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { isCompiledQuery } from 'graphql-jit';

import { AppError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { tooLargeAnswer } from './answer-size.js';
import { operationTypeFault, toAnswer } from './execution-plugin.js';
import type { CompiledOperations } from './compiled-operations.js';
import type { Context, Services } from './context.js';
import { toClientError } from './errors.js';
import { DOCUMENT_LIMITS, documentLimitsRule } from './limits.js';

/** Operations under way at once on one socket; a page needs a handful. */
const OPERATIONS_A_SOCKET = 50;
/** How long a socket may stay silent before it says who it is. */
const INITIALISATION_TIMEOUT_MS = 10_000;

export type SocketProtocol = ServerOptions;

export interface SocketProtocolParts {
  readonly schema: GraphQLSchema;
  readonly operations: CompiledOperations;
  readonly services: Services;
  readonly logger: Logger;
  /** Whether operations are taken: not while the process starts or drains. */
  readonly isReady: () => boolean;
}

/** @returns what graphql-ws is to do at each step of the protocol */
export function createSocketProtocol(parts: SocketProtocolParts): SocketProtocol {
  const { schema, operations, services, logger, isReady } = parts;

  async function prepare(payload: {
    readonly query: string;
    readonly operationName?: string | null | undefined;
    readonly variables?: Record<string, unknown> | null | undefined;
  }): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const operationName = payload.operationName ?? undefined;
    const variables = payload.variables ?? {};
    const key = `socket:${createHash('sha256').update(payload.query).digest('base64')}`;
    let document = await operations.documentStore.get(key);
    if (document === undefined) {
      try {
        document = parse(payload.query, { maxLexicalTokens: DOCUMENT_LIMITS.tokens });
      } catch (error) {
        if (error instanceof GraphQLError) return [refusal(error, 'GRAPHQL_PARSE_FAILED')];
        throw error;
      }
      const faults = validate(schema, document, [...specifiedRules, documentLimitsRule], { maxErrors: 10 });
      if (faults.length > 0) return faults.map((fault) => refusal(fault, 'GRAPHQL_VALIDATION_FAILED'));
      await operations.documentStore.set(key, document);
    }
    const operation = getOperationAST(document, operationName);
    if (!operation) {
      const message =
        operationName === undefined ? 'Name one of the operations.' : `There is no operation "${operationName}".`;
      return [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })];
    }
    const typeFault = operationTypeFault(schema, operation);
    if (typeFault !== undefined) return [typeFault];
    const tooLarge = tooLargeAnswer(schema, { document, operationName, variables });
    if (tooLarge !== undefined) return [tooLarge];
    const contextValue: Context = { ...services, requestId: randomUUID(), notices: [] };
    return { schema, document, operationName, variableValues: variables, contextValue };
  }

  function run(args: ExecutionArgs): ReturnType<NonNullable<SocketProtocol['execute']>> {
    const compiled = operations.compile(args.document, args.operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled.query(undefined, args.contextValue, args.variableValues) : compiled;
  }

  function subscribe(args: ExecutionArgs): ReturnType<NonNullable<SocketProtocol['subscribe']>> {
    const compiled = operations.compile(args.document, args.operationName ?? undefined);
    if (!isCompiledQuery(compiled)) return compiled;
    if (compiled.subscribe === undefined) throw new TypeError('a subscription was compiled without subscribe');
    return compiled.subscribe(undefined, args.contextValue, args.variableValues);
  }

  return {
    connectionInitWaitTimeout: INITIALISATION_TIMEOUT_MS,
    onSubscribe: async (connection, _id, payload) => {
      if (!isReady()) {
        const originalError = new AppError('UNAVAILABLE', 'The server is not ready: try again in a moment.');
        return [new GraphQLError(originalError.message, { originalError })];
      }
      if (Object.keys(connection.subscriptions).length > OPERATIONS_A_SOCKET) {
        const message = `At most ${OPERATIONS_A_SOCKET} operations may run on one socket: end some first.`;
        return [new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', reason: 'LIMIT_EXCEEDED' } })];
      }
      return prepare(payload);
    },
    execute: run,
    subscribe,
    onError: (_connection, _id, _payload, errors) => errors.map((error) => toClientError(error, randomUUID(), logger)),
    onNext: (_connection, _id, _payload, args, result) => {
      // Set by prepare, which makes the arguments of every operation here.
      const context = args.contextValue as Context;
      return toAnswer(result as ExecutionResult, context, logger); // incremental delivery is not spoken
    },
  };
}

/** Marks an error with what refused it, as Apollo Server does over HTTP. */
function refusal(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, {
    extensions: { ...error.extensions, code },
    ...(error.nodes === undefined ? {} : { nodes: error.nodes }),
    ...(error.source === undefined ? {} : { source: error.source }),
    ...(error.positions === undefined ? {} : { positions: error.positions }),
  });
}
