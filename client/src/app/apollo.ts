import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import type { Client } from 'graphql-ws';

import { createPatienceLink } from './patience-link.js';
import { createSessionLink } from './session-link.js';
import type { TokenSource } from './session-link.js';

/**
 * The way to the API: queries over HTTP, subscriptions over the one socket.
 *
 * @param origin of the API, as in `http://localhost:4000`
 */
export function createApollo(origin: string, socket: Client, session: TokenSource): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      ApolloLink.from([createPatienceLink(), createSessionLink(session), new HttpLink({ uri: `${origin}/graphql` })]),
    ),
    cache: new InMemoryCache({
      typePolicies: {
        Product: { keyFields: ['code'] },
        // Lists ask for less of a report than its page does, and are not to take the rest away.
        ImportReport: { merge: true },
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
