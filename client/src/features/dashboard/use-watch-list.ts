import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { SetWatchListDocument, WatchListDocument } from '../../gql/graphql.js';
import { errorText } from '../../lib/error-text.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import { isAllowed, useSession } from '../../session/session-context.js';
import { useNotify } from '../../ui/toasts.js';
import { ListSaver } from './list-saver.js';
import { keepBrowserList, readBrowserList } from './watch-list-browser.js';

/** Where a list is kept, and how it is changed. */
interface KeptList {
  readonly shown: Shown<readonly string[]>;
  readonly change: (symbols: readonly string[]) => void;
  /** Whether this browser alone keeps it: who looks around in the demo has no account that could. */
  readonly isOnlyHere: boolean;
}

/** The person's list: a change is shown at once, and saved after a short rest. */
export function useWatchList(): KeptList {
  const isOnlyHere = !isAllowed(useSession(), 'ACCOUNT');
  const [own, setOwn] = useState(readBrowserList);
  const shown = useShown(WatchListDocument, {});
  const saver = useSaver();
  const draft = useSyncExternalStore(saver.subscribe, saver.draft);
  const list = (isOnlyHere ? own : draft) ?? (shown.status === 'SHOWN' ? shown.data.watchList : []);
  return {
    shown: shown.status === 'SHOWN' ? { ...shown, data: list } : shown,
    change: (symbols) => {
      if (isOnlyHere) {
        setOwn(symbols);
        keepBrowserList(symbols);
      } else {
        saver.change(symbols);
      }
    },
    isOnlyHere,
  };
}

/** What waits is sent when the list is left, for another page or for good. */
function useSaver(): ListSaver {
  const client = useApolloClient();
  const notify = useNotify();
  const saver = useMemo(
    () =>
      new ListSaver({
        save: async (symbols) => {
          const { data } = await client.mutate({
            mutation: SetWatchListDocument,
            variables: { symbols },
            // A request ends with its page unless it asks to outlive it.
            context: { fetchOptions: { keepalive: true } },
          });
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
    const leave = (): void => {
      saver.leave();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      saver.flush();
    };
  }, [saver]);
  return saver;
}
