import { skipToken, useQuery } from '@apollo/client/react';
import type { IsoDate, ProductCode } from '@cushing/products';

import { SimilarDaysDocument } from '../../gql/graphql.js';
import { errorText, refusalOf } from '../../lib/error-text.js';
import type { Shown } from '../../lib/use-shown.js';
import type { AlikeDay } from './alike-days.js';

/** As any question goes, or that the day has no shape to compare. */
export type AlikeDaysShown =
  Shown<readonly AlikeDay[]> | { readonly status: 'NO_SHAPE'; readonly message: string; readonly retry: () => void };

/**
 * @param date undefined asks nothing, while it is not known
 * @returns the days on which the product's curve looked most like on that date, the nearest first; the answer before
 * stays until the next one has come
 */
export function useAlikeDays(product: ProductCode, date: IsoDate | undefined, limit: number): AlikeDaysShown {
  const { data, previousData, error, loading, refetch } = useQuery(
    SimilarDaysDocument,
    date === undefined ? skipToken : { variables: { product, date, limit } },
  );
  if (error !== undefined && !loading) {
    const retry = (): void => void refetch();
    const status = refusalOf(error)?.reason === 'NO_CURVE_SHAPE' ? 'NO_SHAPE' : 'FAILED';
    return { status, message: errorText(error), retry };
  }
  const whole = data ?? previousData;
  if (whole === undefined) return { status: 'LOADING' };
  return { status: 'SHOWN', data: whole.similarDays, isStale: data === undefined || loading };
}
