/**
 * Sums and products with the part that rounding takes away: `…Rest` answers what the double result misses (Dekker, T. J.
 * (1971), "A floating-point technique for extending the available precision", Numerische Mathematik 18, 224-242; Knuth,
 * D. E., "The Art of Computer Programming", volume 2, 4.2.2). Factors are split by single precision, so that they must
 * be below 1e38.
 */

/** @returns a + b − fl(a + b), exactly; `sum` is fl(a + b) */
export function sumRest(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

/** @returns a·b − fl(a·b), within 2⁻¹⁰⁰ of the product; `product` is fl(a·b) */
export function productRest(a: number, b: number, product: number): number {
  const aHead = Math.fround(a);
  const bHead = Math.fround(b);
  const aTail = a - aHead;
  const bTail = b - bHead;
  return aHead * bHead - product + aHead * bTail + aTail * bHead + aTail * bTail;
}
