import type { ProductCode } from '../codes/product-code.js';
import { PRODUCTS } from '../specs/product.js';

/** US gallons in a barrel of oil. */
export const GALLONS_PER_BARREL = 42;

/**
 * The price of a barrel, by which crude and its products compare.
 *
 * @param price in the product's quotation
 * @returns USD/bbl, not rounded; undefined for gas, which has no barrel
 *
 * @example
 * pricePerBarrel('HO', 2.5); // 105
 */
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
