/** GraphQL over WebSocket by graphql-ws: the same documents, limits, rules and errors as over HTTP. */
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { isCompiledQuery } from 'graphql-jit';

import { AppError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import type { Caller, Identity } from '../slices/accounts/index.js';
import { tooLargeAnswer } from './answer-size.js';
import { operationTypeFault, toAnswer } from './execution-plugin.js';
import type { CompiledOperations } from './compiled-operations.js';
import type { Context, Services } from './context.js';
import { toClientError } from './errors.js';
import { IdleSockets } from './idle-sockets.js';
import type { FrameSocket } from './live/live-group.js';
import type { LiveHub } from './live/live-hub.js';
import { subscribeLive } from './live/live-subscriptions.js';
import { DOCUMENT_LIMITS, documentLimitsRule } from './limits.js';
import type { OpenSocket, SocketIdentities } from './socket-identities.js';

/** Operations under way at once on one socket; a page needs a handful. */
const OPERATIONS_A_SOCKET = 50;
/** A client's own name of an operation: a UUID or a number. It goes into every message. */
const LONGEST_ID = 100;
/** How long a socket may stay silent before it says who it is. */
const INITIALISATION_TIMEOUT_MS = 10_000;

const ANONYMOUS: Identity = { kind: 'ANONYMOUS' };

/** What stands behind a connection. */
interface SocketExtra extends Record<PropertyKey, unknown> {
  readonly socket: OpenSocket;
  readonly request: IncomingMessage;
}

export type SocketProtocol = ServerOptions<Record<string, unknown>, SocketExtra>;

export interface SocketProtocolParts {
  readonly schema: GraphQLSchema;
  readonly operations: CompiledOperations;
  readonly services: Services;
  readonly logger: Logger;
  readonly identities: SocketIdentities;
  readonly callerOf: (request: IncomingMessage) => Caller;
  /** Serves those together who would be told the same. */
  readonly hub: LiveHub;
  readonly framesOf: (socket: OpenSocket) => FrameSocket;
  /** Whether the schema may be asked for. */
  readonly isIntrospectable: boolean;
  /** Whether operations are taken: not while the process starts or drains. */
  readonly isReady: () => boolean;
}

/** What a subscription needs to know of itself beside its arguments; by its context. */
interface Subscriber {
  readonly documentKey: string;
  readonly id: string;
  readonly socket: OpenSocket;
}

/** @returns what graphql-ws is to do at each step of the protocol */
export function createSocketProtocol(parts: SocketProtocolParts): SocketProtocol {
  const { schema, operations, services, logger, identities, callerOf, hub, framesOf, isIntrospectable, isReady } =
    parts;
  const subscribers = new WeakMap<object, Subscriber>();
  const idle = new IdleSockets();
  /** What runs by socket and id: graphql-ws loses the first of two that a client gives one id. */
  const streams = new WeakMap<OpenSocket, Map<string, AsyncIterableIterator<unknown>>>();
  const rules = [...specifiedRules, documentLimitsRule, ...(isIntrospectable ? [] : [NoSchemaIntrospectionCustomRule])];

  async function prepare(
    payload: {
      readonly query: string;
      readonly operationName?: string | null | undefined;
      readonly variables?: Record<string, unknown> | null | undefined;
    },
    id: string,
    { socket, request }: SocketExtra,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const identity = identities.of(socket);
    const caller = callerOf(request);
    const status = await services.limits.take(identity, caller.ip);
    if (!status.isAllowed) {
      const originalError = services.limits.refusal(status);
      return [new GraphQLError(originalError.message, { originalError })];
    }
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
      const faults = validate(schema, document, rules, { maxErrors: 10 });
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
    const contextValue: Context = {
      ...services,
      requestId: randomUUID(),
      identity,
      caller,
      refreshCookie: undefined,
      notices: [],
    };
    subscribers.set(contextValue, { documentKey: key, id, socket });
    return { schema, document, operationName, variableValues: variables, contextValue };
  }

  /** Counts one request. @returns whether one was left; else the socket is closed */
  async function takeOne({ socket, request }: SocketExtra, identity: Identity): Promise<boolean> {
    const status = await services.limits.take(identity, callerOf(request).ip);
    if (!status.isAllowed) identities.postpone(socket, services.limits.refusal(status).message);
    return status.isAllowed;
  }

  /** Opening a socket counts as a request: before the key is looked up that nobody knows yet, else as over HTTP. */
  async function connect(extra: SocketExtra, authorization: string | undefined): Promise<boolean> {
    const isToLookUp = services.accounts.identity.isKeyToLookUp(authorization);
    if (isToLookUp && !(await takeOne(extra, ANONYMOUS))) return false;
    const isAdmitted = await identities.admit(extra.socket, authorization);
    if (isAdmitted) return takeOne(extra, identities.of(extra.socket));
    if (!isToLookUp) await takeOne(extra, ANONYMOUS);
    return false;
  }

  /** What refuses an operation before anything of it is read. */
  function refusalBefore(
    { subscriptions, extra }: { readonly subscriptions: object; readonly extra: SocketExtra },
    id: string,
  ): readonly GraphQLError[] | undefined {
    if (!isReady()) {
      const originalError = new AppError('UNAVAILABLE', 'The server is not ready: try again in a moment.');
      return [new GraphQLError(originalError.message, { originalError })];
    }
    const running = Math.max(Object.keys(subscriptions).length, streams.get(extra.socket)?.size ?? 0);
    const message =
      id.length > LONGEST_ID
        ? `The id of an operation has at most ${LONGEST_ID} characters.`
        : running > OPERATIONS_A_SOCKET
          ? `At most ${OPERATIONS_A_SOCKET} operations may run on one socket: end some first.`
          : undefined;
    if (message === undefined) return undefined;
    return [new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', reason: 'LIMIT_EXCEEDED' } })];
  }

  /** An operation has ended: the socket rests where it was the last one. */
  function restIfLast(
    { subscriptions, extra }: { readonly subscriptions: object; readonly extra: SocketExtra },
    ended: string,
  ): void {
    if (Object.keys(subscriptions).every((id) => id === ended)) idle.rest(extra.socket);
  }

  function run(args: ExecutionArgs): ReturnType<NonNullable<SocketProtocol['execute']>> {
    const compiled = operations.compile(args.document, args.operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled.query(undefined, args.contextValue, args.variableValues) : compiled;
  }

  async function subscribe(args: ExecutionArgs): Promise<Awaited<ReturnType<typeof subscribeLive>>> {
    // Set by prepare, which makes the arguments of every operation here.
    const contextValue = args.contextValue as Context;
    const subscriber = subscribers.get(contextValue);
    if (subscriber === undefined) throw new TypeError('a subscription that nobody prepared');
    const { documentKey, id, socket } = subscriber;
    const member = { id, socket: framesOf(socket) };
    const parts = { operations, hub, logger };
    const result = await subscribeLive({ ...args, contextValue }, documentKey, member, parts);
    if (!(Symbol.asyncIterator in result)) return result;
    const own = streams.get(socket) ?? new Map<string, AsyncIterableIterator<unknown>>();
    streams.set(socket, own);
    const stream = withEnd(result, () => {
      if (own.get(id) === stream) own.delete(id);
    });
    const earlier = own.get(id);
    own.set(id, stream);
    await earlier?.return?.();
    return stream;
  }

  /** Ends what runs on a socket that is closed, also what graphql-ws has lost sight of. */
  async function endAll(socket: OpenSocket): Promise<void> {
    const own = streams.get(socket);
    streams.delete(socket);
    for (const stream of own?.values() ?? []) await stream.return?.();
  }

  return {
    connectionInitWaitTimeout: INITIALISATION_TIMEOUT_MS,
    onConnect: async ({ connectionParams, extra }) => {
      const isAdmitted = await connect(extra, authorizationOf(connectionParams));
      if (isAdmitted) idle.rest(extra.socket);
      return isAdmitted;
    },
    // A client that has a newer token sends it along with a ping, and its socket lives as long as that.
    onPing: async ({ extra }, payload) => {
      const authorization = authorizationOf(payload);
      if (authorization === undefined || !(await takeOne(extra, identities.of(extra.socket)))) return;
      await identities.admit(extra.socket, authorization);
    },
    onClose: async ({ extra }) => {
      idle.close(extra.socket);
      identities.forget(extra.socket);
      await endAll(extra.socket);
    },
    onComplete: restIfLast,
    onSubscribe: async (connection, id, payload) => {
      idle.forget(connection.extra.socket);
      const prepared = refusalBefore(connection, id) ?? (await prepare(payload, id, connection.extra));
      if (!('document' in prepared)) restIfLast(connection, id);
      return prepared;
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

/** @param onEnd called once the stream has ended, by itself or because it was returned */
function withEnd<Value>(stream: AsyncIterableIterator<Value>, onEnd: () => void): AsyncIterableIterator<Value> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const result = await stream.next();
      if (result.done === true) onEnd();
      return result;
    },
    async return() {
      onEnd();
      return (await stream.return?.()) ?? { done: true, value: undefined };
    },
  };
}

/** The same words that the header has over HTTP, as in `{ "authorization": "Bearer …" }`. */
function authorizationOf(payload: Record<string, unknown> | undefined): string | undefined {
  const authorization = payload?.['authorization'] ?? payload?.['Authorization'];
  if (authorization === undefined || authorization === null) return undefined;
  // What is no text is no credentials either, and is refused as such.
  return typeof authorization === 'string' ? authorization : '';
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
