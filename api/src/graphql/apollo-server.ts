/** Apollo Server as it is set up here: HTTP, parsing and validation are its own, execution is ours. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';

import type { Logger } from '../shared/logger.js';
import type { Context } from './context.js';
import { toClientError } from './errors.js';
import { executionPlugin, serialise } from './execution-plugin.js';
import type { ExecutionParts } from './execution-plugin.js';
import { DOCUMENT_LIMITS, documentLimitsRule } from './limits.js';
import { currentRequestId } from './request-id.js';

/** @returns the server, not started; batching, persisted queries and the landing page are off */
export function createApolloServer(
  parts: ExecutionParts & {
    /** Whether the schema may be asked for. */
    readonly isIntrospectable: boolean;
  },
): ApolloServer<Context> {
  const { schema, operations, answers, logger } = parts;
  return new ApolloServer<Context>({
    schema,
    logger: apolloLogger(logger),
    documentStore: operations.documentStore,
    parseOptions: { maxLexicalTokens: DOCUMENT_LIMITS.tokens },
    validationRules: [documentLimitsRule],
    validationOptions: { maxErrors: 10 },
    introspection: parts.isIntrospectable,
    persistedQueries: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: (result) => serialise(result, answers),
    formatError: (formatted, error) => toClientError(withCode(formatted, error), currentRequestId(), logger),
    plugins: [ApolloServerPluginCacheControlDisabled(), executionPlugin(parts)],
  });
}

/** Apollo Server marks its own refusals on the formatted error only; the code is put back where the translator looks. */
function withCode(formatted: { readonly extensions?: Record<string, unknown> }, error: unknown): unknown {
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
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (message?: unknown) => {
    logger[level]({ part: 'apollo' }, String(message));
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
