import type { ProductCode } from '../codes/product-code.js';
import { ProductsError } from '../errors.js';
import { PRODUCTS } from '../specs/product.js';

/**
 * The nearest price on the product's tick grid; half a tick goes away from zero. This is for the edges: prices are
 * stored and computed with as they came.
 *
 * @param price in the product's quotation, finite, of either sign
 * @returns a price on the grid; never a negative zero
 * @throws {ProductsError} `ERR_PRODUCTS_PRICE` for what is not finite
 *
 * @example
 * roundToTick('CL', 46.540000915527344); // 46.54
 */
export function roundToTick(product: ProductCode, price: number): number {
  return Number(formatPrice(product, price));
}

/**
 * The price with exactly the decimals of the product's tick.
 *
 * @param price in the product's quotation, finite, of either sign
 * @returns as in `-37.63`; zero has no sign
 * @throws {ProductsError} `ERR_PRODUCTS_PRICE` for what is not finite
 *
 * @example
 * formatPrice('NG', 4.1); // '4.100'
 */
export function formatPrice(product: ProductCode, price: number): string {
  if (!Number.isFinite(price)) {
    throw new ProductsError('ERR_PRODUCTS_PRICE', `a price of ${product} is a finite number, got ${price}`);
  }
  const text = price.toFixed(PRODUCTS[product].priceDecimals);
  return text.startsWith('-') && Number(text) === 0 ? text.slice(1) : text;
}

/**
 * The change of a price with its sign and the product's decimals.
 *
 * @param change in the product's quotation, finite
 * @returns as in `+0.15` or `-1.20`; what rounds to zero has no sign
 * @throws {ProductsError} `ERR_PRODUCTS_PRICE` for what is not finite
 *
 * @example
 * formatPriceChange('CL', 0.15); // '+0.15'
 */
export function formatPriceChange(product: ProductCode, change: number): string {
  const text = formatPrice(product, change);
  return Number(text) > 0 ? `+${text}` : text;
}
