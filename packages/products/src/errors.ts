/**
 * What a caller did wrong:
 *
 * - `ERR_PRODUCTS_DATE`: text or a number that is no calendar day
 * - `ERR_PRODUCTS_MONTH`: a month that does not exist
 * - `ERR_PRODUCTS_RANGE`: outside of the years that calendars and contracts are known for
 * - `ERR_PRODUCTS_COUNT`: a count that is no whole number, or negative where none makes sense
 * - `ERR_PRODUCTS_STRIKE`: a strike that the exchange's display cannot show
 * - `ERR_PRODUCTS_PRICE`: a price that is no finite number
 */
export type ProductsErrorCode =
  | 'ERR_PRODUCTS_DATE'
  | 'ERR_PRODUCTS_MONTH'
  | 'ERR_PRODUCTS_RANGE'
  | 'ERR_PRODUCTS_COUNT'
  | 'ERR_PRODUCTS_STRIKE'
  | 'ERR_PRODUCTS_PRICE';

/** A programming error: a value that no caller should have passed. What a person types wrongly comes back as a value. */
export class ProductsError extends Error {
  readonly code: ProductsErrorCode;

  constructor(code: ProductsErrorCode, message: string) {
    super(`${code}: ${message}`);
    this.name = 'ProductsError';
    this.code = code;
  }
}
