import { NetworkStatus } from '@apollo/client';
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import { errorText } from '../../../../lib/error-text.js';
import type { Shown } from '../../../../lib/use-shown.js';

/** How often what changes without a word is asked for anew, while the page is in sight. */
export const ASK_EVERY_MS = 3_000;

/** @returns the answer, kept up to date; `isStale` where the last time it could not be asked for, or the question is new */
export function useAskedEvery<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Shown<Data> & { readonly ask: () => void } {
  const { data, previousData, error, networkStatus, refetch } = useQuery(
    // The variables were held against the query's own type by the caller.
    query as TypedDocumentNode<Data>,
    {
      variables,
      fetchPolicy: 'cache-and-network',
      pollInterval: ASK_EVERY_MS,
      skipPollAttempt: () => document.visibilityState === 'hidden',
    },
  );
  const ask = (): void => {
    // Said by the query itself where it fails.
    refetch().catch(() => undefined);
  };
  const whole = data ?? previousData;
  if (whole !== undefined) {
    const isStale = data === undefined || error !== undefined || networkStatus === NetworkStatus.setVariables;
    return { status: 'SHOWN', data: whole, isStale, ask };
  }
  if (error !== undefined) return { status: 'FAILED', message: errorText(error), retry: ask, ask };
  return { status: 'LOADING', ask };
}
