import type { ProductCode } from '../codes/product-code.js';
import { PRODUCTS } from '../specs/product.js';

export const GALLONS_PER_BARREL = 42;

/** @returns the nearest price on the product's tick grid */
export function roundToTick(product: ProductCode, price: number): number {
  const { tickSize, priceDecimals } = PRODUCTS[product];
  const ticks = Math.round(price / tickSize);
  return ticks === 0 ? 0 : Number((ticks * tickSize).toFixed(priceDecimals));
}

/** @returns the price with the product's decimals, as in `-37.63`; never a negative zero */
export function formatPrice(product: ProductCode, price: number): string {
  return withoutNegativeZero(price.toFixed(PRODUCTS[product].priceDecimals));
}

/** @returns the change with its sign and the product's decimals, as in `+0.15`; zero has none */
export function formatPriceChange(product: ProductCode, change: number): string {
  const text = formatPrice(product, change);
  return change > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** @returns the price in USD/bbl; undefined for gas, which has no barrel */
export function pricePerBarrel(product: ProductCode, price: number): number | undefined {
  switch (PRODUCTS[product].quotation) {
    case 'USD/bbl':
      return price;
    case 'USD/gal':
      return price * GALLONS_PER_BARREL;
    case 'USD/MMBtu':
      return undefined;
  }
}

function withoutNegativeZero(text: string): string {
  return text.startsWith('-') && Number(text) === 0 ? text.slice(1) : text;
}
