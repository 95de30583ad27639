/** Puts subscriptions to moving values into the hub, and leaves every other one a stream of its own. */
import { GraphQLError, createSourceEventStream, getOperationAST, getVariableValues } from 'graphql';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { isCompiledQuery } from 'graphql-jit';

import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { Identity } from '../../slices/accounts/index.js';
import type { CompiledOperations } from '../compiled-operations.js';
import type { Context } from '../context.js';
import { toAnswer } from '../execution-plugin.js';
import { countedAs } from '../socket-identities.js';
import { LiveGroup } from './live-group.js';
import type { LiveMember } from './live-group.js';
import { MOST_GROUPS_OF_USER } from './live-hub.js';
import type { LiveHub } from './live-hub.js';
import { topicOf } from './live-topic.js';

export interface LiveSubscriptionParts {
  readonly operations: CompiledOperations;
  readonly hub: LiveHub;
  readonly logger: Logger;
}

type Stream = AsyncIterableIterator<ExecutionResult>;

const END = { done: true, value: undefined } as const;

/** An operation with what it is known by: the same document and name make the same object. */
export interface SubscriptionArguments extends ExecutionArgs {
  readonly contextValue: Context;
}

/**
 * Runs the rules and the `subscribe` of a subscription's field for one subscriber.
 *
 * @param documentKey of the document's text
 * @param member the subscription's id and its socket
 * @returns a stream for graphql-ws: where the hub serves it, one that says nothing and ends it when it is returned
 */
export async function subscribeLive(
  args: SubscriptionArguments,
  documentKey: string,
  member: LiveMember,
  { operations, hub, logger }: LiveSubscriptionParts,
): Promise<Stream | ExecutionResult> {
  const { document, operationName, contextValue: context } = args;
  const variables = args.variableValues ?? {};
  const compiled = operations.compile(document, operationName ?? undefined);
  if (!isCompiledQuery(compiled)) return compiled;
  const { query } = compiled;
  // By graphql itself: graphql-jit would hand the field the operation's variables in place of its own arguments.
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const topic = topicOf(context);
  if (topic === undefined) return answersOf(source, (event) => query(event, context, variables));
  const rights = rightsOf(context.identity);
  const key = JSON.stringify([documentKey, operationName, declaredValues(args), topic.key, rights]);
  const user = countedAs(context.identity);
  if (user !== undefined && !hub.hasRoom(key, user)) return refusal();
  const open = (): LiveGroup =>
    new LiveGroup({
      topic,
      logger,
      now: () => performance.now(),
      slowForMs: hub.slowForMs,
      answer: async (message) => {
        const own = { ...context, notices: [] };
        return Buffer.from(JSON.stringify(toAnswer(await query(message, own, variables), own, logger)));
      },
    });
  return silentStream((onEnd) => hub.join(key, { ...member, onEnd }, open, user));
}

function refusal(): ExecutionResult {
  const message = `One user may have ${MOST_GROUPS_OF_USER} different subscriptions at a time: end some first.`;
  const originalError = new AppError('RATE_LIMITED', message, { reason: 'LIMIT_EXCEEDED' });
  return { errors: [new GraphQLError(message, { originalError })] };
}

/** What the operation sees of its variables: a client may send whatever else it likes. */
function declaredValues({ schema, document, operationName, variableValues }: SubscriptionArguments): unknown {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return getVariableValues(schema, definitions, variableValues ?? {}).coerced;
}

/** What an answer may depend on of who asks; who it is must be in the topic's key. */
function rightsOf(identity: Identity): readonly string[] {
  return identity.kind === 'ANONYMOUS' ? [] : [...identity.permissions].sort();
}

function answersOf(
  source: AsyncIterable<unknown>,
  answer: (event: unknown) => Promise<ExecutionResult> | ExecutionResult,
): Stream {
  const events: AsyncIterator<unknown, unknown> = source[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => {
      const { done, value } = await events.next();
      return done === true ? END : { done: false, value: await answer(value) };
    },
    return: async () => {
      await events.return?.();
      return END;
    },
  };
}

/** @param join begins the subscription with what its end is to call, and returns what ends it */
function silentStream(join: (onEnd: () => void) => () => void): Stream {
  const { promise: finished, resolve } = Promise.withResolvers<undefined>();
  const finish = (): void => {
    leave();
    resolve(undefined);
  };
  const leave = join(finish);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => {
      await finished;
      return END;
    },
    return: () => {
      finish();
      return Promise.resolve(END);
    },
  };
}
