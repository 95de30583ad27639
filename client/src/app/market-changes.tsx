import type { ApolloClient } from '@apollo/client';
import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useEffect, useRef } from 'react';

import { MarketChangedDocument } from '../gql/graphql.js';
import { isConnected } from '../live/live-status.js';
import { useLiveStatus } from '../live/use-live.js';
import { useNotify } from '../ui/toasts.js';

/** Asks again for what is shown once an import was committed, or after a time without news. */
export function MarketChanges() {
  const client = useApolloClient();
  const notify = useNotify();
  const status = useLiveStatus();
  const isLive = isConnected(status);
  const isOffline = status.kind === 'OFFLINE';
  const wasLive = useRef(false);
  const isInterrupted = useRef(false);
  useSubscription(MarketChangedDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (data === undefined) return;
      const { products, spotSeries } = data.marketChanged;
      notify(`New prices: ${[...products, ...spotSeries].join(', ')}`);
      askAgain(client);
    },
  });
  useEffect(() => {
    if (!isLive) {
      isInterrupted.current ||= wasLive.current || isOffline;
      return;
    }
    wasLive.current = true;
    if (!isInterrupted.current) return;
    isInterrupted.current = false;
    askAgain(client);
  }, [client, isLive, isOffline]);
  return null;
}

/** What is shown stays until its new answer has come; what was shown before is not to come back as it was. */
function askAgain(client: ApolloClient): void {
  client.cache.evict({ id: 'ROOT_QUERY', broadcast: false });
  client.cache.gc();
  void client.refetchQueries({ include: 'active' });
}
