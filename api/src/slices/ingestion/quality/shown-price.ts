import { formatPrice } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

/** @returns the price with the product's decimals and a minus that is one, as in `−37.63` */
export function shownPrice(product: ProductCode, price: number): string {
  return formatPrice(product, price).replace('-', '−');
}
