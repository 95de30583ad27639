/** Which of ICE's contracts are products here. */
import type { ProductCode } from '@cushing/products';

interface IceContract {
  readonly product: ProductCode;
  /** ICE gives a code to several contracts of its markets: this number tells them apart. */
  readonly productId: string;
}

/** ICE's WTI settles to NYMEX's. */
const CONTRACTS: ReadonlyMap<string, IceContract> = new Map<string, IceContract>([
  ['B', { product: 'BZ', productId: '254' }],
  ['T', { product: 'CL', productId: '425' }],
  ['HOF', { product: 'HO', productId: '39' }],
]);

/** Its number was not seen: the words beside it must say that it is gasoline. */
const GASOLINE_CONTRACT = 'N';

const WORDS: readonly (readonly [string, ProductCode])[] = [
  ['wti', 'CL'],
  ['brent', 'BZ'],
  ['henry', 'NG'],
  ['heating oil', 'HO'],
  ['ulsd', 'HO'],
  ['rbob', 'RB'],
  ['gasoline', 'RB'],
];

/** What is priced as the difference or mean of others is never one of them. */
const WORDS_OF_DIFFERENCES = ['basis', 'spread', 'crack', 'diff', 'swing', 'index', 'dated', ' vs'];

/**
 * @param contract ICE's code, as `B`
 * @param productId ICE's number of the product; undefined in files that have none
 * @param words what the file says of the contract, its hub and product
 * @returns undefined for a contract that is none of the products
 */
export function iceProduct(contract: string, productId: string | undefined, words: string): ProductCode | undefined {
  if (contract === GASOLINE_CONTRACT) return proposedProduct(words) === 'RB' ? 'RB' : undefined;
  const known = CONTRACTS.get(contract);
  return known !== undefined && (productId === undefined || productId === known.productId) ? known.product : undefined;
}

/**
 * @param words what a file says of a contract, in any case
 * @returns the one product that they name; undefined where they name none, or several
 */
export function proposedProduct(words: string): ProductCode | undefined {
  const text = words.toLowerCase();
  if (WORDS_OF_DIFFERENCES.some((word) => text.includes(word))) return undefined;
  const named = new Set(WORDS.filter(([word]) => text.includes(word)).map(([, product]) => product));
  const [product] = named;
  return named.size === 1 ? product : undefined;
}
