import { volKindOf } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import type { ProductCode } from '@cushing/products';

import { MISSING, priceText, shareText } from '../../lib/format.js';

interface OptionVolProps {
  readonly product: ProductCode;
  /** Of the expiry: neither the number nor the strike tells the unit. */
  readonly model: PricingModel;
  readonly vol: number | null;
}

/** A volatility in the unit of its model; the dash where there is none. */
export function OptionVol({ product, model, vol }: OptionVolProps) {
  if (vol === null) return MISSING;
  return volKindOf(model) === 'NORMAL' ? priceText(product, vol) : shareText(vol, 1);
}
