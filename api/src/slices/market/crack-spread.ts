import { GALLONS_PER_BARREL } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { withoutNoise } from './change.js';
import type { FuturesSettlement, MarketSource } from './market.types.js';

/** 3-2-1: three barrels of crude into two of gasoline and one of heating oil; or one product against crude alone. */
export type CrackSpreadKind = 'CRACK_321' | 'GASOLINE' | 'HEATING_OIL';

/** Which contracts meet: each product's own n-th nearby, or all of one delivery month, crude's n-th. */
export type SpreadMatching = 'NEARBY' | 'DELIVERY_MONTH';

export interface SpreadLeg {
  readonly settlement: FuturesSettlement;
  /** Barrels bought (+) or sold (−) for each barrel of crude. */
  readonly weight: number;
}

export interface SpreadPoint {
  readonly tradeDate: IsoDate;
  readonly source: MarketSource;
  /** USD for each barrel of crude. */
  readonly value: number;
  readonly legs: readonly SpreadLeg[];
}

/** Barrels of each product for one barrel of crude; refined products are quoted in USD/gal, crude in USD/bbl. */
const CRACK_LEGS: Readonly<
  Record<CrackSpreadKind, readonly { readonly product: ProductCode; readonly weight: number }[]>
> = {
  CRACK_321: [
    { product: 'RB', weight: 2 / 3 },
    { product: 'HO', weight: 1 / 3 },
    { product: 'CL', weight: -1 },
  ],
  GASOLINE: [
    { product: 'RB', weight: 1 },
    { product: 'CL', weight: -1 },
  ],
  HEATING_OIL: [
    { product: 'HO', weight: 1 },
    { product: 'CL', weight: -1 },
  ],
};

/** @returns the products that a spread is made of, crude last */
export function crackProducts(kind: CrackSpreadKind): readonly ProductCode[] {
  return CRACK_LEGS[kind].map((leg) => leg.product);
}

/**
 * @param histories for each product of the spread, the settlements that may stand for it, ascending by trade date:
 * of one nearby, or of several of which the one with crude's delivery month is taken
 * @returns a point for each trade date on which every leg has a settlement, ascending
 */
export function crackSpreadPoints(
  kind: CrackSpreadKind,
  source: MarketSource,
  histories: ReadonlyMap<ProductCode, readonly FuturesSettlement[]>,
  matching: SpreadMatching,
): readonly SpreadPoint[] {
  const byDate = new Map(
    [...histories].map(([product, history]) => [product, Map.groupBy(history, (settlement) => settlement.tradeDate)]),
  );
  return (histories.get('CL') ?? []).flatMap((crude) => {
    const legs = CRACK_LEGS[kind].flatMap(({ product, weight }) => {
      const candidates = byDate.get(product)?.get(crude.tradeDate) ?? [];
      const settlement =
        product === 'CL'
          ? crude
          : matching === 'NEARBY'
            ? candidates[0]
            : candidates.find((candidate) => candidate.month === crude.month);
      return settlement === undefined ? [] : [{ settlement, weight }];
    });
    if (legs.length < CRACK_LEGS[kind].length) return [];
    const value = legs.reduce((sum, leg) => sum + leg.weight * usdPerBarrel(leg.settlement), 0);
    return [{ tradeDate: crude.tradeDate, source, value: withoutNoise(value), legs }];
  });
}

function usdPerBarrel(settlement: FuturesSettlement): number {
  return settlement.product === 'CL' ? settlement.settle : settlement.settle * GALLONS_PER_BARREL;
}
