import type { ApolloClient } from '@apollo/client';

import { AlertEventsDocument, AlertsDocument, UnreadAlertEventsDocument } from '../gql/graphql.js';

const NAMES: ReadonlySet<string | undefined> = new Set(
  [AlertsDocument, AlertEventsDocument, UnreadAlertEventsDocument].map(({ definitions: [definition] }) =>
    definition !== undefined && 'operation' in definition ? definition.name?.value : undefined,
  ),
);

/**
 * Asks anew for what is shown of alerts. Nobody waits for it: a question that another one overtakes is never answered. It
 * fails silently, as what is shown says so itself.
 */
export function askAlertsAgain(client: ApolloClient): void {
  client
    .refetchQueries({ include: 'active', onQueryUpdated: ({ queryName }) => NAMES.has(queryName) })
    .catch(() => undefined);
}
