/** Every product, crude first; an index into this list stands for the product where rows are columns. */
export const PRODUCT_CODES = ['CL', 'BZ', 'NG', 'HO', 'RB'] as const;

/** A product by its exchange code: WTI crude, Brent crude, Henry Hub gas, heating oil (ULSD), RBOB gasoline. */
export type ProductCode = (typeof PRODUCT_CODES)[number];

export function isProductCode(text: string): text is ProductCode {
  return (PRODUCT_CODES as readonly string[]).includes(text); // widened: `includes` asks for a member
}
