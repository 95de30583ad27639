import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';

import { errorText } from '../../lib/error-text.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import { useNotify } from '../../ui/toasts.js';
import { SetWatchListDocument, WatchListDocument } from '../../gql/graphql.js';
import { ListSaver } from './list-saver.js';

/** The person's list, and the way to change it: shown at once, saved after a short rest. */
export function useWatchList(): readonly [Shown<readonly string[]>, (symbols: readonly string[]) => void] {
  const shown = useShown(WatchListDocument, {});
  const client = useApolloClient();
  const notify = useNotify();
  const saver = useMemo(
    () =>
      new ListSaver({
        save: async (symbols) => {
          const { data } = await client.mutate({ mutation: SetWatchListDocument, variables: { symbols } });
          if (data === undefined) return;
          client.writeQuery({ query: WatchListDocument, data: { watchList: data.setWatchList } });
        },
        onFailure: (error) => {
          notify(`The watch list was not saved. ${errorText(error)}`);
        },
      }),
    [client, notify],
  );
  useEffect(() => {
    const flush = (): void => {
      saver.flush();
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [saver]);
  const draft = useSyncExternalStore(saver.subscribe, saver.draft);
  const list = shown.status === 'SHOWN' ? { ...shown, data: draft ?? shown.data.watchList } : shown;
  return [
    list,
    (symbols) => {
      saver.change(symbols);
    },
  ];
}
