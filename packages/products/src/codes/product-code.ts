/** Every product, crude first. The order is fixed: where products are rows or columns, this is their order. */
export const PRODUCT_CODES = ['CL', 'BZ', 'NG', 'HO', 'RB'] as const;

/** A product by its exchange code: WTI crude, Brent crude, Henry Hub gas, heating oil (ULSD), RBOB gasoline. */
export type ProductCode = (typeof PRODUCT_CODES)[number];

/** @param text a root as the exchange writes it; `cl` is none */
export function isProductCode(text: string): text is ProductCode {
  return (PRODUCT_CODES as readonly string[]).includes(text); // widened: `includes` asks for a member
}
