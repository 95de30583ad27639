/** A settled chain with what moves of it between two settlements. */
import { volKindOf } from '@cushing/pricing';
import type { PricingModel, VolKind } from '@cushing/pricing';
import type { OptionType } from '@cushing/products';

import type { ChainNow, LiveChainRow, LiveOption } from '../../live/live-chain.js';
import type { Chain, ChainRow } from './chain-market.js';

/** @returns the model of now: a lognormal one gives way where the future has fallen to 0 or below */
export function modelNow({ model }: Chain, forward: number): PricingModel {
  return forward > 0 ? model : 'BACHELIER';
}

export function volKindNow(chain: Chain, { forward }: Pick<ChainNow, 'forward'>): VolKind {
  return volKindOf(modelNow(chain, forward));
}

/** @returns the chain at the price of its future now; its quotes are those of the settlement */
export function chainNow(chain: Chain, { forward, years, atmVol }: ChainNow): Chain {
  const model = modelNow(chain, forward);
  return { ...chain, model, forward, years, atmVol, atmStrike: nearestStrike(chain.rows, forward) };
}

/** @returns the strike nearest to a price, the lower of two; null where there is none */
export function nearestStrike(rows: readonly Pick<ChainRow, 'strike'>[], price: number): number | null {
  let nearest: number | null = null;
  for (const { strike } of rows) {
    if (nearest === null || Math.abs(strike - price) < Math.abs(nearest - price)) nearest = strike;
  }
  return nearest;
}

export function optionNow(row: LiveChainRow | undefined, type: OptionType): LiveOption | undefined {
  return type === 'CALL' ? row?.call : row?.put;
}
