import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent } from 'react';

import { ImportProgressedDocument, ImportRowFragmentDoc } from '../../gql/graphql.js';
import type { ImportProgressFieldsFragment } from '../../gql/graphql.js';
import { isConnected } from '../../live/live-status.js';
import { useLive, useLiveStatus } from '../../live/use-live.js';
import { stepOf, withProgress } from './import-lifecycle.js';

/** How often an import is asked for that goes on while no news of it come. */
export const ASK_EVERY_MS = 2_000;

/**
 * Follows an import for as long as it goes on: what is told of it is written to where queries read it, and what only its
 * record knows is asked for when a stage is over.
 *
 * @param id undefined follows nothing
 * @param ask asks for the import anew
 */
export function useImportWatch(id: string | undefined, ask: () => void): void {
  const { transport } = useLive();
  const client = useApolloClient();
  const isLive = isConnected(useLiveStatus());
  const onStep = useEffectEvent(ask);
  useEffect(() => {
    if (id === undefined) return;
    let step: string | undefined;
    const enter = (progress: ImportProgressFieldsFragment): void => {
      client.cache.updateFragment(
        {
          id: client.cache.identify({ __typename: 'Import', id }) ?? '',
          fragment: ImportRowFragmentDoc,
          fragmentName: 'ImportRow',
        },
        (row) => (row === null ? undefined : withProgress(row, progress)),
      );
      const next = stepOf(progress);
      if (step !== next) onStep();
      step = next;
    };
    return transport.subscribe(
      ImportProgressedDocument,
      { id },
      {
        next: ({ importProgress }) => {
          enter(importProgress);
        },
      },
    );
  }, [client, transport, id]);
  useEffect(() => {
    if (id === undefined || isLive) return;
    const timer = setInterval(() => {
      onStep();
    }, ASK_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [id, isLive]);
}
