import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';

import type { ConnectionStore } from './connection.js';

/** Ten seconds without an answer to a ping is a dead connection. */
const KEEP_ALIVE_MS = 10_000;
const LONGEST_RETRY_MS = 15_000;

/**
 * The way to the API: queries over HTTP, subscriptions over one socket that is opened again whenever it closes.
 *
 * @param origin of the API, as in `http://localhost:4000`
 */
export function createApollo(origin: string, connection: ConnectionStore): ApolloClient {
  const socket = createClient({
    url: `${origin.replace(/^http/u, 'ws')}/graphql`,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) =>
      new Promise((resolve) => {
        setTimeout(resolve, Math.min(LONGEST_RETRY_MS, 500 * 2 ** retries) * (0.75 + Math.random() / 2));
      }),
    on: {
      connecting: () => {
        if (connection.read() === 'LIVE') connection.tell('CONNECTING');
      },
      connected: () => {
        connection.tell('LIVE');
      },
      closed: () => {
        connection.tell('OFFLINE');
      },
    },
  });
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: `${origin}/graphql` }),
    ),
    cache: new InMemoryCache({
      typePolicies: {
        Product: { keyFields: ['code'] },
        // The same symbol on another date, board or chart is another row: rows are kept where they were answered.
        FuturesBoardRow: { keyFields: false },
        ForwardCurvePoint: { keyFields: false },
        SettlementBar: { keyFields: false },
        CalendarSpread: { keyFields: false },
      },
    }),
    defaultOptions: { watchQuery: { notifyOnNetworkStatusChange: true } },
  });
}
