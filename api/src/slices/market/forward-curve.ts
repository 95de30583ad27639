import type { CurveStructure } from '@cushing/curves';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { FuturesSettlement, MarketSource } from './market.types.js';

/** The settles of one trade date by delivery month. */
export interface ForwardCurve {
  readonly product: ProductCode;
  readonly source: MarketSource;
  readonly tradeDate: IsoDate;
  readonly structure: CurveStructure;
  readonly points: readonly FuturesSettlement[];
}
