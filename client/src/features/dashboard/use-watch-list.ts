import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { SetWatchListDocument, WatchListDocument } from '../../gql/graphql.js';
import type { WatchListQuery } from '../../gql/graphql.js';
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

/**
 * The person's list: a change is shown at once, and saved after a short rest. Of the server it is asked for unless this
 * browser has the only one.
 */
export function useWatchList(): KeptList {
  const isOnlyHere = !isAllowed(useSession(), 'ACCOUNT');
  const [stored, setStored] = useState(readBrowserList);
  const own = isOnlyHere ? stored : undefined;
  const asked = useShown(WatchListDocument, own === undefined ? {} : undefined);
  const saver = useSaver();
  const draft = useSyncExternalStore(saver.subscribe, saver.draft);
  return {
    shown: own === undefined ? withDraft(asked, draft) : { status: 'SHOWN', data: own, isStale: false },
    change: (symbols) => {
      if (isOnlyHere) {
        setStored(symbols);
        keepBrowserList(symbols);
      } else {
        saver.change(symbols);
      }
    },
    isOnlyHere,
  };
}

/** What is not saved yet stands in place of the server's own. */
function withDraft(asked: Shown<WatchListQuery>, draft: readonly string[] | undefined): Shown<readonly string[]> {
  return asked.status === 'SHOWN' ? { ...asked, data: draft ?? asked.data.watchList } : asked;
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
          return data?.setWatchList ?? symbols;
        },
        onSaved: (watchList) => {
          client.writeQuery({ query: WatchListDocument, data: { watchList } });
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
    const comeBack = (): void => {
      saver.comeBack();
    };
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
      saver.flush();
    };
  }, [saver]);
  return saver;
}
