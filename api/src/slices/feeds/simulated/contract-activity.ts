import type { ProductCode } from '@cushing/products';

import { PRODUCT_MODELS, liquidity } from '../../demo-market/index.js';
import type { TradingContract } from './product-curve.js';

/** How often a contract is quoted and traded. */
export interface ContractActivity {
  /** Share of all ticks that are its own; over all contracts they sum to 1. */
  readonly share: number;
  /** Chance that a tick is a trade. */
  readonly tradeChance: number;
  /** Contracts of a trade on average, ≥ 1. */
  readonly meanSize: number;
  /** Between bid and ask, ≥ 1. */
  readonly spreadTicks: number;
}

/** Share of the ticks that goes to all contracts alike, so that the last of them is quoted every minute or so. */
const EVERYBODYS_SHARE = 0.1;
/** Quotes follow trading, but gather less in few hands. */
const QUOTES_PER_VOLUME = 0.6;
const QUOTES_PER_PRODUCT = 0.5;
const MOST_TRADES = 0.35;
const LEAST_MEAN_SIZE = 1.5;
const MOST_MEAN_SIZE = 25;
/** The spread widens by a tick every so many months. */
const MONTHS_A_TICK = 2;

/**
 * @param contracts of all products that trade, each product's nearest first
 * @param expectedTicks of all of them, over the time in which a day's volume is traded
 * @returns in the order of the contracts
 */
export function contractActivities(
  contracts: readonly TradingContract[],
  expectedTicks: number,
): readonly ContractActivity[] {
  const liquidities = contracts.map(({ product, monthIndex, daysLeft }) => liquidity(product, monthIndex, daysLeft));
  const ofProduct = new Map<ProductCode, { front: number; liquidity: number; quotes: number }>();
  contracts.forEach(({ product, monthIndex }, index) => {
    const sums = ofProduct.get(product) ?? { front: monthIndex, liquidity: 0, quotes: 0 };
    sums.liquidity += liquidities[index] ?? NaN;
    sums.quotes += (liquidities[index] ?? NaN) ** QUOTES_PER_VOLUME;
    ofProduct.set(product, sums);
  });
  const productWeights = [...ofProduct.keys()].map(productWeight);
  const allProducts = productWeights.reduce((sum, weight) => sum + weight, 0);
  return contracts.map(({ product, monthIndex }, index) => {
    const sums = ofProduct.get(product) ?? { front: monthIndex, liquidity: NaN, quotes: NaN };
    const own = liquidities[index] ?? NaN;
    const followed = (productWeight(product) / allProducts) * (own ** QUOTES_PER_VOLUME / sums.quotes);
    const share = EVERYBODYS_SHARE / contracts.length + (1 - EVERYBODYS_SHARE) * followed;
    const volume = (PRODUCT_MODELS[product].activity.volume * own) / sums.liquidity;
    const volumeATick = volume / (share * expectedTicks);
    const meanSize = Math.min(MOST_MEAN_SIZE, Math.max(LEAST_MEAN_SIZE, volumeATick / MOST_TRADES));
    return {
      share,
      meanSize,
      tradeChance: Math.min(MOST_TRADES, volumeATick / meanSize),
      spreadTicks: 1 + Math.floor((monthIndex - sums.front) / MONTHS_A_TICK),
    };
  });
}

function productWeight(product: ProductCode): number {
  return PRODUCT_MODELS[product].activity.volume ** QUOTES_PER_PRODUCT;
}
