export type ProductsErrorCode = 'ERR_PRODUCTS_DATE' | 'ERR_PRODUCTS_MONTH' | 'ERR_PRODUCTS_RANGE';

/** A programming error: a value that no caller should have passed. What a person types wrongly comes back as a value. */
export class ProductsError extends Error {
  readonly code: ProductsErrorCode;

  constructor(code: ProductsErrorCode, message: string) {
    super(`${code}: ${message}`);
    this.name = 'ProductsError';
    this.code = code;
  }
}
