import { volKindOf } from '@cushing/pricing';
import type { IsoDate, ProductCode } from '@cushing/products';

import { ExpiryModelDocument } from '../../gql/graphql.js';
import type { OptionSeries } from '../../gql/graphql.js';
import { MISSING, priceText, shareText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';

interface OptionVolProps {
  readonly product: ProductCode;
  readonly series: OptionSeries;
  readonly expiry: IsoDate;
  readonly tradeDate: IsoDate;
  readonly vol: number | null;
}

/**
 * A volatility of an expiry in the unit of its model, which is asked for, once for all options of the expiry: neither the
 * number nor the strike tells. The dash while it is not known.
 */
export function OptionVol({ product, series, expiry, tradeDate, vol }: OptionVolProps) {
  const shown = useShown(ExpiryModelDocument, vol === null ? undefined : { product, series, expiry, asOf: tradeDate });
  if (vol === null || shown.status !== 'SHOWN' || shown.isStale) return MISSING;
  const isNormal = volKindOf(shown.data.optionChain.model) === 'NORMAL';
  return isNormal ? priceText(product, vol) : shareText(vol, 1);
}
