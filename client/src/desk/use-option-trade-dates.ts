import { useQuery } from '@apollo/client/react';
import type { IsoDate, ProductCode } from '@cushing/products';

import { OptionTradeDatesDocument } from '../gql/graphql.js';
import { errorText, refusalOf } from '../lib/error-text.js';
import type { Shown } from '../lib/use-shown.js';

const NO_DATES: readonly IsoDate[] = [];

/** @returns the trade dates on which the product has options, ascending; none where the server refuses for lack of any */
export function useOptionTradeDates(product: ProductCode): Shown<readonly IsoDate[]> {
  const { data, error, loading, refetch } = useQuery(OptionTradeDatesDocument, { variables: { product } });
  if (error !== undefined && !loading) {
    if (refusalOf(error)?.reason === 'NO_OPTION_SETTLEMENTS')
      return { status: 'SHOWN', data: NO_DATES, isStale: false };
    return { status: 'FAILED', message: errorText(error), retry: () => void refetch() };
  }
  return data === undefined
    ? { status: 'LOADING' }
    : { status: 'SHOWN', data: data.optionTradeDates, isStale: loading };
}
