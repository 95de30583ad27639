import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import { errorText } from './error-text.js';

/** What a part of the page has to show. */
export type Shown<Data> =
  | { readonly status: 'LOADING' }
  | { readonly status: 'FAILED'; readonly message: string; readonly retry: () => void }
  /** `isStale` while the answer to a newer question is awaited. */
  | { readonly status: 'SHOWN'; readonly data: Data; readonly isStale: boolean };

/** Asks, and keeps showing the answer before until the next one has come. */
export function useShown<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Shown<Data> {
  // The variables were held against the query's own type by the caller.
  const { data, previousData, error, loading, refetch } = useQuery(query as TypedDocumentNode<Data>, { variables });
  if (error !== undefined && !loading) {
    return { status: 'FAILED', message: errorText(error), retry: () => void refetch() };
  }
  const whole = data ?? previousData;
  return whole === undefined
    ? { status: 'LOADING' }
    : { status: 'SHOWN', data: whole, isStale: data === undefined || loading };
}
