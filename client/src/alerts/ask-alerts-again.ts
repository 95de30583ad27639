import type { ApolloClient } from '@apollo/client';

import { AlertEventsDocument, AlertsDocument, UnreadAlertEventsDocument } from '../gql/graphql.js';

const NAMES: ReadonlySet<string | undefined> = new Set(
  [AlertsDocument, AlertEventsDocument, UnreadAlertEventsDocument].map(({ definitions: [definition] }) =>
    definition !== undefined && 'operation' in definition ? definition.name?.value : undefined,
  ),
);

/** Asks anew for what is shown of alerts; fails silently, as what is shown says so itself. */
export async function askAlertsAgain(client: ApolloClient): Promise<void> {
  try {
    await client.refetchQueries({
      include: 'active',
      onQueryUpdated: ({ queryName }) => NAMES.has(queryName),
    });
  } catch {
    // The part of the page that asked shows it.
  }
}
