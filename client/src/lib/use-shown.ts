import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';

import { errorText } from './error-text.js';

/** What a part of the page has to show. */
export type Shown<Data> =
  | { readonly status: 'LOADING' }
  | { readonly status: 'FAILED'; readonly message: string; readonly retry: () => void }
  /** `isStale` while the answer to a newer question is awaited. */
  | { readonly status: 'SHOWN'; readonly data: Data; readonly isStale: boolean };

/**
 * Asks, and keeps showing the answer before until the next one has come.
 *
 * @param variables undefined asks nothing: for what a part of the page shows only at times
 * @param options `isFresh` asks again whenever it comes to be shown, for what changes without a word
 */
export function useShown<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables | undefined,
  { isFresh = false }: { readonly isFresh?: boolean } = {},
): Shown<Data> {
  const { data, previousData, error, loading, refetch } = useQuery(
    // The variables were held against the query's own type by the caller.
    query as TypedDocumentNode<Data>,
    variables === undefined ? skipToken : { variables, fetchPolicy: isFresh ? 'cache-and-network' : 'cache-first' },
  );
  if (error !== undefined && !loading) {
    return { status: 'FAILED', message: errorText(error), retry: () => void refetch() };
  }
  const whole = data ?? previousData;
  return whole === undefined
    ? { status: 'LOADING' }
    : { status: 'SHOWN', data: whole, isStale: data === undefined || loading };
}
